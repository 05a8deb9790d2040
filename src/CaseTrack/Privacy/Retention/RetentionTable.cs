namespace CaseTrack.Privacy.Retention;

/// <summary>保管期限表. The rules of a kind of case; without one a case is kept for ever.</summary>
public sealed class RetentionTable(IReadOnlyList<RetentionRule> rules)
{
    /// <summary>The rule in force on a day for what was archived with a 保管期限, or without; the one that names it goes before the one for
    /// all.</summary>
    public RetentionRule? Of(string? retention, DateOnly on) =>
        (retention is null ? null : InForce(retention, on)) ?? InForce(null, on);

    /// <summary>The first day on which a case may go: its years are counted from the end of the year in which it was put away.</summary>
    public static DateOnly DueOn(DateOnly putAwayOn, int years) => new(putAwayOn.Year + years + 1, 1, 1);

    private RetentionRule? InForce(string? retention, DateOnly on) =>
        rules.Where(x => x.Retention == retention && x.InForceFrom <= on).MaxBy(x => x.InForceFrom);
}
