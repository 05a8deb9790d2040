namespace CaseTrack.Review.Litigation;

/// <summary>行政败诉报告. 行政败诉报告制度.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Lawsuit">标识.</param>
/// <param name="Cause">败诉原因.</param>
/// <param name="Measures">整改措施.</param>
/// <param name="ReportedTo">报告对象.</param>
public sealed record ReportDefeat(DateOnly OccurredOn, Guid Lawsuit, string Cause, string Measures, string ReportedTo) : IDated
{
    public sealed class Validator : DatedValidator<ReportDefeat>
    {
        public Validator()
        {
            RuleFor(x => x.Lawsuit).NotEmpty();
            RuleFor(x => x.Cause).NotEmpty().MaximumLength(1000);
            RuleFor(x => x.Measures).NotEmpty().MaximumLength(1000);
            RuleFor(x => x.ReportedTo).NotEmpty().MaximumLength(100);
        }
    }
}

public static class ReportDefeatEndpoint
{
    public static ProblemDetails Validate(ReportDefeat command, ReviewApplication review, Today today) =>
        ReviewProcedure.DefeatReports.Allows(review, command.OccurredOn, today,
            (review.Lost.Contains(command.Lawsuit.ToString()), ReviewRefusals.NotLost, "/lawsuit"),
            review.Dossier.OnceOf<DefeatReported>(command.Lawsuit, "/lawsuit"),
            review.Dossier.NotBefore<JudgmentGiven>(command.Lawsuit, command.OccurredOn));

    [WolverinePost("/api/v1/review-applications/{id}/defeat-reports")]
    public static (Recorded, DefeatReported) Post(ReportDefeat command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Lawsuit, command.Cause, command.Measures, command.ReportedTo));
}
