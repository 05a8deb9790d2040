using CaseTrack.Law;
using CaseTrack.Organisations;
using FluentValidation;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace CaseTrack.Mediation.Intake;

/// <summary>登记纠纷. 人民调解法 §17.</summary>
/// <param name="Id">Made by the client (UUID v7), so that a phone can retry safely.</param>
/// <param name="OccurredOn">The day it came in.</param>
/// <param name="Committee">调委会代码.</param>
/// <param name="Source">案件来源, code list <c>mediationSource</c>.</param>
/// <param name="DisputeType">纠纷类型, code list <c>disputeType</c>.</param>
public sealed record RegisterMediation(Guid Id, DateOnly OccurredOn, string Committee, string Source, string DisputeType)
{
    public sealed class Validator : AbstractValidator<RegisterMediation>
    {
        public Validator()
        {
            RuleFor(x => x.Id).NotEmpty();
            RuleFor(x => x.OccurredOn).IsBusinessDate();
            RuleFor(x => x.Committee).NotEmpty().MaximumLength(40);
            RuleFor(x => x.Source).IsCodeOf(CodeList.MediationSources, x => x.OccurredOn);
            RuleFor(x => x.DisputeType).IsCodeOf(CodeList.DisputeTypes, x => x.OccurredOn);
        }
    }
}

public static class RegisterMediationEndpoint
{
    public static Task<Organisation?> LoadAsync(RegisterMediation command, IQuerySession session, CancellationToken token) =>
        session.OrganisationAsync(command.Committee, token);

    public static ProblemDetails Validate(RegisterMediation command, Organisation? committee, Today today) => Rules.Require(
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (committee is not null, CommonRefusals.UnknownUnit, "/committee"),
        (committee?.OrganisationKind is OrganisationKind.MediationCommittee, MediationRefusals.NotACommittee, "/committee"),
        (committee?.IsActiveOn(command.OccurredOn) is true, CommonRefusals.UnitNotActive, "/committee"));

    /// <summary>登记纠纷: opens a mediation case.</summary>
    [WolverinePost("/api/v1/mediation-cases")]
    public static (CreationResponse<Guid>, IStartStream) Post(RegisterMediation command, Organisation committee) => (
        CreationResponse.For(command.Id, $"/api/v1/mediation-cases/{command.Id}"),
        MartenOps.StartStream<MediationCase>(command.Id, new MediationRegistered(
            command.OccurredOn, committee.Code, committee.CommitteeKind!.Value, command.Source, command.DisputeType)));
}
