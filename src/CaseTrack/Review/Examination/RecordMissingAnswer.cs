using CaseTrack.Clocks;
using CaseTrack.Terms;
using Marten;

namespace CaseTrack.Review.Examination;

/// <summary>被申请人逾期未答复. The law gives the day, nobody types it. 行政复议法(2017) §28；(2023) §70.</summary>
public sealed record RecordMissingAnswer;

public static class RecordMissingAnswerEndpoint
{
    public static Task<Rulebook> LoadAsync(IQuerySession session, TermRules rules, CancellationToken token) =>
        session.RulebookAsync(rules, token);

    public static ProblemDetails Validate(RecordMissingAnswer command, ReviewApplication review, Rulebook rulebook, Today today) =>
        ReviewProcedure.MissingAnswer.Allows(review, today.Date, today,
            (rulebook.Latest(review, TermCode.ReviewAnswer) is { End: null }
            && !rulebook.IsInTime(review, TermCode.ReviewAnswer, today.Date), ReviewRefusals.AnswerStillInTime));

    /// <summary>被申请人逾期未答复: dated the day after the term ran out.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/missing-answer")]
    public static (Recorded, AnswerOverdue) Post(RecordMissingAnswer command, [WriteAggregate] ReviewApplication review, Rulebook rulebook)
    {
        var term = rulebook.Latest(review, TermCode.ReviewAnswer)!;
        return (Recorded.After(review), (AnswerOverdue)review.BySilence(term, term.SilenceOn!.Value)!);
    }
}
