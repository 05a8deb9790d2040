using CaseTrack.Law;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace CaseTrack.Review.Decision;

/// <summary>作出决定或以调解书、终止结案. 行政复议法(2017) §28；(2023) §§63-73.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Decision">复议结果, code list <c>reviewDecision</c>.</param>
public sealed record DecideReview(DateOnly OccurredOn, string Decision)
{
    public sealed class Validator : AbstractValidator<DecideReview>
    {
        public Validator()
        {
            RuleFor(x => x.OccurredOn).IsBusinessDate();
            RuleFor(x => x.Decision).IsCodeOf(CodeList.ReviewDecisions, x => x.OccurredOn);
        }
    }
}

public static class DecideReviewEndpoint
{
    public static ProblemDetails Validate(DecideReview command, ReviewApplication review, Today today) => Rules.Require(
        (review.Stage is ReviewStage.Adjudication, ReviewRefusals.NotUnderAdjudication),
        (CodeList.ReviewDecisions.Holds(command.Decision, review.ReceivedOn), ReviewRefusals.DecisionUnknownToLaw),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= review.AcceptedOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>作出决定.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/decision")]
    public static (Recorded, ReviewDecided) Post(DecideReview command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Decision));
}
