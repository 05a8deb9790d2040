using System.Text.Json;

namespace CaseTrack.Records;

/// <summary>办理经过已更正. Days, values or whole steps were not as they had been entered: from here on the record stands as if the history had
/// been the one named here.</summary>
/// <remarks>The events before it stay as they are. The history it names is whole, so the record is made of this event alone and of what
/// follows it.</remarks>
/// <param name="OccurredOn">The day of the correction.</param>
/// <param name="Reason">理由.</param>
/// <param name="ApprovedBy">批准人.</param>
/// <param name="Changes">What was changed, in the words of the correction.</param>
/// <param name="History">The history as it was in truth.</param>
public sealed record HistoryCorrected<TRecord>(
    DateOnly OccurredOn, string Reason, string ApprovedBy, IReadOnlyList<StepChange> Changes, IReadOnlyList<TrueStep> History)
    : ICaseEvent<TRecord>, IDossierEvent, ITrueHistory where TRecord : class, ICaseRecord<TRecord>
{
    ChangeClass ICaseEvent.Change => ChangeClass.Correction;

    IEnumerable<ICaseEvent> ITrueHistory.Events() => History.Select(x => x.Read<TRecord>());

    /// <summary>The record as the true history makes it.</summary>
    public TRecord Refold(Guid id) => History.Aggregate((TRecord?)null, (record, step) => TRecord.Fold(record, id, step.Read<TRecord>()))!;
}

/// <summary>What says how a history was in truth, whatever the kind.</summary>
public interface ITrueHistory
{
    /// <summary>Every step, in its order.</summary>
    IEnumerable<ICaseEvent> Events();
}

/// <summary>更正的一项.</summary>
/// <param name="Version">The event in the history as recorded; absent for a step that had not been entered.</param>
/// <param name="Event">Its name.</param>
/// <param name="OccurredOn">The day it truly happened; absent where that stays.</param>
/// <param name="Struck">It never happened.</param>
/// <param name="Values">Members with their true values.</param>
public sealed record StepChange(
    int? Version, string Event, DateOnly? OccurredOn = null, bool Struck = false, IReadOnlyDictionary<string, JsonElement>? Values = null);

/// <summary>真实经过的一步: an event as stored, by its stored name.</summary>
/// <param name="Event">The stored name.</param>
/// <param name="Data">What it says.</param>
/// <param name="Version">The event it was entered as, if it was.</param>
public sealed record TrueStep(string Event, JsonElement Data, int? Version)
{
    private static readonly JsonSerializerOptions Json = Options();
    private static readonly Dictionary<string, Type> Types = RecordKind.EventTypes.ToDictionary(EventName.Stored);

    public static TrueStep Of(ICaseEvent happened, int? version) =>
        new(EventName.Stored(happened.GetType()), JsonSerializer.SerializeToElement(happened, happened.GetType(), Json), version);

    /// <summary>The event.</summary>
    /// <exception cref="UnknownEventException">No event of the kind has that name.</exception>
    public ICaseEvent<TRecord> Read<TRecord>() where TRecord : class, ICaseRecord<TRecord> =>
        (ICaseEvent<TRecord>)Data.Deserialize(Types[Event], Json)!;

    /// <summary>An event of a kind from its plain name and its members; null if the kind has none of that name, or the members are not
    /// its.</summary>
    public static ICaseEvent<TRecord>? Read<TRecord>(string name, JsonElement data) where TRecord : class, ICaseRecord<TRecord>
    {
        var type = RecordKind.EventTypes.FirstOrDefault(x => typeof(ICaseEvent<TRecord>).IsAssignableFrom(x) && EventName.Of(x) == name);
        try
        {
            return type is null ? null : (ICaseEvent<TRecord>?)data.Deserialize(type, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Members that are absent were null when the event was stored; what must be there is for the act's validator to
    /// say.</summary>
    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions
        {
            UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
        };
        Wire.Apply(options);
        return options;
    }
}
