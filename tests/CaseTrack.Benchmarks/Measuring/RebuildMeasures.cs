using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CaseTrack.Clocks;
using CaseTrack.Figures;
using CaseTrack.Store;
using Npgsql;

namespace CaseTrack.Benchmarks.Measuring;

/// <summary>Rebuilding records, ledger and terms from the events, against reading and deserialising the same events with plain Npgsql, and
/// against writing what it builds by <c>COPY</c> into tables with the same indexes. On a copy, which is thrown away.</summary>
/// <remarks>A rebuild is long: it is run three times at most, and not again once a minute has passed. It ends with the comparison the
/// command makes, which is counted in.</remarks>
public static class RebuildMeasures
{
    public static async Task RunAsync(Bench bench, int size)
    {
        var database = $"{Bench.Ours(size)}_rebuilt";
        await bench.Server.CopyAsync(Bench.Ours(size), database);
        var connectionString = bench.Server.ConnectionString(database);
        var events = (long)(await bench.Server.AskAsync(database, $"select count(*) from {StoredEvents.Happened} e"))!;
        var measure = new Measure("Rebuild", "events", "events/s");
        var whole = Stopwatch.StartNew();
        for (var run = 0; run < Math.Min(3, bench.Options.Runs) && (run == 0 || whole.Elapsed < TimeSpan.FromMinutes(1)); run++)
        {
            var seconds = double.Parse(
                await Running.Programs.RunAsync("rebuild", connectionString, bench.Keys), CultureInfo.InvariantCulture);
            bench.Results.Add(size, measure, run, Side.Ours, events / seconds);
            bench.Results.Add(size, measure, run, Side.Limit, events / await ReadAsync(connectionString));
            // What it builds, written by COPY alone: nothing is read, nothing made.
            bench.Results.Add(size, measure, run, Side.Floor, events / await WriteAsync(connectionString));
        }

        NpgsqlConnection.ClearAllPools();
        await bench.Server.DropAsync(database);
    }

    /// <summary>What a rebuild builds, as it is, into empty tables like those; the seconds that takes.</summary>
    private static async Task<double> WriteAsync(string connectionString)
    {
        await using var from = new NpgsqlConnection(connectionString);
        await using var to = new NpgsqlConnection(connectionString);
        await from.OpenAsync();
        await to.OpenAsync();
        var seconds = 0.0;
        foreach (var table in (string[])[FactLedgerTable.Name, StoredDocuments.TableOf(nameof(Deadline)),
            .. RecordKind.All.Select(x => StoredDocuments.TableOf(x.RecordType.Name))])
        {
            await ExecuteAsync(to, $"create table {table}_alike (like {table} including all)");
            var watch = Stopwatch.StartNew();
            await using (var read = await from.BeginRawBinaryCopyAsync($"copy {table} to stdout (format binary)"))
            await using (var write = await to.BeginRawBinaryCopyAsync($"copy {table}_alike from stdin (format binary)"))
            {
                await read.CopyToAsync(write);
            }

            seconds += watch.Elapsed.TotalSeconds;
            await ExecuteAsync(to, $"drop table {table}_alike");
        }

        return seconds;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Every event in order, as an object; the seconds that takes.</summary>
    private static async Task<double> ReadAsync(string connectionString)
    {
        var types = RecordKind.EventTypes.ToDictionary(EventName.Stored);
        var options = new JsonSerializerOptions();
        Wire.Apply(options);
        var watch = Stopwatch.StartNew();
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"select type, data from {StoredEvents.Happened} e order by seq_id", connection);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            if (JsonSerializer.Deserialize(rows.GetFieldValue<byte[]>(1), types[rows.GetString(0)], options) is null)
            {
                throw new InvalidDataException("An event says nothing.");
            }
        }

        return watch.Elapsed.TotalSeconds;
    }
}
