using System.Diagnostics;
using CaseTrack.Clocks;
using CaseTrack.Figures;
using CaseTrack.Hosting;
using Marten;
using Npgsql;

namespace CaseTrack.Tests.Figures;

/// <summary>基准: a figure of a year with ten years of history against the same figure with one. Run with <c>--filter-class *TenYears</c>; prints the ratio.</summary>
public sealed class TenYears(ITestOutputHelper output)
{
    [Fact]
    public async Task A_year_answers_as_fast_with_ten_years_of_history_as_with_one()
    {
        var one = await LedgerAsync(1);
        var ten = await LedgerAsync(10);
        await using var store1 = Open(one);
        await using var store10 = Open(ten);
        await MeasureAsync(store1);
        await MeasureAsync(store10);

        // In pairs, each next to the other, so that whatever else the machine does hits both.
        var ratios = new List<double>();
        for (var i = 0; i < 40; i++)
        {
            var (first, second) = (await MeasureAsync(store1), await MeasureAsync(store10));
            ratios.Add(second / first);
        }

        ratios.Sort();
        output.WriteLine($"median of 40 pairs, ten years to one: {ratios[20]:0.00} ({ratios[10]:0.00} to {ratios[30]:0.00})");
        ratios[20].ShouldBeLessThan(2);
    }

    private static DocumentStore Open(string database) => DocumentStore.For(options => CaseTrackSetup.Store(options, database, TimeProvider.System, TermRules.Shipped));

    private static async Task<double> MeasureAsync(DocumentStore store)
    {
        var figures = new[] { "mediation.community.accepted", "mediation.linkage.succeeded", "review.received", "supervision.opened" }.Select(x => FigureCatalogue.Find(x)!).ToArray();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 5; i++)
        {
            await using var session = store.QuerySession("420202");
            await using var reader = await FigureReader.OpenAsync(session, CancellationToken.None);
            var values = await reader.ValuesAsync(figures, new FigureScope("420202", new(2026, 1, 1), new(2026, 12, 31)), CancellationToken.None);
            values[0].Value.ShouldBe(4000);
        }

        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>A ledger of 16,000 lines a year, straight into the table.</summary>
    private static async Task<string> LedgerAsync(int years)
    {
        var database = await TestServer.CreateDatabaseAsync();
        await using var store = Open(database);
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var fill = new NpgsqlCommand($$"""
            insert into {{FactLedgerTable.Name}} (tenant_id, event_id, line, record_id, kind, fact, unit, happened_on, cohort_on, amount, sign, dimensions, subject, recorded_at)
            select '420202', gen_random_uuid(), 0, gen_random_uuid(), 'mediation-cases', f.fact, 'tw' || n % 39, d.day, d.day, 1, 1,
                   '{"committeeKind":"community","linkage":"yes"}', null, d.day
            from unnest(array['mediation.accepted', 'mediation.succeeded', 'review.received', 'supervision.opened']) as f(fact),
                 generate_series(0, {{years - 1}}) y, generate_series(1, 4000) n, lateral (select date '2026-01-01' - y * 365 + n % 365 as day) d;
            vacuum analyze {{FactLedgerTable.Name}}
            """, connection);
        foreach (var statement in fill.CommandText.Split(';'))
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }

        return database;
    }
}
