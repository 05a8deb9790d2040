using CaseTrack.Clocks;
using CaseTrack.Figures;
using CaseTrack.Proof;
using CaseTrack.Store;
using CaseTrack.Terms;
using JasperFx.Events;
using Marten;
using Marten.Events;
using Npgsql;
using NpgsqlTypes;

namespace CaseTrack.Import.Running;

/// <summary>成批建立记录. Writes records that are not there yet with their whole histories: the rows that acts would write one after the
/// other (streams, sealed events, ledger, records, terms), but in bulk.</summary>
/// <remarks>The streams come first, as with every append: whoever holds writers back holds this back too, and the transaction has its
/// number before it draws sequences (decision 0058).</remarks>
public sealed class NewRecords(IDocumentStore store, EventSeals seals, TermRules rules, TimeProvider clock)
{
    private readonly EventGraph events = (EventGraph)store.Options.Events;

    /// <param name="histories">The events of each record, with the row it came from.</param>
    /// <param name="session">Who writes, where, and for what.</param>
    /// <param name="connection">Its connection, in a transaction.</param>
    /// <param name="token">Cancellation.</param>
    public async Task WriteAsync(
        IReadOnlyList<RecordHistory> histories, IDocumentSession session, NpgsqlConnection connection, CancellationToken token)
    {
        if (histories.Count == 0)
        {
            return;
        }

        await using (var copy = await connection.BeginBinaryImportAsync(StoredEvents.CopyStreams, token))
        {
            foreach (var history in histories)
            {
                await copy.StartRowAsync(token);
                await copy.WriteAsync(session.TenantId, NpgsqlDbType.Varchar, token);
                await copy.WriteAsync(history.Id, NpgsqlDbType.Uuid, token);
                await copy.WriteAsync(events.AggregateAliasFor(history.RecordType), NpgsqlDbType.Varchar, token);
                await copy.WriteAsync((long)history.Events.Count, NpgsqlDbType.Bigint, token);
            }

            await copy.CompleteAsync(token);
        }

        var sequences = await DrawAsync(connection, histories.Sum(x => x.Events.Count), token);
        var now = clock.GetUtcNow();
        var written = histories.Select(x => x.Events.Select((y, i) => Built(y, x, i + 1, sequences.Dequeue(), now, session)).ToArray())
            .ToArray();
        await CopyAsync(written.SelectMany(x => x), connection, token);
        var known = await session.RulebooksAsync(rules, token);
        await ReplayedRows.WriteAsync(
            [.. written.Select(x => new ReplayedRecord(x, known))], connection, store, session.TenantId, token);
    }

    private IEvent Built(
        ICaseEvent happened, RecordHistory history, int version, long sequence, DateTimeOffset now, IDocumentSession session)
    {
        var e = events.BuildEvent(happened);
        e.Id = Guid.CreateVersion7();
        (e.StreamId, e.Version, e.Sequence, e.Timestamp, e.TenantId) = (history.Id, version, sequence, now, session.TenantId);
        (e.UserName, e.CorrelationId, e.CausationId) = (session.LastModifiedBy, session.CorrelationId, session.CausationId);
        e.SetHeader(ImportRun.RowHeader, history.Origin);
        return e;
    }

    private async Task CopyAsync(IEnumerable<IEvent> written, NpgsqlConnection connection, CancellationToken token)
    {
        var serializer = store.Options.Serializer();
        await using var copy = await connection.BeginBinaryImportAsync(StoredEvents.CopyEvents, token);
        foreach (var e in written)
        {
            var said = serializer.ToJson(e.Data);
            seals.Seal(e, said);
            copy.StartRow();
            copy.Write(e.Sequence, NpgsqlDbType.Bigint);
            copy.Write(e.Id, NpgsqlDbType.Uuid);
            copy.Write(e.StreamId, NpgsqlDbType.Uuid);
            copy.Write(e.Version, NpgsqlDbType.Bigint);
            copy.Write(said, NpgsqlDbType.Jsonb);
            copy.Write(e.EventTypeName, NpgsqlDbType.Varchar);
            copy.Write(e.Timestamp.ToUniversalTime(), NpgsqlDbType.TimestampTz);
            copy.Write(serializer.ToJson(e.Headers!), NpgsqlDbType.Jsonb);
            foreach (var text in (string?[])[e.TenantId, e.DotNetTypeName, e.CorrelationId, e.CausationId, e.UserName])
            {
                if (text is null)
                {
                    copy.WriteNull();
                }
                else
                {
                    copy.Write(text, NpgsqlDbType.Varchar);
                }
            }
        }

        await copy.CompleteAsync(token);
    }

    private static async Task<Queue<long>> DrawAsync(NpgsqlConnection connection, int count, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(StoredEvents.Draw, connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
        await using var rows = await command.ExecuteReaderAsync(token);
        var drawn = new Queue<long>(count);
        while (await rows.ReadAsync(token))
        {
            drawn.Enqueue(rows.GetInt64(0));
        }

        return drawn;
    }
}

/// <summary>The whole history of a record that is not there yet.</summary>
/// <param name="Id">The record.</param>
/// <param name="RecordType">What it is.</param>
/// <param name="Events">What happened, in order.</param>
/// <param name="Origin">The file and row it came from.</param>
public sealed record RecordHistory(Guid Id, Type RecordType, IReadOnlyList<ICaseEvent> Events, string Origin);
