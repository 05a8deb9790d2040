using System.Data;
using CaseTrack.Clocks;
using CaseTrack.Store;
using CaseTrack.Terms;
using Marten;
using Marten.Services;
using Npgsql;

namespace CaseTrack.Figures;

/// <summary>What a replay from zero found.</summary>
/// <param name="Events">Events replayed.</param>
/// <param name="Lines">Lines they give.</param>
/// <param name="Missing">Lines the replay gives and the ledger lacks.</param>
/// <param name="Surplus">Lines the ledger has and the replay does not give, and balances that the lines do not add up to.</param>
/// <param name="First">The first event that differs, if one does.</param>
public sealed record ReplayVerdict(long Events, long Lines, long Missing, long Surplus, Guid? First)
{
    public bool Agrees => Missing == 0 && Surplus == 0;
}

/// <summary>核对: replays every event of every district from zero and compares the lines with the ledger, row for row.</summary>
/// <remarks>Some hundred records at a time and side by side, all at one moment of the database. Writes nothing.</remarks>
public sealed class Replay
{
    private readonly IDocumentStore store;
    private readonly TermRules rules;
    private readonly string moment;
    private readonly Lock adding = new();
    private readonly List<Guid> differing = [];
    private ReplayVerdict verdict = new(0, 0, 0, 0, null);

    private Replay(IDocumentStore store, TermRules rules, string moment) => (this.store, this.rules, this.moment) = (store, rules, moment);

    /// <summary>Compares.</summary>
    public static async Task<ReplayVerdict> CompareAsync(
        IDocumentStore store, TermRules rules, IProgress<long>? progress, CancellationToken token)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, token);
        await using var export = new NpgsqlCommand("select pg_export_snapshot()", connection);
        var replay = new Replay(store, rules, (string)(await export.ExecuteScalarAsync(token))!);
        await Parallel.ForEachAsync(
            StreamPages.ReadAsync(connection, token),
            new ParallelOptions { MaxDegreeOfParallelism = StreamPages.SideBySide, CancellationToken = token },
            async (page, stop) =>
            {
                var events = await replay.CompareAsync(page.District, page.Ids, stop);
                progress?.Report(events);
            });

        await using var orphans = new NpgsqlCommand(
            StoredEvents.RowsWithoutStream(FactLedgerTable.Name, "t.record_id", "t.event_id"), connection);
        await replay.AddAsync(orphans, token);
        await using var shapeless = new NpgsqlCommand(FactLedgerTable.OfNoShape, connection);
        shapeless.Parameters.AddWithValue(await FactShape.ChangedAsync(connection, token));
        await replay.AddAsync(shapeless, token);
        return replay.verdict with
        {
            Surplus = replay.verdict.Surplus + await FactBalances.WrongAsync(connection, token),
            First = await replay.FirstAsync(connection, token),
        };
    }

    private async Task<long> CompareAsync(string district, Guid[] ids, CancellationToken token)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, token);
        await using (var take = new NpgsqlCommand($"set transaction snapshot '{moment}'", connection))
        {
            await take.ExecuteNonQueryAsync(token);
        }

        var options = SessionOptions.ForTransaction(transaction);
        options.TenantId = district;
        await using var session = store.QuerySession(options);
        var replayed = await ReplayedRecord.ReadAsync(session, ids, await session.RulebooksAsync(rules, token), token);
        var (events, lines) = (replayed.Sum(x => x.Version), replayed.Sum(x => (long)x.Lines.Count));
        await using var compare = FactLedgerTable.Differences(connection, district, ids, replayed);
        await AddAsync(compare, token);
        lock (adding)
        {
            verdict = verdict with { Events = verdict.Events + events, Lines = verdict.Lines + lines };
            return verdict.Events;
        }
    }

    /// <summary>Adds what a statement names: whether a line is surplus, and its event.</summary>
    private async Task AddAsync(NpgsqlCommand command, CancellationToken token)
    {
        await using var row = await command.ExecuteReaderAsync(token);
        while (await row.ReadAsync(token))
        {
            var surplus = row.GetBoolean(0) ? 1 : 0;
            lock (adding)
            {
                verdict = verdict with { Surplus = verdict.Surplus + surplus, Missing = verdict.Missing + 1 - surplus };
                if (differing.Count < 10_000)
                {
                    differing.Add(row.GetGuid(1));
                }
            }
        }
    }

    private async Task<Guid?> FirstAsync(NpgsqlConnection connection, CancellationToken token)
    {
        if (differing.Count == 0)
        {
            return null;
        }

        await using var command = new NpgsqlCommand(StoredEvents.FirstOf, connection);
        command.Parameters.AddWithValue(differing.ToArray());
        return await command.ExecuteScalarAsync(token) as Guid? ?? differing[0];
    }
}
