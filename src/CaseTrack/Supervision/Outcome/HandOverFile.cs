namespace CaseTrack.Supervision.Outcome;

/// <summary>移交. 行政执法监督条例（国务院令第825号）；业务口径.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Target">移交对象, code list <c>handOverTarget</c>.</param>
public sealed record HandOverFile(DateOnly OccurredOn, string Target) : IDated
{
    public sealed class Validator : DatedValidator<HandOverFile>
    {
        public Validator() => RuleFor(x => x.Target).IsCodeOf(CodeList.HandOverTargets, x => x.OccurredOn);
    }
}

public static class HandOverFileEndpoint
{
    public static ProblemDetails Validate(HandOverFile command, SupervisionFile file, Today today) =>
        SupervisionProcedure.HandOver.Allows(file, command.OccurredOn, today);

    /// <summary>移交: to another organ.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/hand-over")]
    public static (Recorded, SupervisionHandedOver) Post(HandOverFile command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Target));
}
