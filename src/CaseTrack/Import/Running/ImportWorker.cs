using System.Threading.Channels;
using CaseTrack.Store;
using Marten;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CaseTrack.Import.Running;

/// <summary>后台导入. Works on whatever has been asked for and is not at its end, one after the other; what another service has left when it
/// went down is taken up where it stopped. A lock in the database keeps two services from the same import.</summary>
public sealed class ImportWorker(
    IDocumentStore store, ImportRun run, ImportOptions options, TimeProvider clock, ILogger<ImportWorker> logger) : BackgroundService
{
    private const int MostAttempts = 5;

    private readonly Channel<bool> asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1)
    {
        FullMode = BoundedChannelFullMode.DropWrite,
    });

    private volatile TaskCompletionSource moved = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Something has been asked for.</summary>
    public void Look() => asked.Writer.TryWrite(true);

    /// <summary>Ends when this service has finished something.</summary>
    public Task Moved => moved.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await LookThroughAsync(stoppingToken);
                using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                waiting.CancelAfter(TimeSpan.FromSeconds(options.LookSeconds));
                try
                {
                    await asked.Reader.ReadAsync(waiting.Token);
                }
                catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
                {
                    // Time to look for what others have left.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped; the next start goes on.
        }
    }

    private async Task LookThroughAsync(CancellationToken token)
    {
        try
        {
            foreach (var district in await DistrictsAsync(token))
            {
                await using var session = store.QuerySession(district);
                foreach (var open in await session.Query<ImportProgress>().Where(x => x.EndedAt == null).OrderBy(x => x.StartedAt)
                    .ToListAsync(token))
                {
                    await WorkAsync(district, open, token);
                    Interlocked.Exchange(ref moved, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
                }
            }
        }
        catch (Exception failure) when (!token.IsCancellationRequested)
        {
            // Often the database is away for a moment; the next look makes up for it.
            logger.LogWarning("Imports could not be looked for: {Failure}", failure.GetType().Name);
        }
    }

    private async Task WorkAsync(string district, ImportProgress open, CancellationToken token)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(token);
        await using (var locking = new NpgsqlCommand(
            "select pg_try_advisory_lock(hashtext('casetrack import'), hashtext($1))", connection))
        {
            locking.Parameters.Add(new NpgsqlParameter<string> { TypedValue = open.Id.ToString() });
            if (await locking.ExecuteScalarAsync(token) is not true)
            {
                return;
            }
        }

        try
        {
            await run.RunAsync(district, open.Id, token);
        }
        catch (Exception failure) when (!token.IsCancellationRequested)
        {
            logger.LogWarning(failure, "An import stopped: {Failure}", failure.GetType().Name);
            await NoteAsync(district, open.Id, token);
        }
        finally
        {
            // Closing gives the connection back to its pool, which would keep the lock.
            await using var unlocking = new NpgsqlCommand("select pg_advisory_unlock_all()", connection);
            await unlocking.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    /// <summary>What fails time and again ends, and says so.</summary>
    private async Task NoteAsync(string district, Guid id, CancellationToken token)
    {
        await using var session = store.LightweightSession(district);
        if (await session.LoadAsync<ImportProgress>(id, token) is { EndedAt: null } progress)
        {
            var last = progress.Attempts + 1 >= MostAttempts;
            session.Store(progress with
            {
                Attempts = progress.Attempts + 1,
                EndedAt = last ? clock.GetUtcNow() : null,
                Outcome = last ? ImportOutcome.Failed : null,
            });
            await session.SaveChangesAsync(token);
            if (!last)
            {
                Look();
            }
        }
    }

    private async Task<IReadOnlyList<string>> DistrictsAsync(CancellationToken token)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(token);
        await using var command = new NpgsqlCommand(StoredDocuments.DistrictsOf(nameof(ImportProgress)), connection);
        await using var rows = await command.ExecuteReaderAsync(token);
        var districts = new List<string>();
        while (await rows.ReadAsync(token))
        {
            districts.Add(rows.GetString(0));
        }

        return districts;
    }
}
