using CaseTrack.Clocks;
using CaseTrack.Store;
using CaseTrack.Terms;
using JasperFx.Events;
using Marten;
using Marten.Events.Archiving;
using Npgsql;

namespace CaseTrack.Figures;

/// <summary>What a replay from zero found.</summary>
/// <param name="Events">Events replayed.</param>
/// <param name="Lines">Lines they give.</param>
/// <param name="Missing">Lines the replay gives and the ledger lacks.</param>
/// <param name="Surplus">Lines the ledger has and the replay does not give.</param>
/// <param name="First">The first event that differs, if one does.</param>
public sealed record ReplayVerdict(long Events, long Lines, long Missing, long Surplus, Guid? First)
{
    public bool Agrees => Missing == 0 && Surplus == 0;
}

/// <summary>核对: replays every event of every district from zero and compares the lines with the ledger, row for row.</summary>
public static class Replay
{
    private const string Columns = "tenant_id, event_id, line, record_id, kind, fact, unit, happened_on, cohort_on, amount, sign, dimensions, subject, recorded_at";

    /// <summary>Compares at one moment of the database; writes nothing that stays.</summary>
    public static async Task<ReplayVerdict> CompareAsync(IDocumentStore store, TermRules rules, IProgress<long>? progress, CancellationToken token)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, token);
        await ExecuteAsync(connection, $"create temp table replayed on commit drop as select {Columns} from {FactLedgerTable.Name} with no data", token);
        var (events, lines) = await ReplayAsync(store, rules, connection, transaction, progress, token);

        var missing = await DifferenceAsync("replayed", FactLedgerTable.Name);
        var surplus = await DifferenceAsync(FactLedgerTable.Name, "replayed");
        return new ReplayVerdict(events, lines, missing.Count, surplus.Count, missing.First ?? surplus.First);

        async Task<(long Count, Guid? First)> DifferenceAsync(string left, string right)
        {
            await using var command = new NpgsqlCommand(
                $"""
                select count(*), (array_agg(d.event_id order by e.seq_id))[1]
                from (select {Columns} from {left} except all select {Columns} from {right}) d
                left join {StoredEvents.All} e on e.id = d.event_id and e.tenant_id = d.tenant_id
                """, connection);
            await using var row = await command.ExecuteReaderAsync(token);
            await row.ReadAsync(token);
            return (row.GetInt64(0), row.IsDBNull(1) ? null : row.GetGuid(1));
        }
    }

    private static async Task<(long Events, long Lines)> ReplayAsync(
        IDocumentStore store, TermRules rules, NpgsqlConnection connection, NpgsqlTransaction transaction, IProgress<long>? progress, CancellationToken token)
    {
        var rulebooks = new Dictionary<string, RulebookHistory>();
        var records = new Dictionary<(string Tenant, Guid Stream), object>();
        var (events, lines) = (0L, 0L);
        var pages = new List<(IEvent Event, string Kind, int Number, FactLine Line)>();
        // The same transaction as the comparison: an event that arrives meanwhile is in neither.
        await using var session = store.QuerySession(Marten.Services.SessionOptions.ForTransaction(transaction));
        for (var after = 0L; ;)
        {
            var from = after;
            var page = await session.Events.QueryAllRawEvents()
                .Where(x => x.AnyTenant() && x.MaybeArchived() && x.Sequence > from).OrderBy(x => x.Sequence).Take(2000).ToListAsync(token);
            if (page.Count == 0)
            {
                return (events, lines);
            }

            foreach (var e in page.Where(x => x.Data is ICaseEvent))
            {
                var happened = (ICaseEvent)e.Data;
                var kind = RecordKind.Of(happened);
                var before = records.GetValueOrDefault((e.TenantId, e.StreamId));
                var record = records[(e.TenantId, e.StreamId)] = kind.Fold(before, e.StreamId, happened);
                if (!rulebooks.TryGetValue(e.TenantId, out var known))
                {
                    rulebooks[e.TenantId] = known = await session.ForTenant(e.TenantId).RulebooksAsync(rules, token);
                }

                var number = 0;
                pages.AddRange(FactLine.Between(TermFacts.Of(kind, before, known), TermFacts.Of(kind, record, known)).Select(line => (e, kind.Name, number++, line)));
            }

            await CopyAsync(connection, pages, token);
            lines += pages.Count;
            events += page.Count;
            pages.Clear();
            after = page[^1].Sequence;
            progress?.Report(events);
        }
    }

    private static async Task CopyAsync(
        NpgsqlConnection connection, IEnumerable<(IEvent Event, string Kind, int Number, FactLine Line)> lines, CancellationToken token)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"copy replayed ({Columns}) from stdin (format binary)", token);
        foreach (var (e, kind, number, line) in lines)
        {
            await copy.StartRowAsync(token);
            var values = FactLedgerTable.Values(e, number, kind, line);
            for (var i = 0; i < values.Length; i++)
            {
                if (values[i] is DBNull)
                {
                    await copy.WriteNullAsync(token);
                }
                else
                {
                    await copy.WriteAsync(values[i], FactLedgerTable.Types[i], token);
                }
            }
        }

        await copy.CompleteAsync(token);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(token);
    }
}
