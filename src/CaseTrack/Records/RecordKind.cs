using System.Collections.Frozen;
using System.Reflection;
using CaseTrack.Terms;
using JasperFx.Events;
using Marten;
using Marten.Services.BatchQuerying;

namespace CaseTrack.Records;

/// <summary>记录种类. What the fact ledger needs of a kind of record, whatever the kind.</summary>
public abstract class RecordKind
{
    private static readonly FrozenDictionary<Type, RecordKind> ByEvent = FindEvents().ToFrozenDictionary(x => x.Event, x => x.Kind);

    /// <summary>Every event type there is.</summary>
    public static IReadOnlyCollection<Type> EventTypes => ByEvent.Keys;

    /// <summary>Every kind there is.</summary>
    public static IReadOnlyList<RecordKind> All { get; } =
        [.. ByEvent.Values.Distinct().OrderBy(x => x.Area ?? (Area)int.MaxValue).ThenBy(x => x.Name, StringComparer.Ordinal)];

    /// <summary>案件: the kinds that have a procedure.</summary>
    public static IReadOnlyList<RecordKind> Cases { get; } = [.. All.Where(x => typeof(ICaseFile).IsAssignableFrom(x.RecordType))];

    /// <summary>The name in paths and in the ledger.</summary>
    public abstract string Name { get; }

    /// <summary>业务领域: what a right to it is about; none for what has no rights by unit.</summary>
    public abstract Area? Area { get; }

    /// <summary>The record's type.</summary>
    public abstract Type RecordType { get; }

    /// <summary>What silence may bring about in this kind.</summary>
    public abstract IReadOnlyCollection<SilentEffect> SilentEffects { get; }

    /// <summary>What rules on time limits may ask of this kind, each with the codes it may have.</summary>
    public abstract IReadOnlyDictionary<string, CodeList> Traits { get; }

    /// <summary>The kind of record an event happens to.</summary>
    public static RecordKind Of(ICaseEvent happened) => ByEvent[happened.GetType()];

    /// <summary>The kind of record an event type belongs to.</summary>
    public static RecordKind OfEvent(Type type) => ByEvent[type];

    /// <summary>Registers the stored record with the event store.</summary>
    public abstract void Register(StoreOptions options);

    /// <summary>The record after one more event.</summary>
    public abstract object Fold(object? record, Guid id, ICaseEvent happened);

    /// <summary>Says in a record built outside the store how many events made it, as the store does.</summary>
    public abstract void Number(object record, int version);

    /// <summary>What the record stands for; nothing before its first event.</summary>
    public abstract IEnumerable<Fact> Facts(object? record);

    /// <summary>The record as it stood before a stored event.</summary>
    public abstract Task<object?> BeforeAsync(IQuerySession session, IEvent happened, CancellationToken token);

    /// <summary>Cases of this kind, for clocks that look at many at once; none for kinds without terms.</summary>
    public abstract Task<IReadOnlyList<ICaseFile>> FilesAsync(IQuerySession session, Guid[] ids, CancellationToken token);

    /// <summary>Which of some records are within a caller's sight.</summary>
    public abstract Task<IReadOnlySet<Guid>> SeenAsync(
        IQuerySession session, Sight sight, IReadOnlyCollection<Guid> ids, CancellationToken token);

    /// <summary>The same, asked along with other questions.</summary>
    public abstract Task<IReadOnlySet<Guid>> SeenAsync(IBatchedQuery together, Sight sight, IReadOnlyCollection<Guid> ids);

    /// <summary>A record, if it is within a caller's sight.</summary>
    public abstract Task<object?> SeenAsync(IQuerySession session, Sight sight, Guid id, CancellationToken token);

    /// <summary>Those of restricted access that are not within a caller's sight.</summary>
    public abstract Task<IReadOnlySet<Guid>> ClosedAsync(IQuerySession session, Sight sight, CancellationToken token);

    /// <summary>Those within a caller's sight that may be of another unit than the caller's.</summary>
    public abstract Task<IReadOnlySet<Guid>> SeenElsewhereAsync(IQuerySession session, Sight sight, CancellationToken token);

    /// <summary>Of records that are about cases, each of their cases; nothing for other kinds. Whoever may not know of every one of them
    /// may not know of the record.</summary>
    public abstract Task<IReadOnlyList<(Guid Id, string Kind, Guid Record)>?> ConcernedAsync(
        IQuerySession session, IReadOnlyCollection<Guid> ids, CancellationToken token);

    /// <summary>Appends to a case what time alone has brought about; asked again after each event until there is nothing more.</summary>
    public abstract Task AppendAsync(IDocumentSession session, Guid id, Func<ICaseFile, ICaseEvent?> next, CancellationToken token);

    /// <summary>期限已移动, for this kind.</summary>
    public abstract ICaseEvent DeadlineMoved(DateOnly on, string term, DateOnly? from, DateOnly? to, Guid notice);

    /// <summary>已并入同一事项, for this kind.</summary>
    public abstract ICaseEvent MatterJoined(DateOnly on, Guid matter, string sendingKind, Guid sendingId, Guid handOver);

    /// <summary>当事人个人信息已删除或限制处理, for this kind.</summary>
    public abstract ICaseEvent PartyErased(DateOnly on, Guid party, ErasureMeasure measure, Guid erasure);

    /// <summary>个人部分已销毁, for this kind.</summary>
    public abstract ICaseEvent PersonalPartDestroyed(DateOnly on, Guid list, int people, int photos, int texts, int textsLeft);

    /// <summary>文字已遮盖, for this kind; only for kinds with rights by unit.</summary>
    public abstract ICaseEvent TextRedacted(
        DateOnly on, Guid redaction, string reason, string requestedBy, string approvedBy, IReadOnlyList<RedactedEvent> events,
        RedactionSignature signed);

    /// <summary>Appends an event to a record that is there.</summary>
    public abstract Task AppendAsync(IDocumentSession session, Guid id, ICaseEvent happened, CancellationToken token);

    /// <summary>已确认违反期限或程序, for this kind.</summary>
    public abstract ICaseEvent BreachRecorded(DateOnly on, string act, Breach breach, bool beside);

    /// <summary>The event as it comes out of a row of a file: what opens an entry after the fact says which.</summary>
    public abstract ICaseEvent From(ICaseEvent happened, string file, int row);

    /// <summary>The kind of that name.</summary>
    public static RecordKind Named(string name) => Find(name)
        ?? throw new ArgumentException($"There is no kind of record {name}.", nameof(name));

    /// <summary>The kind of that name; null if there is none.</summary>
    public static RecordKind? Find(string name) => All.FirstOrDefault(x => x.Name == name);

    private static IEnumerable<(Type Event, RecordKind Kind)> FindEvents()
    {
        var types = typeof(RecordKind).Assembly.GetTypes().Where(x => x is { IsClass: true, IsAbstract: false }).ToArray();
        var cases = types.Where(x => typeof(ICaseFile).IsAssignableFrom(x)).ToArray();
        var records = types.Where(x => x.GetProperty(nameof(Area), BindingFlags.Public | BindingFlags.Static)?.GetValue(null) is Area
            && x.GetInterfaces().Any(y => y.IsGenericType && y.GetGenericTypeDefinition() == typeof(ICaseRecord<>))).ToArray();
        var kinds = new Dictionary<Type, RecordKind>();

        // What happens to the dossier of any case, or to any record, is one generic event, closed over each kind.
        foreach (var type in types.SelectMany(x => x.IsGenericTypeDefinition && typeof(IDossierEvent).IsAssignableFrom(x)
            ? (typeof(IRecordEvent).IsAssignableFrom(x) ? records : cases).Select(y => x.MakeGenericType(y)) : [x]))
        {
            var happensTo = type.GetInterfaces()
                .FirstOrDefault(x => x.IsGenericType && x.GetGenericTypeDefinition() == typeof(ICaseEvent<>));
            if (type.ContainsGenericParameters || happensTo?.GetGenericArguments()[0] is not { } record)
            {
                continue;
            }

            if (!kinds.TryGetValue(record, out var kind))
            {
                kinds[record] = kind = (RecordKind)Activator.CreateInstance(typeof(RecordKind<>).MakeGenericType(record))!;
            }

            yield return (type, kind);
        }
    }
}
