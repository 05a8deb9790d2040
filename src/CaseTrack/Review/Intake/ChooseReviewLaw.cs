namespace CaseTrack.Review.Intake;

/// <summary>确定适用法律. 行政复议法(2023) §90；过渡期规则由机关决定.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="GovernedFrom">按该日施行的法律办理.</param>
/// <param name="Reason">理由.</param>
/// <param name="ApprovedBy">批准人.</param>
public sealed record ChooseReviewLaw(DateOnly OccurredOn, DateOnly GovernedFrom, string Reason, string ApprovedBy) : IDated
{
    public sealed class Validator : DatedValidator<ChooseReviewLaw>
    {
        public Validator()
        {
            RuleFor(x => x.GovernedFrom).IsBusinessDate();
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
            RuleFor(x => x.ApprovedBy).NotEmpty().MaximumLength(100);
        }
    }
}

public static class ChooseReviewLawEndpoint
{
    public static ProblemDetails Validate(ChooseReviewLaw command, ReviewApplication review, Today today) =>
        ReviewProcedure.GoverningLaw.Allows(review, command.OccurredOn, today,
            (command.GovernedFrom >= ReviewApplication.Law1999 && command.GovernedFrom <= command.OccurredOn, ReviewRefusals.LawOutOfRange, "/governedFrom"),
            (command.GovernedFrom != review.Law, ReviewRefusals.LawStands, "/governedFrom"));

    /// <summary>确定适用法律.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/governing-law")]
    public static (Recorded, ReviewLawChosen) Post(ChooseReviewLaw command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.GovernedFrom, command.Reason, command.ApprovedBy));
}
