using System.Globalization;
using System.Text.Json.Nodes;
using CaseTrack.Figures;

namespace CaseTrack.Web.Pages;

/// <summary>图表数据. What each chart is drawn from, as the API answers it.</summary>
/// <param name="ask">Asks the API; null for what is refused.</param>
/// <param name="units">Names of organisations.</param>
/// <param name="year">年度.</param>
/// <param name="code">The figure of the first three.</param>
/// <param name="name">Its name.</param>
/// <param name="today">Today in Shanghai.</param>
public sealed class ChartReader(
    Func<string, Task<JsonNode?>> ask, IReadOnlyDictionary<string, string> units, int year, string code, string name, DateOnly today)
{
    private static readonly (string Kind, string[] Codes)[] Ways =
    [
        ("mediation-cases", ["mediation.registered", "mediation.accepted", "mediation.closed"]),
        ("review-applications", ["review.received", "review.accepted", "review.concluded"]),
        ("supervision-files", ["supervision.leads", "supervision.opened", "supervision.closed"]),
    ];

    private bool Running => year == today.Year;

    public async Task<List<ChartTable>> ReadAsync(JsonNode report)
    {
        var values = report["figures"]!.AsArray().ToDictionary(x => (string)x!["code"]!, x => (decimal?)x!["value"]);
        var unit = Texts.Measure(FigureCatalogue.Find(code)!.Unit);
        var (now, before) = (await MonthsAsync(code, year, null), await MonthsAsync(code, year - 1, null));
        var same = Running ? await MonthsAsync(code, year - 1, FigureScope.LastYear(today)) : before;
        var best = Best(now);
        var (sum, last) = (now.Sum(x => x ?? 0), same.Sum(x => x ?? 0));
        return
        [
            new("months", ChartKind.Columns, unit, [$"{year - 1}", $"{year}"],
                [.. now.Select((x, i) => new ChartRow(Month(i), [before[i], x]))],
                Texts.Of("chart.months-say", year, best < 0 ? "–" : Month(best), Texts.Number(best < 0 ? null : now[best]), unit)),
            new("to-date", ChartKind.Lines, unit, [$"{year - 1}", $"{year}"],
                [.. Sums(now).Zip(Sums(same, Running ? today.Month : 12)).Select((x, i) => new ChartRow(Month(i), [x.Second, x.First]))],
                Texts.Of("chart.to-date-say", year, Texts.Number(sum), unit, Texts.Number(last))),
            await StreetsAsync(unit, values.GetValueOrDefault(code)),
            Through(values),
            await OnTimeAsync(),
            Steps(values),
        ];
    }

    private async Task<decimal?[]> MonthsAsync(string figure, int of, DateOnly? by)
    {
        var day = by is { } until ? $"&asOf={until:yyyy-MM-dd}" : "";
        var groups = (await ask($"figures/{of}/{figure}?by=month{day}"))?["groups"]?.AsArray() ?? [];
        var known = groups.Where(x => x!["key"] is not null).ToDictionary(x => (string)x!["key"]!, x => (decimal?)x!["value"]);
        return [.. Enumerable.Range(1, 12).Select(x =>
            known.TryGetValue($"{of}-{x:00}", out var value) ? value : of == today.Year && x > today.Month ? null : (decimal?)0)];
    }

    /// <summary>By street, the most first, with the district beneath.</summary>
    private async Task<ChartTable> StreetsAsync(string unit, decimal? district)
    {
        var streets = ((await ask($"figures/{year}/{code}?by=street"))?["groups"]?.AsArray() ?? []).Select(x => (Key: (string?)x!["key"],
            Value: (decimal?)x["value"])).OrderByDescending(x => x.Value).ToArray();
        var first = streets.FirstOrDefault(x => x.Key is not null);
        return new("streets", ChartKind.Rows, unit, [name],
            [.. streets.Select(x => new ChartRow(NameOf(x.Key) ?? Texts.Of("chart.no-street"), [x.Value])),
                new ChartRow(Texts.Of("figures.district"), [district])],
            Texts.Of("chart.streets-say", NameOf(first.Key) ?? "–", Texts.Number(first.Value), unit, Texts.Number(district)));
    }

    /// <summary>收到、受理、办结 of each kind of case.</summary>
    private static ChartTable Through(Dictionary<string, decimal?> values) => new("through", ChartKind.Columns, "件",
        [Texts.Of("chart.came"), Texts.Of("chart.taken"), Texts.Of("chart.done")],
        [.. Ways.Select(x => new ChartRow(Texts.Of($"kind.{x.Kind}"), [.. x.Codes.Select(y => values.GetValueOrDefault(y))]))],
        Texts.Of("chart.through-say", Texts.Number(Ways.Sum(x => values.GetValueOrDefault(x.Codes[0]) ?? 0)),
            Texts.Number(Ways.Sum(x => values.GetValueOrDefault(x.Codes[1]) ?? 0)),
            Texts.Number(Ways.Sum(x => values.GetValueOrDefault(x.Codes[2]) ?? 0))));

    /// <summary>按期率 by month, with both sides.</summary>
    private async Task<ChartTable> OnTimeAsync()
    {
        var answer = await ask($"figures/{year}/terms.on-time-rate?by=month");
        var groups = (answer?["groups"]?.AsArray() ?? []).Where(x => x!["key"] is not null).ToDictionary(x => (string)x!["key"]!, x => x!);
        var row = answer?["figure"];
        return new("on-time", ChartKind.Lines, "%", [Texts.Of("chart.on-time-rate")],
            groups.Count == 0 ? [] : [.. Enumerable.Range(1, 12).Select(x => groups.GetValueOrDefault($"{year}-{x:00}")).Select((x, i) =>
                new ChartRow(Month(i), [(decimal?)x?["value"]], Sides(x)))],
            Texts.Of("chart.on-time-say", Texts.Number((decimal?)row?["value"]), Sides(row)));
    }

    /// <summary>结转: what was there, came, went and is left.</summary>
    private static ChartTable Steps(Dictionary<string, decimal?> values)
    {
        decimal? Of(string step) => values.GetValueOrDefault($"mediation.{step}");
        return new("steps", ChartKind.Steps, "件", [Texts.Of("kind.mediation-cases")],
            [new(Texts.Of("chart.opening"), [Of("opening")]), new(Texts.Of("chart.taken"), [Of("accepted")]),
                new(Texts.Of("chart.done"), [-Of("closed")]), new(Texts.Of("chart.closing"), [Of("closing")])],
            Texts.Of("chart.steps-say", Texts.Number(Of("opening")), Texts.Number(Of("accepted")), Texts.Number(Of("closed")),
                Texts.Number(Of("closing"))));
    }

    private static string Sides(JsonNode? rate) => rate is null ? "–"
        : $"{Texts.Number((decimal?)rate["numerator"])} ÷ {Texts.Number((decimal?)rate["denominator"])}";

    /// <summary>From 1 January on; nothing after the last month there is.</summary>
    private static decimal?[] Sums(decimal?[] months, int until = 12)
    {
        var sum = 0m;
        return [.. months.Select((x, i) => x is null || i >= until ? null : (decimal?)(sum += x.Value))];
    }

    private static int Best(decimal?[] months) => months.Max() is > 0 and var most ? Array.IndexOf(months, most) : -1;

    private string? NameOf(string? street) => street is null ? null : units.GetValueOrDefault(street, street);

    private static string Month(int index) => Texts.Chinese ? $"{index + 1}月"
        : CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(index + 1);
}
