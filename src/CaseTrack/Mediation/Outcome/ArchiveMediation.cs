namespace CaseTrack.Mediation.Outcome;

/// <summary>归档. 人民调解法 §27；卷宗目录.</summary>
/// <param name="OccurredOn">归档日.</param>
/// <param name="Retention">保管期限, code list <c>retention</c>.</param>
public sealed record ArchiveMediation(DateOnly OccurredOn, string? Retention = null) : IDated
{
    public sealed class Validator : DatedValidator<ArchiveMediation>
    {
        public Validator() =>
            RuleFor(x => x.Retention!).IsCodeOf(CodeList.Of("retention"), x => x.OccurredOn).When(x => x.Retention is not null);
    }
}

public static class ArchiveMediationEndpoint
{
    public static ProblemDetails Validate(ArchiveMediation command, MediationCase mediation, Today today) =>
        MediationProcedure.Archiving.Allows(mediation, command.OccurredOn, today);

    /// <summary>归档: the file is complete.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/archiving")]
    public static (Recorded, MediationArchived) Post(ArchiveMediation command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Retention));
}
