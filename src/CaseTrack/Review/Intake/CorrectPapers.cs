using CaseTrack.Clocks;
using CaseTrack.Terms;
using Marten;

namespace CaseTrack.Review.Intake;

/// <summary>收到补正材料. 行政复议法(2023) §31；实施条例 §29.</summary>
/// <param name="OccurredOn">业务日期.</param>
public sealed record CorrectPapers(DateOnly OccurredOn) : IDated
{
    public sealed class Validator : DatedValidator<CorrectPapers>;
}

public static class CorrectPapersEndpoint
{
    public static Task<Rulebook> LoadAsync(IQuerySession session, TermRules rules, CancellationToken token) =>
        session.RulebookAsync(rules, token);

    public static ProblemDetails Validate(CorrectPapers command, ReviewApplication review, Rulebook rulebook, Today today) =>
        ReviewProcedure.CorrectedPapers.Allows(review, command.OccurredOn, today,
            rulebook.InTime(review, TermCode.ReviewPapers, command.OccurredOn, ReviewRefusals.PapersExpired));

    [WolverinePost("/api/v1/review-applications/{id}/corrected-papers")]
    public static (Recorded, PapersCorrected) Post(CorrectPapers command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn));
}
