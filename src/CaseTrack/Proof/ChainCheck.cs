using CaseTrack.Releases;

namespace CaseTrack.Proof;

/// <summary>核验. Walks the events in their order and computes the chain again. Pure: rows in, verdict out.</summary>
/// <remarks>After a difference it goes on from the link as it is stored, so that what was altered once does not hide what was altered
/// later.</remarks>
public sealed class ChainCheck
{
    /// <summary>How many differences are named; further ones are counted.</summary>
    public const int NamedAtMost = 20;

    private readonly string district;
    private readonly EventSeals? seals;
    private readonly IReadOnlyList<DateOnly> daysWithoutHead;
    private readonly Queue<ChainHead> heads;
    private readonly long lastLinked;
    private readonly int headCount;
    private readonly List<ChainFault> named = [];
    private readonly Dictionary<Guid, (long Version, long Sequence)> streams = [];
    private readonly HashSet<Guid> altered = [];
    private readonly IReadOnlyDictionary<Guid, RedactedState> redacted;
    private readonly Dictionary<long, List<ChainFault>> excused = [];
    private byte[] link = [];
    private int differences;
    private long events;
    private long linked;
    private long proved;
    private long count;
    private long gone;
    private int redactions;

    /// <param name="district">区划代码.</param>
    /// <param name="kept">Heads the database keeps, by day.</param>
    /// <param name="exported">Heads kept elsewhere.</param>
    /// <param name="lastLinked">The last sequence of the chain.</param>
    /// <param name="seals">Knows a seal; null where nobody has the key.</param>
    /// <param name="keys">Whose signatures count.</param>
    /// <param name="redacted">Events as signed redactions left them.</param>
    public ChainCheck(string district, IReadOnlyCollection<KeptHead> kept, IReadOnlyCollection<SignedHead> exported, long lastLinked,
        EventSeals? seals, TrustedKeys keys, IReadOnlyDictionary<Guid, RedactedState> redacted)
    {
        this.redacted = redacted;
        this.district = district;
        this.seals = seals;
        this.lastLinked = lastLinked;
        SignedHead[] all = [.. kept.Select(x => x.Signed), .. exported];
        headCount = all.Length;
        var genuine = all.ToLookup(x => x.IsGenuine(keys) && x.Head.District == district);
        foreach (var forged in genuine[false])
        {
            Add(new(FaultKind.HeadForged, forged.Head.Sequence));
        }

        heads = new(genuine[true].Select(x => x.Head).OrderBy(x => x.Sequence));
        DateOnly[] days = [.. kept.Select(x => x.Day).Order()];
        daysWithoutHead = [.. days.Zip(days.Skip(1))
            .SelectMany(x => Enumerable.Range(1, Math.Max(0, x.Second.DayNumber - x.First.DayNumber - 1)).Select(x.First.AddDays))];
    }

    public void Next(Link step)
    {
        if (step.Event is { } happened)
        {
            events++;
            Judge(happened, step.Hash);
        }
        else
        {
            gone++;
            Add(new(FaultKind.Removed, step.Sequence));
        }

        if (step.Hash is not null)
        {
            link = step.Hash;
            linked += step.Event is null ? 0 : 1;
            count++;
            Compare(step.Sequence);
        }
    }

    /// <summary>A record as it should be: how many events it has. After the events.</summary>
    public void Next(Guid stream, long version)
    {
        CompareWhatIsBeyond();
        var last = streams.GetValueOrDefault(stream);
        if (last.Version != version && !altered.Contains(stream) && !Explains(version - last.Version))
        {
            Add(new(version > last.Version ? FaultKind.Removed : FaultKind.Inserted, last.Sequence, stream));
        }
    }

    /// <summary>The verdict when every row has been seen.</summary>
    public ChainVerdict End()
    {
        CompareWhatIsBeyond();

        // No redaction came that would have excused them.
        foreach (var fault in excused.Values.SelectMany(x => x))
        {
            Add(fault);
        }

        excused.Clear();
        return new(district, events, linked, headCount, named.FirstOrDefault(), differences, named, seals is not null, daysWithoutHead,
            redactions);
    }

    private void Judge(StoredEvent happened, byte[]? hash)
    {
        var expected = streams.GetValueOrDefault(happened.Stream).Version + 1;
        var fault = KindOf(happened, hash)
            ?? (happened.Version == expected
                || Explains(happened.Version - expected) ? null : happened.Version > expected ? FaultKind.Removed : FaultKind.Moved);
        streams[happened.Stream] = (Math.Max(happened.Version, expected), happened.Sequence);
        if (fault is { } kind)
        {
            altered.Add(happened.Stream);
            Add(new(kind, happened.Sequence, happened.Stream, happened.Type));
        }

        Settle(happened.Sequence, good: fault is null && (hash is not null || seals is not null));
    }

    /// <summary>What a redaction changed is excused once it is found whole itself, sealed and linked; until then, and otherwise, it is a
    /// difference.</summary>
    private void Settle(long redaction, bool good)
    {
        if (!excused.Remove(redaction, out var waiting))
        {
            return;
        }

        redactions += good ? waiting.Count : 0;
        foreach (var fault in good ? [] : waiting)
        {
            altered.Add(fault.Stream!.Value);
            Add(fault);
        }
    }

    private FaultKind? KindOf(StoredEvent happened, byte[]? hash)
    {
        var isSealed = seals is null ? happened.Seal is not null : happened.IsSealed(seals, district);
        if (hash is null)
        {
            // Beyond the chain only the seal can be asked; within it, an event without a link was put in.
            return happened.Sequence <= lastLinked || happened.Seal is null ? FaultKind.Inserted : isSealed ? null : FaultKind.Changed;
        }

        var fits = happened.LinkTo(link).AsSpan().SequenceEqual(hash);
        if (redacted.GetValueOrDefault(happened.Id) is { } state && state.Stream == happened.Stream && state.Redaction > happened.Sequence)
        {
            // Not even what it was before: two people took that away.
            if (!isSealed || state.Digest != RedactionProof.DigestOf(happened))
            {
                return FaultKind.Changed;
            }

            if (!fits)
            {
                excused.TryAdd(state.Redaction, []);
                excused[state.Redaction].Add(new(FaultKind.Changed, happened.Sequence, happened.Stream, happened.Type));
            }

            return null;
        }

        return (isSealed, fits) switch
        {
            (true, true) => null,
            (true, false) => seals is null ? FaultKind.Changed : FaultKind.Moved,

            // Links can be made by anybody who has the database; that it was not sealed tells.
            (false, true) when happened.Seal is null => FaultKind.Inserted,
            _ => FaultKind.Changed,
        };
    }

    /// <summary>Whether versions of a record are missing because events are gone that have been named already.</summary>
    private bool Explains(long versions)
    {
        var explains = versions > 0 && versions <= gone;
        gone -= explains ? versions : 0;
        return explains;
    }

    private void Compare(long sequence)
    {
        while (heads.TryPeek(out var head) && head.Sequence <= sequence)
        {
            heads.Dequeue();
            if (head.Sequence == sequence && head.Hash == Convert.ToHexStringLower(link) && head.Events == count)
            {
                proved = head.Sequence;
            }
            else
            {
                Add(new(FaultKind.Rewritten, head.Sequence, After: proved));
            }
        }
    }

    /// <summary>A head beyond the last event: the end of the chain was cut off.</summary>
    private void CompareWhatIsBeyond()
    {
        while (heads.TryDequeue(out var head))
        {
            Add(new(FaultKind.Removed, head.Sequence, After: proved));
        }
    }

    private void Add(ChainFault fault)
    {
        differences++;
        if (named.Count < NamedAtMost)
        {
            named.Add(fault);
        }
    }
}
