namespace CaseTrack.Review.Intake;

/// <summary>受理前撤回. 行政复议法(2017) §25；(2023) §41.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Reason">撤回原因, code list <c>withdrawalReason</c>.</param>
public sealed record WithdrawReview(DateOnly OccurredOn, string Reason) : IDated
{
    public sealed class Validator : DatedValidator<WithdrawReview>
    {
        public Validator() => RuleFor(x => x.Reason).IsCodeOf(CodeList.WithdrawalReasons, x => x.OccurredOn);
    }
}

public static class WithdrawReviewEndpoint
{
    public static ProblemDetails Validate(WithdrawReview command, ReviewApplication review, Today today) =>
        ReviewProcedure.Withdrawal.Allows(review, command.OccurredOn, today,
            (command.Reason != WithdrawalReason.AfterMediation || review.MediationOn is not null, ReviewRefusals.NotMediated, "/reason"));

    /// <summary>受理前撤回: the application ends without being accepted.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/withdrawal")]
    public static (Recorded, ReviewWithdrawn) Post(WithdrawReview command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Reason));
}
