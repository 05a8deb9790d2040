using CaseTrack.Clocks;
using CaseTrack.Terms;
using Marten;

namespace CaseTrack.Review.Intake;

/// <summary>逾期未补正视为放弃. The law gives the day, nobody types it. 行政复议法(2023) §31；实施条例 §29.</summary>
public sealed record RecordAbandonment;

public static class RecordAbandonmentEndpoint
{
    public static Task<Rulebook> LoadAsync(IQuerySession session, TermRules rules, CancellationToken token) =>
        session.RulebookAsync(rules, token);

    public static ProblemDetails Validate(RecordAbandonment command, ReviewApplication review, Rulebook rulebook, Today today) =>
        ReviewProcedure.Abandonment.Allows(review, today.Date, today,
            (!rulebook.IsInTime(review, TermCode.ReviewPapers, today.Date), ReviewRefusals.PapersStillInTime));

    /// <summary>逾期未补正视为放弃: the papers were not corrected in time.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/abandonment")]
    public static (Recorded, ReviewAbandoned) Post(RecordAbandonment command, [WriteAggregate] ReviewApplication review, Rulebook rulebook)
    {
        var term = rulebook.Latest(review, TermCode.ReviewPapers)!;
        return (Recorded.After(review), (ReviewAbandoned)review.BySilence(term, term.SilenceOn!.Value)!);
    }
}
