using CaseTrack.Store;
using CaseTrack.Terms;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Linq.MatchesSql;
using Marten.Services.BatchQuerying;

namespace CaseTrack.Records;

/// <summary>One kind of record.</summary>
public sealed class RecordKind<TRecord> : RecordKind where TRecord : class, ICaseRecord<TRecord>
{
    // Only the store sets it, and what builds records instead of the store.
    private static readonly Action<TRecord, int> SetVersion =
        typeof(TRecord).GetProperty(nameof(ICaseRecord<TRecord>.Version))!.SetMethod!.CreateDelegate<Action<TRecord, int>>();

    public override string Name => TRecord.Kind;

    public override Area? Area => TRecord.Area;

    public override Type RecordType => typeof(TRecord);

    public override IReadOnlyCollection<SilentEffect> SilentEffects => TRecord.SilentEffects;

    public override IReadOnlyDictionary<string, CodeList> Traits => TRecord.Traits;

    public override void Register(StoreOptions options) =>
        options.Projections.Add<RecordProjection<TRecord>>(ProjectionLifecycle.Inline);

    public override object Fold(object? record, Guid id, ICaseEvent happened) => TRecord.Fold((TRecord?)record, id, happened);

    public override void Number(object record, int version) => SetVersion((TRecord)record, version);

    public override IEnumerable<Fact> Facts(object? record) => ((TRecord?)record)?.Facts() ?? [];

    public override async Task<object?> BeforeAsync(IQuerySession session, IEvent happened, CancellationToken token)
    {
        if (happened.Version == 1)
        {
            return null;
        }

        // Inline, the stored record is the one before this event. Where it is a later one, as in the
        // library's own rebuild, the stream is read instead.
        var stored = await session.LoadAsync<TRecord>(happened.StreamId, token);
        return stored?.Version == happened.Version - 1
            ? stored
            : await session.Events.AggregateStreamAsync<TRecord>(happened.StreamId, happened.Version - 1, token: token);
    }

    public override async Task<IReadOnlyList<ICaseFile>> FilesAsync(IQuerySession session, Guid[] ids, CancellationToken token) =>
        [.. (await session.LoadManyAsync<TRecord>(token, ids)).OfType<ICaseFile>()];

    public override async Task<IReadOnlySet<Guid>> SeenAsync(
        IQuerySession session, Sight sight, IReadOnlyCollection<Guid> ids, CancellationToken token)
    {
        if (sight.Nothing)
        {
            return new HashSet<Guid>();
        }

        Guid[] asked = [.. ids];
        var records = session.Query<TRecord>().Where(x => x.Id.IsOneOf(asked));
        return (await records.SeenBy(sight).Select(x => x.Id).ToListAsync(token)).ToHashSet();
    }

    public override async Task<IReadOnlySet<Guid>> SeenAsync(IBatchedQuery together, Sight sight, IReadOnlyCollection<Guid> ids)
    {
        if (sight.Nothing)
        {
            return new HashSet<Guid>();
        }

        Guid[] asked = [.. ids];
        var records = together.Query<TRecord>().Where(x => x.Id.IsOneOf(asked));
        records = TRecord.SeenBy(sight) is { } seen ? records.Where(seen) : records;
        return (await records.Select(x => x.Id).ToList()).ToHashSet();
    }

    public override async Task<object?> SeenAsync(IQuerySession session, Sight sight, Guid id, CancellationToken token) =>
        sight.Nothing ? null : await session.Query<TRecord>().Where(x => x.Id == id).SeenBy(sight).SingleOrDefaultAsync(token);

    public override async Task<IReadOnlySet<Guid>> ClosedAsync(IQuerySession session, Sight sight, CancellationToken token)
    {
        var restricted = await FewAsync(session, StoredDocuments.IsRestricted, token);
        return restricted.Count == 0 ? new HashSet<Guid>()
            : restricted.Except(await SeenAsync(session, sight, restricted, token)).ToHashSet();
    }

    public override async Task<IReadOnlySet<Guid>> SeenElsewhereAsync(IQuerySession session, Sight sight, CancellationToken token) =>
        await FewAsync(session, StoredDocuments.KnownElsewhere, token) is [_, ..] known ? await SeenAsync(session, sight, known, token)
            : new HashSet<Guid>();

    public override async Task<IReadOnlyList<(Guid Id, string Kind, Guid Record)>?> ConcernedAsync(
        IQuerySession session, IReadOnlyCollection<Guid> ids, CancellationToken token) =>
        typeof(TRecord).IsAssignableTo(typeof(IConcernsCases))
            ? [.. (await session.LoadManyAsync<TRecord>(token, [.. ids]))
                .SelectMany(x => ((IConcernsCases)x).Records.Select(y => (x.Id, ((IConcernsCases)x).RecordKind, y)))]
            : null;

    public override async Task AppendAsync(IDocumentSession session, Guid id, Func<ICaseFile, ICaseEvent?> next, CancellationToken token)
    {
        var stream = await session.Events.FetchForWriting<TRecord>(id, token);
        for (var record = stream.Aggregate; record is ICaseFile file && next(file) is { } happened;
            record = TRecord.Fold(record, id, happened))
        {
            stream.AppendOne(happened);
        }
    }

    public override ICaseEvent DeadlineMoved(DateOnly on, string term, DateOnly? from, DateOnly? to, Guid notice) =>
        new DeadlineMoved<TRecord>(on, term, from, to, notice);

    public override ICaseEvent MatterJoined(DateOnly on, Guid matter, string sendingKind, Guid sendingId, Guid handOver) =>
        new MatterJoined<TRecord>(on, matter, sendingKind, sendingId, handOver);

    public override ICaseEvent PartyErased(DateOnly on, Guid party, ErasureMeasure measure, Guid erasure) =>
        new PartyErased<TRecord>(on, party, measure, erasure);

    public override ICaseEvent PersonalPartDestroyed(DateOnly on, Guid list, int people, int photos, int texts, int textsLeft) =>
        new PersonalPartDestroyed<TRecord>(on, list, people, photos, texts, textsLeft);

    public override ICaseEvent TextRedacted(
        DateOnly on, Guid redaction, string reason, string requestedBy, string approvedBy, IReadOnlyList<RedactedEvent> events,
        RedactionSignature signed) =>
        new TextRedacted<TRecord>(on, redaction, reason, requestedBy, approvedBy, events, signed);

    public override async Task AppendAsync(IDocumentSession session, Guid id, ICaseEvent happened, CancellationToken token) =>
        (await session.Events.FetchForWriting<TRecord>(id, token)).AppendOne(happened);

    public override ICaseEvent BreachRecorded(DateOnly on, string act, Breach breach, bool beside) =>
        new BreachRecorded<TRecord>(
            on, act, breach.Kind, breach.Rule, breach.Basis, breach.Phase, breach.DueOn, breach.DaysLate, beside);

    public override ICaseEvent From(ICaseEvent happened, string file, int row) =>
        happened is EntryOpened<TRecord> opened ? opened with { File = file, Row = row } : happened;

    /// <summary>What an index holds of few records. Asked for by itself: with a sight beside it the database would read all.</summary>
    private static Task<IReadOnlyList<Guid>> FewAsync(IQuerySession session, string condition, CancellationToken token) =>
        session.Query<TRecord>().Where(x => x.MatchesSql(condition)).Select(x => x.Id).ToListAsync(token);
}
