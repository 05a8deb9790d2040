using Marten;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CaseTrack.Operations;

/// <summary>Ready when the database answers with CaseTrack's own tables.</summary>
public sealed class DatabaseHealth(IDocumentStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(cancellationToken);
        await using var command = new Npgsql.NpgsqlCommand($"select 1 from {Figures.FactLedgerTable.Name} limit 1", connection);
        await command.ExecuteScalarAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
