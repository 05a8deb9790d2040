using CaseTrack.Releases;

namespace CaseTrack.Proof;

/// <summary>What is wrong at the first point of difference.</summary>
public enum FaultKind
{
    /// <summary>内容被改动: what the event says, or who did it, is not what was sealed.</summary>
    Changed = 1,

    /// <summary>事件缺失.</summary>
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

/// <summary>首个差异.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Sequence">The event; for a head, its last event.</param>
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
public sealed record ChainVerdict(string District, long Events, long Linked, int Heads, ChainFault? First)
{
    public bool Holds => First is null;
}

/// <summary>One step of the walk: an event, its link, or one of them without the other.</summary>
public sealed record Link(StoredEvent? Event, long Sequence, byte[]? Hash, bool Adopted);

/// <summary>核验. Walks the events in their order and computes the chain anew. Pure: rows in, verdict out.</summary>
public sealed class ChainCheck
{
    private readonly string district;
    private readonly EventSeals seals;
    private readonly Queue<ChainHead> heads;
    private readonly long lastLinked;
    private readonly int headCount;
    private byte[] link = [];
    private long events;
    private long linked;
    private long proved;
    private long count;

    /// <param name="district">区划代码.</param>
    /// <param name="heads">Heads to hold the chain against.</param>
    /// <param name="lastLinked">The last sequence of the chain.</param>
    /// <param name="seals">Knows a seal.</param>
    /// <param name="key">Knows its own signature.</param>
    public ChainCheck(string district, IReadOnlyCollection<SignedHead> heads, long lastLinked, EventSeals seals, SigningKey key)
    {
        this.district = district;
        this.seals = seals;
        this.lastLinked = lastLinked;
        headCount = heads.Count;
        var forged = heads.FirstOrDefault(x => !x.IsGenuine(key) || x.Head.District != district);
        Fault = forged is null ? null : new(FaultKind.HeadForged, forged.Head.Sequence);
        this.heads = new(heads.Select(x => x.Head).OrderBy(x => x.Sequence));
    }

    /// <summary>The first difference so far.</summary>
    public ChainFault? Fault { get; private set; }

    public void Next(Link step)
    {
        if (Fault is not null)
        {
            return;
        }

        if (step.Event is not { } happened)
        {
            Fault = new(FaultKind.Removed, step.Sequence);
            return;
        }

        events++;
        var isSealed = happened.IsSealed(seals, district);
        if (step.Hash is null)
        {
            // Beyond the chain only the seal can be asked; within it, an event without a link was put in.
            Fault = happened.Sequence > lastLinked && isSealed ? null : At(happened.Seal is null || happened.Sequence <= lastLinked ? FaultKind.Inserted : FaultKind.Changed);
            return;
        }

        var computed = happened.LinkTo(link);
        if (!isSealed && !(step.Adopted && happened.Seal is null && computed.AsSpan().SequenceEqual(step.Hash)))
        {
            Fault = At(FaultKind.Changed);
            return;
        }

        if (!computed.AsSpan().SequenceEqual(step.Hash))
        {
            Fault = At(FaultKind.Moved);
            return;
        }

        link = computed;
        linked++;
        count++;
        while (heads.TryPeek(out var head) && head.Sequence <= happened.Sequence)
        {
            heads.Dequeue();
            if (head.Sequence != happened.Sequence || head.Hash != Convert.ToHexStringLower(link) || head.Events != count)
            {
                Fault = new(FaultKind.Rewritten, head.Sequence, After: proved);
                return;
            }

            proved = head.Sequence;
        }

        ChainFault At(FaultKind kind) => new(kind, happened.Sequence, happened.Stream, happened.Type);
    }

    /// <summary>The verdict when every row has been seen.</summary>
    public ChainVerdict End()
    {
        // A head beyond the last event: the end of the chain was cut off.
        if (Fault is null && heads.TryPeek(out var missing))
        {
            Fault = new(FaultKind.Removed, missing.Sequence, After: proved);
        }

        return new(district, events, linked, headCount, Fault);
    }
}
