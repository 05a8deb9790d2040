using CaseTrack.Law;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace CaseTrack.Review.Decision;

/// <summary>办结归档.</summary>
/// <param name="OccurredOn">业务日期.</param>
public sealed record CloseReview(DateOnly OccurredOn)
{
    public sealed class Validator : AbstractValidator<CloseReview>
    {
        public Validator() => RuleFor(x => x.OccurredOn).IsBusinessDate();
    }
}

public static class CloseReviewEndpoint
{
    public static ProblemDetails Validate(CloseReview command, ReviewApplication review, Today today) => Rules.Require(
        (review.Stage is ReviewStage.Decided or ReviewStage.Withdrawn or ReviewStage.Refused, ReviewRefusals.NothingToClose),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= (review.DecidedOn ?? review.WithdrawnOn ?? review.RefusedOn), CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>办结.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/closing")]
    public static (Recorded, ReviewClosed) Post(CloseReview command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn));
}
