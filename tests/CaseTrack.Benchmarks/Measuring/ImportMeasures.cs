using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CaseTrack.Benchmarks.Fill;
using CaseTrack.Benchmarks.Running;
using Npgsql;

namespace CaseTrack.Benchmarks.Measuring;

/// <summary>Importing a file of mediation cases with two parties each, from sending it to the last row recorded, against <c>COPY</c> of the
/// same rows into plain tables. On a copy, which is thrown away.</summary>
/// <remarks>An import is long: it is run three times at most, and not again once ten minutes have passed.</remarks>
public static class ImportMeasures
{
    private const string Group = "Import";

    public static async Task RunAsync(Bench bench, int size)
    {
        var whole = Stopwatch.StartNew();
        for (var run = 0; run < Math.Min(3, bench.Options.Runs) && (run == 0 || whole.Elapsed < TimeSpan.FromMinutes(10)); run++)
        {
            await bench.Server.CopyAsync(Bench.Ours(size), "imported");
            await TakeAsync(bench, size, run);
            bench.Results.Add(size, new(Group, "rows in all", "rows/s"), run, Side.Limit, await CopyAsync(bench));
            await bench.Server.DropAsync("imported");
        }
    }

    private static async Task TakeAsync(Bench bench, int size, int run)
    {
        var rows = bench.Options.Rows;
        var file = FileOf(rows);
        await using var process = await bench.StartOursAsync("imported");
        using var client = new Client(process.Address);
        await client.SignInAsync(District.Importer);
        await client.GetAsync(District.Importer, "/api/v1/import-kinds");
        await client.SignInAsync(District.Leader);
        var before = await CountedAsync(client);
        await bench.SettleAsync(process);
        var idle = process.Memory;
        var (watch, begun) = (Stopwatch.StartNew(), Spent(bench, process));
        var import = await client.SendFileAsync(District.Importer, "/api/v1/imports?kind=mediation-cases", file);
        var (tried, most) = await EndAsync(client, process, import);
        Expect(tried, "good", rows);
        var (trying, between) = (watch.Elapsed, Spent(bench, process));
        await client.PostAsync(District.Importer, $"/api/v1/imports/{import}/execution", """{"allOrNothing":false}""");
        var (written, mostWritten) = await EndAsync(client, process, import);
        Expect(written, "recorded", rows);
        var whole = watch.Elapsed;
        if (ProcessorTime.IsKnown)
        {
            var end = Spent(bench, process);
            Add("a row tried: processor, program", between.Program - begun.Program);
            Add("a row tried: processor, database", between.Database - begun.Database);
            Add("a row recorded: processor, program", end.Program - between.Program);
            Add("a row recorded: processor, database", end.Database - between.Database);

            // Every row has to be decided once and written, on whatever processors there are.
            bench.Results.Add(size, new(Group, "rows in all", "rows/s"), run, Side.Floor,
                rows * Environment.ProcessorCount / (between.Program - begun.Program + end.Database - between.Database).TotalSeconds);
        }

        bench.Results.Add(size, new(Group, "rows tried", "rows/s"), run, Side.Ours, rows / trying.TotalSeconds);
        bench.Results.Add(size, new(Group, "rows recorded", "rows/s"), run, Side.Ours, rows / (whole - trying).TotalSeconds);
        bench.Results.Add(size, new(Group, "rows in all", "rows/s"), run, Side.Ours, rows / whole.TotalSeconds);
        bench.Results.Add(size, new(Group, "memory beyond the idle process, at most", "MB"), run, Side.Ours,
            (Math.Max(most, mostWritten) - idle) / 1e6);

        // The figures of each year have grown by what the file says of it, and by nothing else.
        await client.SignInAsync(District.Leader);
        var after = await CountedAsync(client);
        foreach (var ((year, code), value) in before)
        {
            var said = Enumerable.Range(0, rows).Count(x => Row(x).On.Year == year);
            if (after[(year, code)] != value + said)
            {
                throw new InvalidOperationException($"{code} of {year}: {value} and {said} rows, but now {after[(year, code)]}.");
            }
        }

        void Add(string name, TimeSpan spent) =>
            bench.Results.Add(size, new(Group, name, "µs"), run, Side.Ours, spent.TotalMicroseconds / rows);
    }

    private static async Task<Dictionary<(int Year, string Code), decimal>> CountedAsync(Client client)
    {
        var counted = new Dictionary<(int, string), decimal>();
        for (var year = District.TenYears.From.Year; year <= District.TenYears.To.Year; year++)
        {
            var report = JsonNode.Parse(await client.GetAsync(District.Leader, $"/api/v1/figures/{year}"))!;
            foreach (var code in (string[])["mediation.accepted", "mediation.succeeded"])
            {
                counted[(year, code)] = (decimal)report["figures"]!.AsArray().First(x => (string?)x!["code"] == code)!["value"]!;
            }
        }

        return counted;
    }

    private static (TimeSpan Program, TimeSpan Database) Spent(Bench bench, ServedProcess process) =>
        (process.ProcessorTime, ProcessorTime.OfServer(bench.Server.ProcessId));

    /// <summary>The import once its step has ended, and the most memory in use until then.</summary>
    private static async Task<(JsonNode Import, long Memory)> EndAsync(Client client, ServedProcess process, string import)
    {
        for (var most = 0L; ; await Task.Delay(100))
        {
            most = Math.Max(most, process.Memory);
            await client.SignInAsync(District.Importer);
            var read = JsonNode.Parse(await client.GetAsync(District.Importer, $"/api/v1/imports/{import}"))!;
            if (!(bool)read["running"]!)
            {
                return (read, most);
            }
        }
    }

    private static void Expect(JsonNode import, string count, int rows)
    {
        if ((int?)import[count] != rows)
        {
            throw new InvalidOperationException($"{rows} rows were to be {count}: {import.ToJsonString()}");
        }
    }

    /// <summary>Cases that were settled and closed on the spot, each with two people and the number it had on paper.</summary>
    private static byte[] FileOf(int rows)
    {
        var text = new StringBuilder("调委会,登记日期,案件来源,纠纷类型,申请人,申请人电话,被申请人,受理日期,案号,调解员,达成协议日期,协议形式,即时履行,办结日期\n");
        foreach (var row in Enumerable.Range(0, rows).Select(Row))
        {
            var day = row.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            text.AppendJoin(',', row.Unit, day, "依申请", "邻里纠纷", row.Applicant, row.Phone, row.Respondent, day, row.Number, "王调解", day,
                "口头", "是", day).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static (string Unit, DateOnly On, string Applicant, string Phone, string Respondent, string Number) Row(int row) => (
        District.Committee(row % District.Committees.Count), District.TenYears.From.AddDays(row % 3000),
        string.Create(CultureInfo.InvariantCulture, $"申请人{row}"), string.Create(CultureInfo.InvariantCulture, $"139{row:00000000}"),
        string.Create(CultureInfo.InvariantCulture, $"被申请人{row}"), string.Create(CultureInfo.InvariantCulture, $"旧档第{row}号"));

    /// <summary>The same rows into plain tables with their keys and an index by number; rows a second.</summary>
    private static async Task<double> CopyAsync(Bench bench)
    {
        const string database = "copied";
        await bench.Server.DropAsync(database);
        await bench.Server.CreateAsync(database);
        await bench.Server.RunAsync(database, """
            create table cases (id uuid primary key, unit text, registered_on date, source text, dispute_type text, accepted_on date,
              number text unique, mediator text, agreed_on date, form text, at_once boolean, closed_on date);
            create table parties (id uuid primary key, case_id uuid references cases, role text, name text, phone text);
            """);
        await using var source = NpgsqlDataSource.Create(bench.Server.ConnectionString(database));
        var rows = Enumerable.Range(0, bench.Options.Rows).Select(x => (Id: Guid.CreateVersion7(), Row: Row(x))).ToArray();
        var watch = Stopwatch.StartNew();
        await using (var connection = await source.OpenConnectionAsync())
        {
            await using (var copy = await connection.BeginBinaryImportAsync("copy cases from stdin (format binary)"))
            {
                foreach (var (id, row) in rows)
                {
                    await copy.WriteRowAsync(default, id, row.Unit, row.On, "application", "02", row.On, row.Number, "王调解", row.On, "oral",
                        true, row.On);
                }

                await copy.CompleteAsync();
            }

            await using var people = await connection.BeginBinaryImportAsync("copy parties from stdin (format binary)");
            foreach (var (id, row) in rows)
            {
                await people.WriteRowAsync(default, Guid.CreateVersion7(), id, "applicant", row.Applicant, row.Phone);
                await people.WriteRowAsync(default, Guid.CreateVersion7(), id, "respondent", row.Respondent, "");
            }

            await people.CompleteAsync();
        }

        return bench.Options.Rows / watch.Elapsed.TotalSeconds;
    }
}
