using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Marten;
using Npgsql;

namespace CaseTrack.Figures;

/// <summary>Sees to it that what lines say is there before the lines are.</summary>
/// <remarks>By a connection of its own, and at once: within the act nobody else could say the same until it is over, and with one of the
/// pool's an act would wait for a connection while it holds one. An act that is taken back leaves a shape without lines, which counts
/// for nothing.</remarks>
public sealed class FactShapes(string connectionString) : IDisposable
{
    private static readonly ConditionalWeakTable<IReadOnlyStoreOptions, FactShapes> ByStore = [];

    private readonly NpgsqlDataSource own = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
    {
        MinPoolSize = 0,
        MaxPoolSize = 1,
        ConnectionIdleLifetime = 60,
    });

    private readonly ConcurrentDictionary<long, bool> there = new();
    private readonly SemaphoreSlim one = new(1);

    /// <summary>Those of a store.</summary>
    public static FactShapes Of(IDocumentStore store) => ByStore.TryGetValue(store.Options, out var shapes) ? shapes
        : throw new InvalidOperationException("The store was not set up with a fact ledger.");

    /// <summary>Those of a store that is being set up.</summary>
    public static FactShapes Of(StoreOptions options, string connectionString) =>
        ByStore.GetValue(options, _ => new FactShapes(connectionString));

    /// <summary>Adds what some lines say and nobody has said yet.</summary>
    public async ValueTask AddAsync(IEnumerable<LedgerLine> lines, CancellationToken token)
    {
        LedgerLine[] unknown = [.. lines.Where(x => !there.ContainsKey(x.Shape)).DistinctBy(x => x.Shape)];
        if (unknown.Length == 0)
        {
            return;
        }

        await one.WaitAsync(token);
        try
        {
            FactShape[] missing = [.. unknown.Where(x => !there.ContainsKey(x.Shape)).Select(FactShape.Of)];
            if (missing.Length > 0)
            {
                try
                {
                    await AddAsync(missing, token);
                }
                catch (NpgsqlException failed) when (failed.IsTransient)
                {
                    // The connection was from before the server was started anew; twice adds nothing twice.
                    await AddAsync(missing, token);
                }
            }
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose()
    {
        one.Dispose();
        own.Dispose();
    }

    private async Task AddAsync(FactShape[] missing, CancellationToken token)
    {
        await using var command = own.CreateCommand(
            $"""
            insert into {FactShape.Table} (id, kind, code, fact, dimensions)
            select id, kind, code, fact, dimensions::jsonb from unnest($1, $2, $3, $4, $5) as s(id, kind, code, fact, dimensions)
            on conflict (id) do nothing
            """);
        command.Parameters.AddWithValue(missing.Select(x => x.Id).ToArray());
        command.Parameters.AddWithValue(missing.Select(x => x.Kind).ToArray());
        command.Parameters.AddWithValue(missing.Select(x => x.Code).ToArray());
        command.Parameters.AddWithValue(missing.Select(x => x.Fact).ToArray());
        command.Parameters.AddWithValue(missing.Select(x => x.Dimensions).ToArray());
        await command.ExecuteNonQueryAsync(token);
        foreach (var shape in missing)
        {
            there.TryAdd(shape.Id, true);
        }
    }
}
