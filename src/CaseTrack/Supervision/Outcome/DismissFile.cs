namespace CaseTrack.Supervision.Outcome;

/// <summary>不予立案、不成立. 业务口径.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Reason">原因, code list <c>supervisionDismissal</c>.</param>
public sealed record DismissFile(DateOnly OccurredOn, string? Reason = null) : IDated
{
    public sealed class Validator : DatedValidator<DismissFile>
    {
        public Validator() =>
            RuleFor(x => x.Reason!).IsCodeOf(CodeList.Of("supervisionDismissal"), x => x.OccurredOn).When(x => x.Reason is not null);
    }
}

public static class DismissFileEndpoint
{
    public static ProblemDetails Validate(DismissFile command, SupervisionFile file, Today today) =>
        SupervisionProcedure.Dismissal.Allows(file, command.OccurredOn, today);

    /// <summary>不予立案、不成立: the lead or the file shows no fault.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/dismissal")]
    public static (Recorded, SupervisionNotEstablished) Post(DismissFile command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Reason));
}
