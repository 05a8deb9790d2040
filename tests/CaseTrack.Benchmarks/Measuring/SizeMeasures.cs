using System.Globalization;
using CaseTrack.Figures;

namespace CaseTrack.Benchmarks.Measuring;

/// <summary>What a case takes of the disk, indexes and all.</summary>
public static class SizeMeasures
{
    public static async Task RunAsync(Bench bench, int size)
    {
        const string group = "Disk";
        await AddAsync(Side.Ours, Bench.Ours(size), "database, a case", $"pg_database_size('{Bench.Ours(size)}')");
        await AddAsync(Side.Peer, Bench.Peer(size), "database, a case", $"pg_database_size('{Bench.Peer(size)}')");
        await AddAsync(
            Side.Ours, Bench.Ours(size), "fact ledger, a case", $"pg_total_relation_size(to_regclass('{FactLedgerTable.Name}'))");

        async Task AddAsync(Side side, string database, string name, string sql)
        {
            // Another build may keep its facts elsewhere.
            if (await bench.Server.AskAsync(database, $"select {sql}") is { } bytes and not DBNull)
            {
                bench.Results.Add(
                    size, new(group, name, "bytes"), 0, side, Convert.ToDouble(bytes, CultureInfo.InvariantCulture) / size);
            }
        }
    }
}
