namespace CaseTrack.Supervision.Outcome;

/// <summary>归档. 业务口径.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Retention">保管期限, code list <c>retention</c>.</param>
public sealed record ArchiveFile(DateOnly OccurredOn, string Retention) : IDated
{
    public sealed class Validator : DatedValidator<ArchiveFile>
    {
        public Validator() => RuleFor(x => x.Retention).IsCodeOf(CodeList.Of("retention"), x => x.OccurredOn);
    }
}

public static class ArchiveFileEndpoint
{
    public static ProblemDetails Validate(ArchiveFile command, SupervisionFile file, Today today) =>
        SupervisionProcedure.Archiving.Allows(file, command.OccurredOn, today);

    [WolverinePost("/api/v1/supervision-files/{id}/archiving")]
    public static (Recorded, SupervisionArchived) Post(ArchiveFile command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Retention));
}
