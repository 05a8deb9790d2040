using CaseTrack.Clocks;
using JasperFx.Events;
using Marten;
using Marten.Events.Archiving;

namespace CaseTrack.Figures;

/// <summary>One record replayed from its events: as it stands, its terms, and the lines each event adds to the ledger.</summary>
public sealed class ReplayedRecord
{
    /// <param name="stream">The record's events, in their order.</param>
    /// <param name="known">The rules and the calendar of its district.</param>
    public ReplayedRecord(IEnumerable<IEvent> stream, RulebookHistory known)
    {
        var lines = new List<LedgerLine>();
        IReadOnlyList<Fact> before = [];
        foreach (var e in stream)
        {
            var happened = (ICaseEvent)e.Data;
            Kind ??= RecordKind.Of(happened);
            Id = e.StreamId;
            (Version, ChangedAt) = (e.Version, e.Timestamp);
            Record = Kind.Fold(Record, e.StreamId, happened);

            // What an event leaves behind is what the next one finds: facts are asked once an event, not twice.
            Fact[] after = [.. TermFacts.Of(Kind, Record, known)];
            lines.AddRange(FactLine.Between(before, after).Select((line, number) => new LedgerLine(e, number, Kind.Name, line)));
            before = after;
        }

        Lines = lines;
        Kind!.Number(Record!, (int)Version);
        if (Record is ICaseFile file)
        {
            Deadlines = [.. known.Now.Terms(file).Select(x => Deadline.Of(x, Kind.Name, file))];
        }
    }

    /// <summary>Some records of the session's district, as its database knows them.</summary>
    public static async Task<IReadOnlyList<ReplayedRecord>> ReadAsync(
        IQuerySession session, Guid[] ids, RulebookHistory known, CancellationToken token)
    {
        var stored = await session.Events.QueryAllRawEvents()
            .Where(x => x.StreamId.IsOneOf(ids) && x.MaybeArchived()).OrderBy(x => x.Sequence).ToListAsync(token);
        return [.. stored.Where(x => x.Data is ICaseEvent).GroupBy(x => x.StreamId).Select(x => new ReplayedRecord(x, known))];
    }

    public Guid Id { get; }

    /// <summary>How many events it has.</summary>
    public long Version { get; }

    /// <summary>When the last of them was recorded.</summary>
    public DateTimeOffset ChangedAt { get; }

    public RecordKind Kind { get; } = null!;

    public object Record { get; } = null!;

    /// <summary>What it has terms for; nothing for what has no procedure.</summary>
    public IReadOnlyList<Deadline> Deadlines { get; } = [];

    /// <summary>The lines of the ledger, each with the event that added it and its number there.</summary>
    public IReadOnlyList<LedgerLine> Lines { get; }
}
