using CaseTrack.Law;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace CaseTrack.Review.Intake;

/// <summary>不予受理. 行政复议法(2017) §17；(2023) §30.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Ground">不予受理理由, code list <c>refusalGround</c>.</param>
public sealed record RefuseReview(DateOnly OccurredOn, string Ground)
{
    public sealed class Validator : AbstractValidator<RefuseReview>
    {
        public Validator()
        {
            RuleFor(x => x.OccurredOn).IsBusinessDate();
            RuleFor(x => x.Ground).IsCodeOf(CodeList.RefusalGrounds, x => x.OccurredOn);
        }
    }
}

public static class RefuseReviewEndpoint
{
    public static ProblemDetails Validate(RefuseReview command, ReviewApplication review, Today today) => Rules.Require(
        (review.Stage is ReviewStage.Screening or ReviewStage.PreAcceptanceMediation, ReviewRefusals.NotUnderScreening),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= (review.MediationOn ?? review.ReceivedOn), CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>不予受理.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/refusal")]
    public static (Recorded, ReviewRefused) Post(RefuseReview command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Ground));
}
