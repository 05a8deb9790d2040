using CaseTrack.Clocks;
using CaseTrack.Terms;
using Marten;

namespace CaseTrack.Review.Intake;

/// <summary>补正通知. 行政复议法(2023) §31；实施条例 §29.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Items">需补正的材料，一次性列明: all of them at once.</param>
/// <param name="Days">补正期限，日（2017年法由机关确定，2023年法固定为十个工作日）: set by the organ until
/// 2023, ten working days since.</param>
public sealed record RequestPapers(DateOnly OccurredOn, IReadOnlyList<string> Items, int? Days = null) : IDated
{
    public sealed class Validator : DatedValidator<RequestPapers>
    {
        public Validator()
        {
            RuleFor(x => x.Items).NotEmpty();
            RuleForEach(x => x.Items).NotEmpty().MaximumLength(200);
            RuleFor(x => x.Days).InclusiveBetween(1, 60);
        }
    }
}

public static class RequestPapersEndpoint
{
    public static Task<Rulebook> LoadAsync(IQuerySession session, TermRules rules, CancellationToken token) =>
        session.RulebookAsync(rules, token);

    public static ProblemDetails Validate(RequestPapers command, ReviewApplication review, Rulebook rulebook, Today today) =>
        ReviewProcedure.PapersRequest.Allows(review, command.OccurredOn, today,
            (review.IsUnder2023 ? command.Days is null : command.Days is not null, ReviewRefusals.PapersPeriod, "/days"),
            rulebook.InTime(review, TermCode.ReviewScreening, command.OccurredOn, ReviewRefusals.ScreeningExpired));

    [WolverinePost("/api/v1/review-applications/{id}/papers-request")]
    public static (Recorded, PapersRequested) Post(RequestPapers command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Items, command.Days));
}
