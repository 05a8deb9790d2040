namespace CaseTrack.Mediation.Outcome;

/// <summary>归档. 人民调解法 §27；卷宗目录 B.9.</summary>
/// <param name="OccurredOn">归档日.</param>
/// <param name="Retention">保管期限, code list <c>retention</c>.</param>
public sealed record ArchiveMediation(DateOnly OccurredOn, string? Retention = null) : IDated
{
    public sealed class Validator : DatedValidator<ArchiveMediation>
    {
        public Validator() => RuleFor(x => x.Retention!).IsCodeOf(CodeList.Of("retention"), x => x.OccurredOn).When(x => x.Retention is not null);
    }
}

public static class ArchiveMediationEndpoint
{
    private static readonly string[] AlwaysRequired = ["application", "rights-notice", "identity", "session-record"];

    public static ProblemDetails Validate(ArchiveMediation command, MediationCase mediation, Today today)
    {
        var missing = Missing(mediation);
        return MediationProcedure.Archiving.Allows(mediation, command.OccurredOn, today,
            (missing.Count == 0, MediationRefusals.ItemsMissing with
            {
                Chinese = $"{MediationRefusals.ItemsMissing.Chinese}：{string.Join('、', missing.Select(x => CodeList.Of("mediationItem").Codes.First(y => y.Value == x).Chinese))}",
                English = $"{MediationRefusals.ItemsMissing.English}: {string.Join(", ", missing.Select(x => CodeList.Of("mediationItem").Codes.First(y => y.Value == x).English))}",
            }));
    }

    /// <summary>卷内必备材料 still missing: the fixed ones, and the agreement where there is one.</summary>
    public static IReadOnlyList<string> Missing(MediationCase mediation) =>
        [.. AlwaysRequired.Concat(mediation.AgreedOn is null ? [] : ["agreement"]).Where(x => !mediation.Dossier.Items.Any(y => y.Item == x))];

    /// <summary>归档: the file is complete.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/archiving")]
    public static (Recorded, MediationArchived) Post(ArchiveMediation command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Retention));
}
