namespace CaseTrack.Review.Examination;

/// <summary>委托鉴定、勘验. 实施条例 §§34, 37.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Subject">种类, code list <c>appraisalKind</c>.</param>
public sealed record StartAppraisal(DateOnly OccurredOn, string Subject) : IDated
{
    public sealed class Validator : DatedValidator<StartAppraisal>
    {
        public Validator() => RuleFor(x => x.Subject).IsCodeOf(CodeList.Of("appraisalKind"), x => x.OccurredOn);
    }
}

public static class StartAppraisalEndpoint
{
    public static ProblemDetails Validate(StartAppraisal command, ReviewApplication review, Today today) =>
        ReviewProcedure.Appraisal.Allows(review, command.OccurredOn, today);

    [WolverinePost("/api/v1/review-applications/{id}/appraisal")]
    public static (Recorded, AppraisalStarted) Post(StartAppraisal command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Subject));
}
