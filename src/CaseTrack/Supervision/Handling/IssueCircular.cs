namespace CaseTrack.Supervision.Handling;

/// <summary>通报. 行政执法监督条例（国务院令第825号）；业务口径.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Subject">通报事由.</param>
/// <param name="Reference">标识, to be told from another of the same day.</param>
public sealed record IssueCircular(DateOnly OccurredOn, string Subject, Guid? Reference = null) : IDated
{
    public sealed class Validator : DatedValidator<IssueCircular>
    {
        public Validator() => RuleFor(x => x.Subject).NotEmpty().MaximumLength(300);
    }
}

public static class IssueCircularEndpoint
{
    public static ProblemDetails Validate(IssueCircular command, SupervisionFile file, Today today) =>
        SupervisionProcedure.Circulars.Allows(file, command.OccurredOn, today,
            file.Dossier.OnceADay<CircularIssued>(command.OccurredOn, command.Reference));

    [WolverinePost("/api/v1/supervision-files/{id}/circulars")]
    public static (Recorded, CircularIssued) Post(IssueCircular command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Subject, command.Reference));
}
