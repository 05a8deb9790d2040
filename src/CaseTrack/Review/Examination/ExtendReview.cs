using CaseTrack.Clocks;
using CaseTrack.Terms;
using Marten;

namespace CaseTrack.Review.Examination;

/// <summary>延长审理期限. 行政复议法(2017) §31；(2023) §62.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Days">延长日数，不超过三十日: thirty at most.</param>
/// <param name="ApprovedBy">批准人，2017年法为机关负责人，2023年法为机构负责人: the head of the organ, since 2024 of its
/// review office.</param>
/// <param name="Reason">理由.</param>
public sealed record ExtendReview(DateOnly OccurredOn, int Days, string ApprovedBy, string Reason) : IDated
{
    public sealed class Validator : DatedValidator<ExtendReview>
    {
        public Validator()
        {
            RuleFor(x => x.Days).InclusiveBetween(1, 30);
            RuleFor(x => x.ApprovedBy).NotEmpty().MaximumLength(100);
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
        }
    }
}

public static class ExtendReviewEndpoint
{
    public static Task<Rulebook> LoadAsync(IQuerySession session, TermRules rules, CancellationToken token) =>
        session.RulebookAsync(rules, token);

    public static ProblemDetails Validate(ExtendReview command, ReviewApplication review, Rulebook rulebook, Today today) =>
        ReviewProcedure.Extension.Allows(review, command.OccurredOn, today,
            rulebook.InTime(review, TermCode.ReviewAdjudication, command.OccurredOn, ReviewRefusals.ExtensionTooLate,
                BreachKind.ProcedureWrong));

    [WolverinePost("/api/v1/review-applications/{id}/extension")]
    public static (Recorded, ReviewExtended) Post(ExtendReview command, [WriteAggregate] ReviewApplication review, Rulebook rulebook) =>
        (Recorded.After(review),
            new(command.OccurredOn, command.Days, command.ApprovedBy, command.Reason,
            TooLate: !rulebook.IsInTime(review, TermCode.ReviewAdjudication, command.OccurredOn)));
}
