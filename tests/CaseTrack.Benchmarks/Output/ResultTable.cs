using System.Globalization;
using System.Text;
using CaseTrack.Benchmarks.Measuring;
using CaseTrack.Benchmarks.Running;

namespace CaseTrack.Benchmarks.Output;

/// <summary>The Markdown: where and how it was measured, then a table for each size and group.</summary>
public static class ResultTable
{
    public static string Write(Results results, BenchmarkOptions options, Machine machine, TimeSpan took, IReadOnlyList<string> curves)
    {
        var text = new StringBuilder();
        var settings = string.Join(", ", BenchmarkServer.Settings.Select(x => $"`{x.Key} = {x.Value}`"));
        text.Append("# Side by side\n\n");
        text.Append(CultureInfo.InvariantCulture, $"""
            Measured on {DateTime.UtcNow:yyyy-MM-dd} on {machine.Cores} cores ({machine.Processor}), {machine.Gigabytes:0} GB,
            {machine.System}, {machine.Runtime}, PostgreSQL {machine.Postgres} with
            {settings};
            alternating runs: {options.Runs}; the whole took {took.TotalMinutes:0} minutes.

            Written by `dotnet run -c Release --project tests/CaseTrack.Benchmarks -- {Arguments(options)}`; do not edit.
            Every value of every run is in [runs.csv](runs.csv).

            *Ours* is the service as built, rate limits lifted. The *peer* is what a good team would write instead, in
            `tests/CaseTrack.Benchmarks/Peer`: ASP.NET Core, EF Core, plain indexed tables, an audit row in the same transaction, bearer
            tokens; same server, same bodies, same durability. It counts nine figures, the service its whole catalogue. The *limit* of
            reads is one row by its key through the peer's HTTP stack; of writes a plain insert of the same bytes without HTTP; of a
            rebuild reading and deserialising the same events; of an import `COPY` of the same rows into two plain tables.

            The *floor* is what the libraries the service stands on take by themselves (`tests/CaseTrack.Benchmarks/Stack`): the same
            request becomes three events and the case as it stands, in one transaction of Marten within a host of Wolverine, and not
            one rule, number, term, fact or seal. What is below it, no service on these libraries reaches. The floor of a rebuild is
            what it builds written by `COPY`, nothing read and nothing made; of an import, each row decided once by the program, and what
            it leaves written by the database, on all processors.{TakenOver(options.Earlier)}
            Which aims are reached, and what stands against the others, is in [targets.md](targets.md).

            Medians, in brackets the least and the most. A ratio is made within a run, ours divided by the other's, and then the median
            is taken. The program that asks runs on the same machine. Round trips are counted on the wire between a side and its database.

            """);
        foreach (var curve in curves)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n![{curve.Replace('-', ' ')}]({curve}.svg)\n");
        }

        foreach (var size in results.Sizes)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {size:#,0} cases over ten years\n");
            foreach (var group in results.Of(size).GroupBy(x => x.Group))
            {
                Table(text, results, size, group.Key, [.. group]);
            }
        }

        return text.ToString();
    }

    private static string TakenOver(string? runs)
    {
        if (runs is null)
        {
            return "";
        }

        var table = Path.Combine(Path.GetDirectoryName(runs)!, "table.md");
        var measured = File.Exists(table) ? File.ReadLines(table).FirstOrDefault(x => x.StartsWith("Measured on", StringComparison.Ordinal))
            : null;
        return $"\nWhat this command does not name was not measured again, but taken over{(measured is null ? ""
            : $" (m{measured[1..].TrimEnd(',')})")}.";
    }

    private static void Table(StringBuilder text, Results results, int size, string group, Measure[] measures)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n### {group}\n\n");
        text.Append("| What | ours | peer | ours ÷ peer | floor | ours ÷ floor | limit | ours ÷ limit |\n");
        text.Append("|---|---|---|---|---|---|---|---|\n");
        foreach (var measure in measures.OrderBy(x => x.Clients ?? 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {measure.Title} | {Value(Side.Ours)} | {Value(Side.Peer)} ");
            text.Append(CultureInfo.InvariantCulture, $"| {Ratio(Side.Peer)} | {Value(Side.Floor)} | {Ratio(Side.Floor)} ");
            text.Append(CultureInfo.InvariantCulture, $"| {Value(Side.Limit)} | {Ratio(Side.Limit)} |\n");

            string Value(Side side) => Say(results.Spread(size, measure, side), "");

            string Ratio(Side to) => Say(results.Ratio(size, measure, to), " ×");
        }
    }

    private static string Say(Spread? spread, string unit) => spread is not { } of ? ""
        : of.Least == of.Most ? $"{Results.Say(of.Median)}{unit}"
        : $"**{Results.Say(of.Median)}**{unit} ({Results.Say(of.Least)}–{Results.Say(of.Most)})";

    private static string Arguments(BenchmarkOptions options) => string.Create(CultureInfo.InvariantCulture,
        $"--runs {options.Runs} --sizes {string.Join(',', options.Sizes)} --seconds {options.Length.TotalSeconds:0.###}")
        + string.Create(CultureInfo.InvariantCulture, $" --rows {options.Rows}")
        + (options.Parts.Count < BenchmarkOptions.AllParts.Length ? $" --parts {string.Join(',', options.Parts)}" : "")
        + (options.Earlier is null ? "" : " --earlier runs.csv");
}
