namespace CaseTrack.Supervision.Outcome;

/// <summary>整改完成（复核验收通过）. 行政执法监督条例（国务院令第825号）.</summary>
/// <param name="OccurredOn">业务日期.</param>
public sealed record VerifyRectification(DateOnly OccurredOn) : IDated
{
    public sealed class Validator : DatedValidator<VerifyRectification>;
}

public static class VerifyRectificationEndpoint
{
    public static ProblemDetails Validate(VerifyRectification command, SupervisionFile file, Today today) =>
        SupervisionProcedure.Rectification.Allows(file, command.OccurredOn, today);

    [WolverinePost("/api/v1/supervision-files/{id}/rectification")]
    public static (Recorded, RectificationVerified) Post(VerifyRectification command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn));
}
