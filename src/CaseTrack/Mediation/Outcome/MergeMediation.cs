using CaseTrack.Access;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Mediation.Outcome;

/// <summary>合并: one dispute was entered as two cases. 业务口径 B.4.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Into">The case that stays.</param>
/// <param name="Reason">Why, in words; no personal data.</param>
public sealed record MergeMediation(DateOnly OccurredOn, Guid Into, string Reason) : IDated
{
    public sealed class Validator : DatedValidator<MergeMediation>
    {
        public Validator()
        {
            RuleFor(x => x.Into).NotEmpty();
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
        }
    }
}

/// <summary>The case that stays.</summary>
public sealed record Remaining(MediationStage? Stage);

public static class MergeMediationEndpoint
{
    public static async Task<Remaining> LoadAsync(MergeMediation command, HttpContext context, IQuerySession session, CancellationToken token) =>
        new((await Viewer.Of(context).SeenAsync(MediationCase.Kind, [command.Into], session, token)).Count == 0 ? null
            : (await session.LoadAsync<MediationCase>(command.Into, token))?.Stage);

    public static ProblemDetails Validate(MergeMediation command, MediationCase mediation, Remaining remaining, Today today) =>
        MediationProcedure.Merging.Allows(mediation, command.OccurredOn, today,
            (command.Into != mediation.Id, MediationRefusals.MergedIntoItself, "/into"),
            (remaining.Stage is not (null or MediationStage.Merged or MediationStage.Voided), MediationRefusals.MergeUnknown, "/into"));

    /// <summary>合并入另一案件: this one leaves every figure, the other stays.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/merging")]
    public static (Recorded, MediationMerged) Post(MergeMediation command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Into, command.Reason));
}
