namespace CaseTrack.Supervision.Handling;

/// <summary>验收不通过. 行政执法监督条例（国务院令第825号）；业务口径.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Reason">理由.</param>
public sealed record ReturnRectification(DateOnly OccurredOn, string Reason) : IDated
{
    public sealed class Validator : DatedValidator<ReturnRectification>
    {
        public Validator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
    }
}

public static class ReturnRectificationEndpoint
{
    public static ProblemDetails Validate(ReturnRectification command, SupervisionFile file, Today today) =>
        SupervisionProcedure.RectificationReturn.Allows(file, command.OccurredOn, today);

    [WolverinePost("/api/v1/supervision-files/{id}/rectification-return")]
    public static (Recorded, RectificationReturned) Post(ReturnRectification command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Reason));
}
