using System.Diagnostics;
using System.Text.Json.Nodes;
using CaseTrack.Figures;
using CaseTrack.Hosting;
using CaseTrack.Terms;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CaseTrack.Tests.Figures;

/// <summary>基准: the figures of a year with ten years of history against the same figures with one. Run with <c>--filter-class
/// *TenYears</c>; prints the ratios.</summary>
[Trait("Speed", "slow")]
public sealed class TenYears(DemonstrationHost host, ITestOutputHelper output)
{
    [Fact]
    public async Task A_year_answers_as_fast_with_ten_years_of_history_as_with_one()
    {
        await host.ReadyAsync();
        await using var one = await Node.StartAsync(await LedgerAsync(1), TimeProvider.System, silence: false);
        await using var ten = await Node.StartAsync(await LedgerAsync(10), TimeProvider.System, silence: false);
        await AgreeAsync(one);
        await AgreeAsync(ten);
        var (values, again) = (await one.GetAsync("figures/2022"), await ten.GetAsync("figures/2022"));
        foreach (var flow in FigureCatalogue.All.Where(x => x.AddsUpOverTime))
        {
            Value(again, flow).ShouldBe(Value(values, flow), flow.Code);
        }

        Value(again, FigureCatalogue.Find("mediation.opening")!)
            .ShouldNotBe(Value(values, FigureCatalogue.Find("mediation.opening")!), "ten years carry more over");
        var whole = await RatioAsync(one, ten, "figures/2022", 15);
        var each = new List<double>();
        foreach (var figure in FigureCatalogue.All)
        {
            each.Add(await RatioAsync(
                one, ten, $"figures/2022/{figure.Code}", figure.Counted.Measure is Measure.Stock or Measure.State ? 15 : 3));
        }

        each.Sort();
        output.WriteLine($"figure by figure, the median: {each[each.Count / 2]:0.00}; the slowest: {each[^1]:0.00}");
        whole.ShouldBeLessThan(2);
        each[each.Count / 2].ShouldBeLessThan(1.5);
    }

    private static string? Value(JsonNode answer, Figure figure) =>
        answer["figures"]!.AsArray().Single(x => (string)x!["code"]! == figure.Code)!["value"]?.ToString();

    /// <summary>Lines without events are none of this build's, and of such a ledger everything is added up each time.</summary>
    private static async Task AgreeAsync(Node node)
    {
        await using var session = node.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        session.Store(new LedgerComparison { Build = LedgerComparison.ThisBuild, ComparedAt = DateTimeOffset.UtcNow });
        await session.SaveChangesAsync();
    }

    /// <summary>The median of so many pairs, each next to the other, so that whatever else the machine does hits both.</summary>
    private async Task<double> RatioAsync(Node one, Node ten, string path, int pairs)
    {
        await MeasureAsync(one, path);
        await MeasureAsync(ten, path);
        var times = new List<(double One, double Ten)>();
        for (var i = 0; i < pairs; i++)
        {
            times.Add((await MeasureAsync(one, path), await MeasureAsync(ten, path)));
        }

        var ratios = times.Select(x => x.Ten / x.One).Order().ToArray();
        if (pairs > 3)
        {
            output.WriteLine($"{path}, median of {pairs} pairs, ten years to one: {ratios[pairs / 2]:0.00} ({ratios[pairs / 4]:0.00} to "
                + $"{ratios[pairs * 3 / 4]:0.00}); {times.Average(x => x.One):0.0} and {times.Average(x => x.Ten):0.0} ms");
        }

        return ratios[pairs / 2];
    }

    private static async Task<double> MeasureAsync(Node node, string path)
    {
        var watch = Stopwatch.StartNew();
        await node.GetAsync(path);
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>The ledger of the demonstration year, and for each earlier year the same again.</summary>
    private async Task<string> LedgerAsync(int years)
    {
        var database = await TestServer.CreateDatabaseAsync();
        await using var store =
            DocumentStore.For(options => CaseTrackSetup.Store(options, database, TimeProvider.System, TermRules.Shipped));
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await using var from = new NpgsqlConnection(host.ConnectionString);
        await using var to = new NpgsqlConnection(database);
        await from.OpenAsync();
        await to.OpenAsync();
        // Rows whose commit is not on disk yet are not marked as seen by all, and an index alone answers nothing about them.
        await using (var written = new NpgsqlCommand("set synchronous_commit = on", to))
        {
            await written.ExecuteNonQueryAsync();
        }

        const string columns =
            "tenant_id, record_id, event_id, line, sign, fact, shape, recorded_at, happened_on, cohort_on, unit, amount, subject";
        for (var back = 0; back < years; back++)
        {
            await using var read = await from.BeginRawBinaryCopyAsync($"""
                copy (select tenant_id, md5(record_id::text || {back})::uuid, md5(event_id::text || {back})::uuid, line, sign, fact, shape,
                             recorded_at - interval '{back} years', (happened_on - interval '{back} years')::date,
                             (cohort_on - interval '{back} years')::date, unit, amount, subject
                      from {FactLedgerTable.Lines} l
                      where {back} = 0 or (kind <> 'organisations' and greatest(happened_on, cohort_on) < date '2023-01-01')
                      order by recorded_at, event_id, line) to stdout (format binary)
                """);
            await using var write = await to.BeginRawBinaryCopyAsync($"copy {FactLedgerTable.Name} ({columns}) from stdin (format binary)");
            await read.CopyToAsync(write);
        }

        await using (var read = await from.BeginRawBinaryCopyAsync($"copy {FactShape.Table} to stdout (format binary)"))
        {
            await using var write = await to.BeginRawBinaryCopyAsync($"copy {FactShape.Table} from stdin (format binary)");
            await read.CopyToAsync(write);
        }

        // As the service does every few minutes.
        await FactBalances.CarryAsync(store, "420202", 0, TestContext.Current.CancellationToken);
        await using var vacuum = new NpgsqlCommand($"vacuum analyze {FactLedgerTable.Name}, {FactShape.Table}, {FactBalances.Table}", to);
        await vacuum.ExecuteNonQueryAsync();
        return database;
    }
}
