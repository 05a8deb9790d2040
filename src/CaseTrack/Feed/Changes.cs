using CaseTrack.Store;
using Marten;
using Npgsql;

namespace CaseTrack.Feed;

/// <summary>变动. That something happened to a record, not what: metadata only.</summary>
public sealed record Change(
    long Sequence, string Kind, Guid Record, long Version, string Event, DateOnly OccurredOn, DateTimeOffset RecordedAt);

/// <summary>What has happened in a district, in order of sequence; whose sight it is within, the caller asks.</summary>
public static class Changes
{
    private static readonly Dictionary<string, Type> Types = RecordKind.EventTypes.ToDictionary(EventName.Stored);

    private const string Page = $"""
        select e.seq_id, e.stream_id, e.version, e.type, (e.data ->> 'occurredOn')::date, e.timestamp
        from {StoredEvents.Happened} e
        where e.tenant_id = $1 and e.seq_id > $2 and e.seq_id <= $3 and ($5::text[] is null or e.type = any($5))
        order by e.seq_id limit $4
        """;

    /// <summary>The names in storage of the events of some kinds of record and of some names; every one of them where none is
    /// named.</summary>
    public static string[] TypesOf(IReadOnlyList<string> kinds, IReadOnlyList<string> events) => [.. Types
        .Where(x => (kinds.Count == 0 || kinds.Contains(RecordKind.OfEvent(x.Value).Name))
            && (events.Count == 0 || events.Contains(EventName.Of(x.Value))))
        .Select(x => x.Key)];

    /// <param name="session">The district.</param>
    /// <param name="after">Later than this sequence.</param>
    /// <param name="settled">Up to this one: nothing can still arrive before it.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="token">Cancellation.</param>
    /// <param name="types">Only events of these names in storage.</param>
    public static async Task<List<Change>> ReadAsync(
        IQuerySession session, long after, long settled, int limit, CancellationToken token, string[]? types = null)
    {
        await using var command = new NpgsqlCommand(Page);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = settled });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        command.Parameters.Add(new NpgsqlParameter
        {
            Value = (object?)types ?? DBNull.Value,
            NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Text,
        });
        var changes = new List<Change>();
        await using var rows = await session.ExecuteReaderAsync(command, token);
        while (await rows.ReadAsync(token))
        {
            var type = Types[rows.GetString(3)];
            changes.Add(new(rows.GetInt64(0), RecordKind.OfEvent(type).Name, rows.GetGuid(1), rows.GetInt64(2), EventName.Of(type),
                await rows.GetFieldValueAsync<DateOnly>(4, token), await rows.GetFieldValueAsync<DateTimeOffset>(5, token)));
        }

        return changes;
    }
}
