using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace CaseTrack.Operations;

/// <summary>试写. Whether the database has room for what is written: it may answer every question and store nothing.</summary>
/// <remarks>A table of a megabyte that nobody else sees is made and taken back. That costs something and strangers may ask, so a good answer is kept for half a minute, and asked for anew once a request could not be stored.</remarks>
public sealed class WriteProbe(IDocumentStore store, TimeProvider clock) : IHealthCheck
{
    private const string Megabyte = "create temporary table casetrack_write_probe with (fillfactor = 10) on commit drop as select generate_series(1, 3000) as n";

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);
    private long? wrote;

    /// <summary>A request could not be stored: what was found before counts no more.</summary>
    public void Doubt() => wrote = null;

    /// <summary>Hears of every request that could not be stored.</summary>
    public static void Listen(WebApplication app)
    {
        var probe = app.Services.GetRequiredService<WriteProbe>();
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (Exception failure) when (StorageFailures.IsTrouble(failure))
            {
                probe.Doubt();
                throw;
            }
        });
    }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (wrote is { } at && clock.GetElapsedTime(at) < Kept)
        {
            return HealthCheckResult.Healthy();
        }

        var asked = clock.GetTimestamp();
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand(Megabyte, connection, transaction);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            // An account that may make no table of its own cannot try; that is said, and not taken for a full disk.
            return HealthCheckResult.Degraded();
        }

        await transaction.RollbackAsync(cancellationToken);
        wrote = asked;
        return HealthCheckResult.Healthy();
    }
}
