using CaseTrack.Clocks;
using CaseTrack.Terms;
using Marten;

namespace CaseTrack.Review.Intake;

/// <summary>视为受理. 行政复议法(2017) §17；(2023) §30: five working days passed without a refusal. The law gives the day, nobody types it.</summary>
public sealed record DeemReviewAccepted;

public static class DeemReviewAcceptedEndpoint
{
    public static Task<Rulebook> LoadAsync(IQuerySession session, TermRules rules, CancellationToken token) =>
        session.RulebookAsync(rules, token);

    public static ProblemDetails Validate(DeemReviewAccepted command, ReviewApplication review, Rulebook rulebook, Today today) =>
        ReviewProcedure.DeemedAcceptance.Allows(review, today.Date, today,
            (!rulebook.IsInTime(review, TermCode.ReviewScreening, today.Date), ReviewRefusals.StillInTime));

    /// <summary>视为受理: under the 2017 law from the day of receipt, under the 2023 law from the day the period ran out.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/deemed-acceptance")]
    public static (Recorded, ReviewAccepted) Post(DeemReviewAccepted command, [WriteAggregate] ReviewApplication review, Rulebook rulebook)
    {
        var term = rulebook.Latest(review, TermCode.ReviewScreening)!;
        return (Recorded.After(review), (ReviewAccepted)review.BySilence(term, term.SilenceOn!.Value)!);
    }
}
