namespace CaseTrack.Supervision.Outcome;

/// <summary>结案. 业务口径.</summary>
/// <param name="OccurredOn">业务日期.</param>
public sealed record CloseFile(DateOnly OccurredOn) : IDated
{
    public sealed class Validator : DatedValidator<CloseFile>;
}

public static class CloseFileEndpoint
{
    public static ProblemDetails Validate(CloseFile command, SupervisionFile file, Today today) =>
        SupervisionProcedure.Closing.Allows(file, command.OccurredOn, today);

    [WolverinePost("/api/v1/supervision-files/{id}/closing")]
    public static (Recorded, SupervisionClosed) Post(CloseFile command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn));
}
