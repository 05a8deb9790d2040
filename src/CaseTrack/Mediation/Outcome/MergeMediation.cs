using CaseTrack.Access;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Mediation.Outcome;

/// <summary>合并: one dispute was entered as two cases. 业务口径.</summary>
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

public static class MergeMediationEndpoint
{
    public static Task<Leaving> LoadAsync(
        MergeMediation command, MediationCase mediation, HttpContext context, IDocumentSession session, ReleasedPeriods releases,
        CancellationToken token) =>
        Leaving.HeldAsync(mediation, command.Into, mediation.Facts(), context, session, releases, token);

    public static ProblemDetails Validate(MergeMediation command, MediationCase mediation, Leaving leaving, Today today) =>
        MediationProcedure.Merging.Allows(mediation, command.OccurredOn, today,
            (command.Into != mediation.Id, MediationRefusals.MergedIntoItself, "/into"),
            (leaving.OtherLives, MediationRefusals.MergeUnknown, "/into"),
            leaving.BySecondPerson(mediation.Dossier, Leaving.Merging, command.Into));

    /// <summary>合并: this one leaves every figure, the other stays.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/merging")]
    public static (Recorded, MediationMerged) Post(MergeMediation command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Into, command.Reason));
}
