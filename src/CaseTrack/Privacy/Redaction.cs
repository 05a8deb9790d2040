using System.Linq.Expressions;
using System.Text.Json.Serialization;

namespace CaseTrack.Privacy;

/// <summary>遮盖申请的状态.</summary>
public enum RedactionStage
{
    /// <summary>已申请.</summary>
    Requested = 1,

    /// <summary>已批准并执行.</summary>
    Carried,

    /// <summary>已驳回.</summary>
    Rejected,
}

/// <summary>文字中的一段, by its place: what stands there is not said a second time.</summary>
/// <param name="Start">起始位置, from 0, in UTF-16 units.</param>
/// <param name="Length">长度.</param>
public sealed record TextSpan(int Start, int Length);

/// <summary>一处文字.</summary>
/// <param name="Version">The event, by its version in the history.</param>
/// <param name="Field">The field, as a JSON Pointer into the event's data.</param>
/// <param name="Spans">What of it is taken out.</param>
public sealed record RedactedPlace(long Version, string Field, IReadOnlyList<TextSpan> Spans);

/// <summary>已申请遮盖文字. It says where the words stand and never what they are.</summary>
/// <param name="OccurredOn">申请日.</param>
/// <param name="Kind">The kind of record.</param>
/// <param name="RecordId">The record.</param>
/// <param name="Places">The places, those of corrections that repeat the event among them.</param>
/// <param name="Replacement">代替的文字.</param>
/// <param name="Reason">理由.</param>
/// <param name="RequestedBy">Who asked.</param>
/// <param name="RecordVersion">The record's version then: what changed its texts later overtakes the request.</param>
public sealed record RedactionRequested(
    DateOnly OccurredOn, string Kind, Guid RecordId, IReadOnlyList<RedactedPlace> Places, string Replacement, string Reason,
    string RequestedBy, long RecordVersion) : ICaseEvent<Redaction>;

/// <summary>已批准并遮盖, by a second person.</summary>
public sealed record RedactionCarried(DateOnly OccurredOn, string ApprovedBy) : ICaseEvent<Redaction>
{
    ChangeClass ICaseEvent.Change => ChangeClass.Erasure;
}

/// <summary>已驳回.</summary>
public sealed record RedactionRejected(DateOnly OccurredOn, string Reason) : ICaseEvent<Redaction>;

/// <summary>文字的遮盖. 个人信息保护法 §47: words that name somebody are taken out of what has been recorded; what was counted stays counted.</summary>
public sealed record Redaction : ICaseRecord<Redaction>, IConcernsCase
{
    public static string Kind => "redactions";

    public Guid Id { get; init; }
    public int Version { get; init; }
    public RedactionStage Stage { get; init; }
    public required string RecordKind { get; init; }
    public Guid RecordId { get; init; }
    public IReadOnlyList<RedactedPlace> Places { get; init; } = [];

    /// <summary>代替的文字.</summary>
    public required string Replacement { get; init; }

    /// <summary>理由.</summary>
    public required string Reason { get; init; }

    public required string RequestedBy { get; init; }
    public DateOnly RequestedOn { get; init; }
    public long RecordVersion { get; init; }
    public string? ApprovedBy { get; init; }

    [JsonIgnore]
    public IReadOnlyList<string> Actions => Stage is RedactionStage.Requested ? ["approval", "rejection"] : [];

    public static Expression<Func<Redaction, bool>>? SeenBy(Sight sight) => null;

    public static Redaction Fold(Redaction? record, Guid id, ICaseEvent happened) => happened switch
    {
        RedactionRequested e => new Redaction
        {
            Id = id,
            Stage = RedactionStage.Requested,
            RecordKind = e.Kind,
            RecordId = e.RecordId,
            Places = e.Places,
            Replacement = e.Replacement,
            Reason = e.Reason,
            RequestedBy = e.RequestedBy,
            RequestedOn = e.OccurredOn,
            RecordVersion = e.RecordVersion,
        },
        RedactionCarried e => record! with { Stage = RedactionStage.Carried, ApprovedBy = e.ApprovedBy },
        RedactionRejected => record! with { Stage = RedactionStage.Rejected },
        _ => throw new UnknownEventException(Kind, happened),
    };

    public IEnumerable<Fact> Facts() => [];
}
