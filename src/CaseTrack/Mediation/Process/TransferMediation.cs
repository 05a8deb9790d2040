using CaseTrack.Organisations;
using Marten;

namespace CaseTrack.Mediation.Process;

/// <summary>移交其他调委会. 湖北省人民调解规定 §8.</summary>
/// <param name="OccurredOn">移交日.</param>
/// <param name="Committee">接收的调委会代码.</param>
/// <param name="Reason">理由.</param>
public sealed record TransferMediation(DateOnly OccurredOn, string Committee, string Reason) : IDated
{
    public sealed class Validator : DatedValidator<TransferMediation>
    {
        public Validator()
        {
            RuleFor(x => x.Committee).NotEmpty().MaximumLength(40);
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
        }
    }
}

public static class TransferMediationEndpoint
{
    public static Task<Organisation?> LoadAsync(TransferMediation command, IQuerySession session, CancellationToken token) =>
        session.OrganisationAsync(command.Committee, token);

    public static ProblemDetails Validate(TransferMediation command, MediationCase mediation, Organisation? committee, Today today) =>
        MediationProcedure.Transfer.Allows(mediation, command.OccurredOn, today,
            (committee is not null, CommonRefusals.UnknownUnit, "/committee"),
            (committee?.OrganisationKind is OrganisationKind.MediationCommittee, MediationRefusals.NotACommittee, "/committee"),
            (committee?.IsActiveOn(command.OccurredOn) is true, CommonRefusals.UnitNotActive, "/committee"),
            (command.Committee != mediation.Committee, MediationRefusals.SameCommittee, "/committee"));

    /// <summary>移交其他调委会: the acceptance stays counted where it was, the outcome will count where it is reached.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/transfer")]
    public static (Recorded, MediationTransferred) Post(
        TransferMediation command, [WriteAggregate] MediationCase mediation, Organisation committee) =>
        (Recorded.After(mediation), new(command.OccurredOn, committee.Code, committee.CommitteeKind!.Value, command.Reason));
}
