using System.Text.Json;
using System.Text.Json.Nodes;
using CaseTrack.Proof;
using CaseTrack.Store;
using CaseTrack.Terms;
using Marten;
using Npgsql;

namespace CaseTrack.Privacy;

/// <summary>已记录的文字. The events of one record as they lie in the database, and what of their words would be redacted.</summary>
public sealed class RecordedTexts(RecordKind kind, Guid record, IReadOnlyList<StoredEvent> events)
{
    private static readonly Dictionary<string, Type> Types = RecordKind.EventTypes.ToDictionary(EventName.Stored);
    private static readonly JsonSerializerOptions Json = Options();

    /// <summary>The record's version.</summary>
    public long Version => events.Count == 0 ? 0 : events[^1].Version;

    /// <summary>The record and its events; none for a record of another kind, district or none.</summary>
    public static async Task<RecordedTexts> ReadAsync(string kind, Guid record, IQuerySession session, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(
            $"select {StoredEvent.Columns} from {StoredEvents.Happened} e where e.tenant_id = $1 and e.stream_id = $2 order by e.version");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = record });
        var events = new List<StoredEvent>();
        await using var rows = (NpgsqlDataReader)await session.ExecuteReaderAsync(command, token);
        while (await rows.ReadAsync(token))
        {
            events.Add(StoredEvent.Read(rows));
        }

        var of = RecordKind.Named(kind);
        var fits = events.TrueForAll(x => Types.TryGetValue(x.Type, out var type) && RecordKind.OfEvent(type) == of);
        return new(of, record, fits ? events : []);
    }

    /// <summary>The event of a version; null for none.</summary>
    public StoredEvent? Event(long version) => events.FirstOrDefault(x => x.Version == version);

    /// <summary>The words of a field; null where there are none.</summary>
    public string? WordsAt(long version, string field) =>
        Event(version) is { } happened && !Is(happened, typeof(TextRedacted<>))
            ? FreeTextField.WordsAt(JsonNode.Parse(happened.Data), field) : null;

    /// <summary>Whether there is anything at a field, words or not.</summary>
    public bool Has(long version, string field) =>
        Event(version) is { } happened && field.Length > 0 && FreeTextField.At(JsonNode.Parse(happened.Data), field) is not null;

    /// <summary>Where some words of a field, or all of it, are to be taken out: there, and where a correction of the history repeats the
    /// event.</summary>
    public IReadOnlyList<RedactedPlace> Places(long version, string field, string? words) => [.. Repeated(version, field)
        .Select(x => (x.Version, x.Field, Text: WordsAt(x.Version, x.Field)))
        .Where(x => x.Text is { Length: > 0 })
        .Select(x => new RedactedPlace(x.Version, x.Field,
            words is null ? [new(0, x.Text!.Length)] : [.. FreeTextField.Spans(x.Text!, words)]))
        .Where(x => x.Spans.Count > 0)];

    /// <summary>Every text of the record that can be taken out whole, and how many stay since what is counted, or a step, rests on
    /// them.</summary>
    public (IReadOnlyList<RedactedPlace> Places, int Left) All(string replacement)
    {
        RedactedPlace[] all =
        [
            .. from happened in events
               where !Is(happened, typeof(TextRedacted<>))
               from field in FreeTextField.Holding(JsonNode.Parse(happened.Data), "")
               let text = WordsAt(happened.Version, field)
               where text is { Length: > 0 } && text != replacement
               select new RedactedPlace(happened.Version, field, [new(0, text.Length)]),
        ];
        if (Spares(all))
        {
            return (all, 0);
        }

        RedactedPlace[] some = [.. all.Where(x => Spares([x]))];
        return Spares(some) ? (some, all.Length - some.Length) : ([], all.Length);

        bool Spares(IReadOnlyList<RedactedPlace> places) => Without(places, replacement) is { } said && CountsTheSame(said);
    }

    /// <summary>Where else in this record some words stand.</summary>
    public IEnumerable<(long Version, string Field)> Elsewhere(string words, IReadOnlyList<RedactedPlace> places) =>
        from happened in events
        from field in FreeTextField.Holding(JsonNode.Parse(happened.Data), words)
        where !places.Any(x => x.Version == happened.Version && x.Field == field)
        select (happened.Version, field);

    /// <summary>Whether a correction or another redaction has changed the record's texts since a version.</summary>
    public bool ChangedSince(long version) => events.Any(
        x => x.Version > version && (Is(x, typeof(TextRedacted<>)) || Is(x, typeof(HistoryCorrected<>))));

    /// <summary>What the events say without some words, by version; null where a place is not there.</summary>
    public IReadOnlyDictionary<long, string>? Without(IReadOnlyList<RedactedPlace> places, string replacement)
    {
        var said = new Dictionary<long, JsonNode>();
        foreach (var place in places)
        {
            if (WordsAt(place.Version, place.Field) is not { } text
                || FreeTextField.Without(text, place.Spans, replacement) is not { } redacted)
            {
                return null;
            }

            if (!said.TryGetValue(place.Version, out var data))
            {
                said[place.Version] = data = JsonNode.Parse(Event(place.Version)!.Data)!;
            }

            FreeTextField.At(data, place.Field)!.ReplaceWith(redacted);
        }

        return said.ToDictionary(x => x.Key, x => x.Value.ToJsonString(Json));
    }

    /// <summary>Whether the record counts for the same, and its steps are the same, when some of its events say something else.</summary>
    public bool CountsTheSame(IReadOnlyDictionary<long, string> said)
    {
        try
        {
            object? before = null;
            object? after = null;
            foreach (var happened in events)
            {
                before = kind.Fold(before, record, Read(happened, happened.Data));
                after = kind.Fold(after, record, Read(happened, said.GetValueOrDefault(happened.Version) ?? happened.Data));
                if (!kind.Facts(before).SequenceEqual(kind.Facts(after)) || !Steps(before).SequenceEqual(Steps(after)))
                {
                    return false;
                }
            }

            return true;
        }
        catch (JsonException)
        {
            // A code that a list does not know, but the event does.
            return false;
        }

        static IEnumerable<Step> Steps(object? record) => (record as ICaseFile)?.Dossier.Steps ?? [];
    }

    /// <summary>The record as its events make it.</summary>
    public object Folded() => events.Aggregate((object?)null, (folded, x) => kind.Fold(folded, record, Read(x, x.Data)))!;

    private IEnumerable<(long Version, string Field)> Repeated(long version, string field)
    {
        yield return (version, field);
        foreach (var correction in events.Where(x => x.Version > version && Is(x, typeof(HistoryCorrected<>))))
        {
            var data = JsonNode.Parse(correction.Data)!;
            foreach (var (list, said) in ((string, string)[])[("history", "data"), ("changes", "values")])
            {
                foreach (var (i, _) in Of(data[list], version))
                {
                    yield return (correction.Version, $"/{list}/{i}/{said}{field}");
                }
            }
        }

        static IEnumerable<(int Index, JsonNode? Item)> Of(JsonNode? list, long version) =>
            (list as JsonArray ?? []).Index().Where(x => (x.Item?["version"]?.GetValue<long>() ?? 0) == version).ToArray();
    }

    private static ICaseEvent Read(StoredEvent happened, string data) =>
        (ICaseEvent)JsonSerializer.Deserialize(data, Types[happened.Type], Json)!;

    private static bool Is(StoredEvent happened, Type open) =>
        Types.TryGetValue(happened.Type, out var type) && type.IsGenericType && type.GetGenericTypeDefinition() == open;

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions();
        Wire.Apply(options);
        return options;
    }
}
