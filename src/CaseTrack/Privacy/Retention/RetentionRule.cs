using System.Linq.Expressions;
using System.Text.Json.Serialization;

namespace CaseTrack.Privacy.Retention;

/// <summary>保管期限已规定.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Kind">The kind of case.</param>
/// <param name="Retention">Only files archived with this 保管期限; absent for all of the kind that have no rule of their own.</param>
/// <param name="Years">年数; absent for ever.</param>
/// <param name="InForceFrom">施行日.</param>
/// <param name="Basis">依据: which table of retention periods says so.</param>
/// <param name="SetBy">Who entered it.</param>
public sealed record RetentionRuleSet(
    DateOnly OccurredOn, string Kind, string? Retention, int? Years, DateOnly InForceFrom, string Basis, string SetBy)
    : ICaseEvent<RetentionRule>;

/// <summary>保管期限规则. How long the personal part of a kind of case is kept. It stays what it was: a change is a further rule with its
/// day.</summary>
public sealed record RetentionRule : ICaseRecord<RetentionRule>
{
    public static string Kind => "retention-rules";

    public Guid Id { get; init; }
    public int Version { get; init; }
    public required string RecordKind { get; init; }

    /// <summary>保管期限的种类, code list <c>retention</c>; absent for all that have no rule of their own.</summary>
    public string? Retention { get; init; }

    /// <summary>年数, counted from the end of the year in which a case was put away; absent for ever.</summary>
    public int? Years { get; init; }

    /// <summary>施行日.</summary>
    public DateOnly InForceFrom { get; init; }

    /// <summary>依据.</summary>
    public required string Basis { get; init; }

    public required string SetBy { get; init; }
    public DateOnly SetOn { get; init; }

    [JsonIgnore]
    public IReadOnlyList<string> Actions => [];

    public static Expression<Func<RetentionRule, bool>>? SeenBy(Sight sight) => null;

    public static RetentionRule Fold(RetentionRule? record, Guid id, ICaseEvent happened) => happened switch
    {
        RetentionRuleSet e => new RetentionRule
        {
            Id = id,
            RecordKind = e.Kind,
            Retention = e.Retention,
            Years = e.Years,
            InForceFrom = e.InForceFrom,
            Basis = e.Basis,
            SetBy = e.SetBy,
            SetOn = e.OccurredOn,
        },
        _ => throw new UnknownEventException(Kind, happened),
    };

    public IEnumerable<Fact> Facts() => [];
}
