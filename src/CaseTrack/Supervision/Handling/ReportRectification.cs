namespace CaseTrack.Supervision.Handling;

/// <summary>整改反馈. 行政执法监督条例（国务院令第825号）；业务口径.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Report">整改情况.</param>
public sealed record ReportRectification(DateOnly OccurredOn, string Report) : IDated
{
    public sealed class Validator : DatedValidator<ReportRectification>
    {
        public Validator() => RuleFor(x => x.Report).NotEmpty().MaximumLength(1000);
    }
}

public static class ReportRectificationEndpoint
{
    public static ProblemDetails Validate(ReportRectification command, SupervisionFile file, Today today) =>
        SupervisionProcedure.RectificationReport.Allows(file, command.OccurredOn, today);

    [WolverinePost("/api/v1/supervision-files/{id}/rectification-report")]
    public static (Recorded, RectificationReported) Post(ReportRectification command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Report));
}
