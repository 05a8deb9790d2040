using CaseTrack.Clocks;
using CaseTrack.Figures;
using CaseTrack.Store;
using CaseTrack.Terms;
using Marten;
using Marten.Services;
using Npgsql;

namespace CaseTrack.Operations;

/// <summary>What a rebuild went through.</summary>
/// <param name="Records">Records built again.</param>
/// <param name="Events">Their events.</param>
/// <param name="Lines">Lines of the fact ledger written.</param>
/// <param name="Removed">Records, terms and lines that belonged to no record, taken away.</param>
public sealed record RebuildCount(long Records, long Events, long Lines, long Removed);

/// <summary>重建: writes records, terms and fact ledger again from the events, each record in one pass.</summary>
/// <remarks>Some hundred records at a time, each page in a transaction that holds their streams: nobody acts on one that is being
/// built, and an act on any other is not held up. Whoever is interrupted starts again: a page stands as it was or as it is built. Records
/// know nothing of one another here, so pages are built side by side.</remarks>
public sealed class Rebuild(IDocumentStore store, TermRules rules)
{
    private long records;
    private long events;
    private long lines;

    /// <summary>Builds everything again.</summary>
    public async Task<RebuildCount> RunAsync(IProgress<long>? progress, CancellationToken token)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(token);
        await using (var standing = new NpgsqlCommand(FactBalances.Stand, connection))
        {
            await standing.ExecuteNonQueryAsync(token);
        }

        await Parallel.ForEachAsync(
            StreamPages.ReadAsync(connection, token),
            new ParallelOptions { MaxDegreeOfParallelism = StreamPages.SideBySide, CancellationToken = token },
            async (page, stop) =>
            {
                await BuildAsync(page.District, page.Ids, stop);
                progress?.Report(Interlocked.Read(ref events));
            });
        return new RebuildCount(records, events, lines, await RemoveAsync(connection, token));
    }

    /// <summary>Builds one district within a transaction of the caller's, which has its events.</summary>
    public async Task<RebuildCount> RunAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string district, CancellationToken token)
    {
        var ids = new List<Guid>();
        await using (var command = new NpgsqlCommand(StoredEvents.Versions, connection))
        {
            command.Parameters.AddWithValue(district);
            await using var row = await command.ExecuteReaderAsync(token);
            while (await row.ReadAsync(token))
            {
                ids.Add(row.GetGuid(0));
            }
        }

        foreach (var page in ids.Order().Chunk(StreamPages.PageSize))
        {
            await BuildAsync(connection, transaction, district, page, token);
        }

        return new RebuildCount(records, events, lines, 0);
    }

    private async Task BuildAsync(string district, Guid[] ids, CancellationToken token)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(token);
        await BuildAsync(connection, transaction, district, ids, token);
        await transaction.CommitAsync(token);
    }

    private async Task BuildAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string district, Guid[] ids, CancellationToken token)
    {
        await RunAsync(connection, StoredEvents.HoldStreams, district, ids, token);
        var options = SessionOptions.ForTransaction(transaction);
        options.TenantId = district;
        await using var session = store.QuerySession(options);
        var built = await ReplayedRecord.ReadAsync(session, ids, await session.RulebooksAsync(rules, token), token);

        await RunAsync(connection, FactLedgerTable.OfRecords, district, ids, token);
        await RunAsync(connection, StoredDocuments.DeadlinesOf, district, ids, token);
        foreach (var kind in RecordKind.All)
        {
            await RunAsync(connection, StoredDocuments.Gone(kind.RecordType.Name), district, ids, token);
        }

        await ReplayedRows.WriteAsync(built, connection, store, district, token);

        // Running services remember what a district has few of until it changes: built otherwise, it has.
        foreach (var kind in RecordKind.All.Where(x => x.RecordType.IsAssignableTo(typeof(IFew))))
        {
            await RunAsync(connection, StoredDocuments.Touch(kind.RecordType.Name), district, ids, token);
        }

        await using (var balances = new NpgsqlCommand(FactBalances.TakeAway, connection))
        {
            balances.Parameters.AddWithValue(district);
            await balances.ExecuteNonQueryAsync(token);
        }

        Interlocked.Add(ref records, built.Count);
        Interlocked.Add(ref events, built.Sum(x => x.Version));
        Interlocked.Add(ref lines, built.Sum(x => (long)x.Lines.Count));
    }

    /// <summary>Whatever belongs to a record of which there is no event.</summary>
    private static async Task<long> RemoveAsync(NpgsqlConnection connection, CancellationToken token)
    {
        string[] statements =
        [
            StoredEvents.DeleteWithoutStream(FactLedgerTable.Name, "t.record_id"),
            StoredEvents.DeleteWithoutStream(StoredDocuments.TableOf(nameof(Deadline)), "(t.data ->> 'recordId')::uuid"),
            .. RecordKind.All.Select(x => StoredEvents.DeleteWithoutStream(StoredDocuments.TableOf(x.RecordType.Name), "t.id")),
        ];
        var removed = 0L;
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            removed += await command.ExecuteNonQueryAsync(token);
        }

        await using var balances = new NpgsqlCommand(FactBalances.TakeAllAway, connection);
        await balances.ExecuteNonQueryAsync(token);
        return removed;
    }

    private static async Task RunAsync(
        NpgsqlConnection connection, string statement, string district, Guid[] ids, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        command.Parameters.AddWithValue(district);
        command.Parameters.AddWithValue(ids);
        await command.ExecuteNonQueryAsync(token);
    }
}
