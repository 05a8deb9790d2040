using CaseTrack.Access;
using CaseTrack.Http;
using CaseTrack.Store;
using Marten;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace CaseTrack.Feed;

/// <summary>变动. That something happened to a record, not what: metadata only.</summary>
public sealed record Change(
    long Sequence, string Kind, Guid Record, long Version, string Event, DateOnly OccurredOn, DateTimeOffset RecordedAt);

/// <summary>变动清单的一页.</summary>
/// <param name="Changes">In order of sequence, those the caller may know of.</param>
/// <param name="Next">How far the page has looked: the <c>after</c> of the next one.</param>
public sealed record ChangePage(IReadOnlyList<Change> Changes, long Next);

public static class ReadChangesEndpoint
{
    private static readonly Dictionary<string, Type> Types = RecordKind.EventTypes.ToDictionary(EventName.Stored);

    private const string Page = $"""
        select e.seq_id, e.stream_id, e.version, e.type, (e.data ->> 'occurredOn')::date, e.timestamp
        from {StoredEvents.Happened} e
        where e.tenant_id = $1 and e.seq_id > $2 and e.seq_id <= $3
        order by e.seq_id limit $4
        """;

    /// <summary>变动清单: what has happened after a sequence, in order. Metadata only, and only of records the caller may know of.</summary>
    [WolverineGet("/api/v1/events")]
    public static async Task<ChangePage> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        var filters = Filters.Of(context, "after", "limit");
        var after = filters.Number("after") ?? 0;
        var limit = filters.Limit();
        var settled = await Proof.Settled.SequenceAsync(session.Database, token);
        await using var command = new NpgsqlCommand(Page);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = settled });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        var changes = new List<Change>();
        await using (var rows = await session.ExecuteReaderAsync(command, token))
        {
            while (await rows.ReadAsync(token))
            {
                var type = Types[rows.GetString(3)];
                changes.Add(new(rows.GetInt64(0), RecordKind.OfEvent(type).Name, rows.GetGuid(1), rows.GetInt64(2), EventName.Of(type),
                    await rows.GetFieldValueAsync<DateOnly>(4, token), await rows.GetFieldValueAsync<DateTimeOffset>(5, token)));
            }
        }

        var seen = await Viewer.Of(context).OfThoseSeenAsync(changes, x => (x.Kind, x.Record), session, token);
        var next = changes.Count > 0 ? changes[^1].Sequence : after;
        if (changes.Count == limit)
        {
            Filters.Next(context, next);
        }

        return new(seen, next);
    }
}
