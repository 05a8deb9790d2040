using CaseTrack.Law;
using CaseTrack.Organisations;
using FluentValidation;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace CaseTrack.Supervision.Leads;

/// <summary>登记线索.</summary>
/// <param name="Id">Made by the client (UUID v7).</param>
/// <param name="OccurredOn">The day the lead came in.</param>
/// <param name="Office">监督机构代码.</param>
/// <param name="Source">线索来源, code list <c>leadSource</c>.</param>
/// <param name="Field">行政管理领域, code list <c>administrativeField</c>.</param>
public sealed record RegisterLead(Guid Id, DateOnly OccurredOn, string Office, string Source, string Field)
{
    public sealed class Validator : AbstractValidator<RegisterLead>
    {
        public Validator()
        {
            RuleFor(x => x.Id).NotEmpty();
            RuleFor(x => x.OccurredOn).IsBusinessDate();
            RuleFor(x => x.Office).NotEmpty().MaximumLength(40);
            RuleFor(x => x.Source).IsCodeOf(CodeList.LeadSources, x => x.OccurredOn);
            RuleFor(x => x.Field).IsCodeOf(CodeList.AdministrativeFields, x => x.OccurredOn);
        }
    }
}

public static class RegisterLeadEndpoint
{
    public static Task<Organisation?> LoadAsync(RegisterLead command, IQuerySession session, CancellationToken token) =>
        session.OrganisationAsync(command.Office, token);

    public static ProblemDetails Validate(RegisterLead command, Organisation? office, Today today) => Rules.Require(
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (office is not null, CommonRefusals.UnknownUnit, "/office"),
        (office?.OrganisationKind is OrganisationKind.Department, SupervisionRefusals.NotAnOffice, "/office"),
        (office?.IsActiveOn(command.OccurredOn) is true, CommonRefusals.UnitNotActive, "/office"));

    /// <summary>登记线索.</summary>
    [WolverinePost("/api/v1/supervision-files")]
    public static (CreationResponse<Guid>, IStartStream) Post(RegisterLead command) => (
        CreationResponse.For(command.Id, $"/api/v1/supervision-files/{command.Id}"),
        MartenOps.StartStream<SupervisionFile>(command.Id, new SupervisionLeadRegistered(command.OccurredOn, command.Office, command.Source, command.Field)));
}
