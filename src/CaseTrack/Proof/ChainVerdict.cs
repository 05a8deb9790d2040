namespace CaseTrack.Proof;

/// <summary>What is wrong at a point of difference.</summary>
public enum FaultKind
{
    /// <summary>内容被改动: what the event says, or who did it, is not what was sealed.</summary>
    Changed = 1,

    /// <summary>事件缺失: an event of the chain is gone, or the versions of a record have a gap before this one.</summary>
    Removed,

    /// <summary>事件是插入的: it is in no link of the chain, or was not sealed by the service.</summary>
    Inserted,

    /// <summary>顺序、版本或记录时间被改动: the event says what was sealed, but not in its place.</summary>
    Moved,

    /// <summary>链首系伪造: its signature does not fit, or is not this service's.</summary>
    HeadForged,

    /// <summary>链与链首不符: events and links agree with one another but not with what was signed.</summary>
    Rewritten,
}

/// <summary>差异.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Sequence">The event; for a head, its last event; for a record that lost its end, the last event it still has, 0 for
/// none.</param>
/// <param name="Stream">The record.</param>
/// <param name="Event">The event's type.</param>
/// <param name="After">For what was rewritten: the last event that is proved; what lies between is not.</param>
public sealed record ChainFault(FaultKind Kind, long Sequence, Guid? Stream = null, string? Event = null, long? After = null);

/// <summary>核验结果.</summary>
/// <param name="District">区划代码.</param>
/// <param name="Events">Events read.</param>
/// <param name="Linked">Of these, linked.</param>
/// <param name="Heads">Heads compared.</param>
/// <param name="First">The first point of difference; absent where everything holds.</param>
/// <param name="Differences">差异数: how many there are.</param>
/// <param name="Named">The first of them, at most <see cref="ChainCheck.NamedAtMost"/>.</param>
/// <param name="SealsChecked">Whether the seals could be asked; without their key links and heads are all there is.</param>
/// <param name="DaysWithoutHead">Days between two kept heads for which none is kept: the service stood still, or somebody took it away. No
/// difference by itself, since the next head proves what was before it.</param>
/// <param name="Redacted">已遮盖: events that are no longer what was linked, and stand as a redaction of two people left them.</param>
public sealed record ChainVerdict(
    string District, long Events, long Linked, int Heads, ChainFault? First, int Differences, IReadOnlyList<ChainFault> Named,
    bool SealsChecked, IReadOnlyList<DateOnly> DaysWithoutHead, int Redacted = 0)
{
    public bool Holds => First is null;
}

/// <summary>One step of the walk: an event, its link, or one of them without the other.</summary>
public sealed record Link(StoredEvent? Event, long Sequence, byte[]? Hash);
