using CaseTrack.Law;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace CaseTrack.Review.Decision;

/// <summary>作废: a duplicate or a record made by mistake.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Reason">Why, in words; no personal data.</param>
public sealed record VoidReview(DateOnly OccurredOn, string Reason)
{
    public sealed class Validator : AbstractValidator<VoidReview>
    {
        public Validator()
        {
            RuleFor(x => x.OccurredOn).IsBusinessDate();
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
        }
    }
}

public static class VoidReviewEndpoint
{
    public static ProblemDetails Validate(VoidReview command, ReviewApplication review, Today today) => Rules.Require(
        (review.Stage is not ReviewStage.Voided, ReviewRefusals.Voided),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= review.ReceivedOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>作废: the record leaves every figure, its history stays.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/voiding")]
    public static (Recorded, ReviewVoided) Post(VoidReview command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Reason));
}
