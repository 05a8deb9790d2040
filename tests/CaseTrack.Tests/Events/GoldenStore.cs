using CaseTrack.Hosting;
using CaseTrack.Store;
using CaseTrack.Terms;
using Marten;
using Npgsql;

namespace CaseTrack.Tests.Events;

/// <summary>A store with the examples of every release among its events, put there as rows, and read as the service reads them.</summary>
public sealed class GoldenStore : IAsyncLifetime
{
    private readonly Dictionary<string, ICaseEvent> read = [];
    private DocumentStore store = null!; // opened before the first test

    public ISerializer Serializer => store.Options.Serializer();

    /// <summary>Examples no event came of, and why.</summary>
    public Dictionary<string, string> Unreadable { get; } = [];

    public IReadOnlyList<GoldenExample> Examples { get; private set; } = [];

    /// <summary>Files that this run has added, where it was told to add.</summary>
    public IReadOnlyList<string> Added { get; private set; } = [];

    /// <summary>The event as the store has read it.</summary>
    public ICaseEvent Read(string release, string file) => read[$"{release}/{file}"];

    public async ValueTask InitializeAsync()
    {
        var database = await TestServer.CreateDatabaseAsync();
        store = DocumentStore.For(options => CaseTrackSetup.Store(options, database, TimeProvider.System, TermRules.Shipped));
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        if (GoldenFolder.Adds)
        {
            GoldenAdditions.AddExamples(this);
        }

        Examples = [.. GoldenFolder.Releases.SelectMany(GoldenFolder.Examples)];
        await AppendAsync(database);
        await using var session = store.QuerySession("golden");
        foreach (var example in Examples)
        {
            try
            {
                var happened = await session.Events.LoadAsync(example.Id);
                read[example.Name] = (ICaseEvent)happened!.Data;
            }
            catch (Exception failure)
            {
                Unreadable[example.Name] = failure.Message;
            }
        }

        if (GoldenFolder.Adds && Unreadable.Count == 0)
        {
            Added = [.. GoldenAdditions.AddFolded(this), .. GoldenAdditions.List()];
        }
    }

    public async ValueTask DisposeAsync() => await store.DisposeAsync();

    // As rows: the class that wrote an event may have had another name or stood elsewhere, and so says the row.
    private async Task AppendAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        foreach (var (example, sequence) in Examples.Select((x, i) => (x, i + 1)))
        {
            await using var command = source.CreateCommand($"""
                with stream as (insert into {StoreSchema.Name}.mt_streams (tenant_id, id, version) values ('golden', $1, 1))
                insert into {StoreSchema.Name}.mt_events (seq_id, id, stream_id, version, data, type, tenant_id, mt_dotnet_type)
                values ($2, $1, $1, 1, $3::jsonb, $4, 'golden', 'CaseTrack.AsItWasThen.' || $4 || ', CaseTrack')
                """);
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = example.Id });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = sequence });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = example.Data.ToJsonString() });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = example.Type });
            await command.ExecuteNonQueryAsync();
        }
    }
}
