using CaseTrack.Law;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace CaseTrack.Review.Intake;

/// <summary>受理. 行政复议法(2017) §17；(2023) §30.</summary>
/// <param name="OccurredOn">受理日.</param>
public sealed record AcceptReview(DateOnly OccurredOn)
{
    public sealed class Validator : AbstractValidator<AcceptReview>
    {
        public Validator() => RuleFor(x => x.OccurredOn).IsBusinessDate();
    }
}

public static class AcceptReviewEndpoint
{
    public static ProblemDetails Validate(AcceptReview command, ReviewApplication review, Today today) => Rules.Require(
        (review.Stage is ReviewStage.Screening or ReviewStage.PreAcceptanceMediation, ReviewRefusals.NotUnderScreening),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= (review.MediationOn ?? review.ReceivedOn), CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>受理: the application will be examined on the merits.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/acceptance")]
    public static (Recorded, ReviewAccepted) Post(AcceptReview command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, false, ScreeningLimit.For(review.ReceivedOn).Basis));
}

/// <summary>视为受理: the organ let the five working days pass without a refusal. The law gives the day, nobody types it.</summary>
public sealed record DeemReviewAccepted;

public static class DeemReviewAcceptedEndpoint
{
    public static ProblemDetails Validate(DeemReviewAccepted command, ReviewApplication review, Today today) => Rules.Require(
        (review.Stage is ReviewStage.Screening or ReviewStage.PreAcceptanceMediation, ReviewRefusals.NotUnderScreening),
        (today.Date > ScreeningLimit.For(review.ReceivedOn).ExpiresOn(review.ReceivedOn), ReviewRefusals.StillInTime));

    /// <summary>视为受理: under the 2017 law from the day of receipt, under the 2023 law from the day the period ran out.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/deemed-acceptance")]
    public static (Recorded, ReviewAccepted) Post(DeemReviewAccepted command, [WriteAggregate] ReviewApplication review)
    {
        var limit = ScreeningLimit.For(review.ReceivedOn);
        return (Recorded.After(review), new(limit.DeemedAcceptedOn(review.ReceivedOn), true, limit.Basis));
    }
}
