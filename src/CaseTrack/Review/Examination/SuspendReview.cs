namespace CaseTrack.Review.Examination;

/// <summary>中止. 行政复议法(2023) §39；实施条例 §41.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Ground">中止事由, code list <c>suspensionGround</c>.</param>
/// <param name="NotifiedOn">书面告知当事人之日.</param>
public sealed record SuspendReview(DateOnly OccurredOn, string Ground, DateOnly? NotifiedOn = null) : IDated
{
    public sealed class Validator : DatedValidator<SuspendReview>
    {
        public Validator() => RuleFor(x => x.Ground).IsCodeOf(CodeList.Of("suspensionGround"), x => x.OccurredOn);
    }
}

public static class SuspendReviewEndpoint
{
    public static ProblemDetails Validate(SuspendReview command, ReviewApplication review, Today today) =>
        ReviewProcedure.Suspension.Allows(review, command.OccurredOn, today,
            (CodeList.Of("suspensionGround").Holds(command.Ground, review.Law), ReviewRefusals.GroundUnknownToLaw, "/ground"));

    [WolverinePost("/api/v1/review-applications/{id}/suspension")]
    public static (Recorded, ReviewSuspended) Post(SuspendReview command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Ground, command.NotifiedOn));
}
