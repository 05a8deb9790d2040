namespace CaseTrack.Review.Examination;

/// <summary>简易程序转普通程序. 行政复议法(2023) §55.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Reason">理由.</param>
/// <param name="ApprovedBy">批准人（行政复议机构负责人）.</param>
public sealed record ConvertProcedure(DateOnly OccurredOn, string Reason, string ApprovedBy) : IDated
{
    public sealed class Validator : DatedValidator<ConvertProcedure>
    {
        public Validator()
        {
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
            RuleFor(x => x.ApprovedBy).NotEmpty().MaximumLength(100);
        }
    }
}

public static class ConvertProcedureEndpoint
{
    public static ProblemDetails Validate(ConvertProcedure command, ReviewApplication review, Today today) =>
        ReviewProcedure.Conversion.Allows(review, command.OccurredOn, today);

    [WolverinePost("/api/v1/review-applications/{id}/conversion")]
    public static (Recorded, ProcedureConverted) Post(ConvertProcedure command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Reason, command.ApprovedBy));
}
