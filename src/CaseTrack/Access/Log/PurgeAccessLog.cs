using CaseTrack.Store;
using Marten;
using Npgsql;

namespace CaseTrack.Access.Log;

/// <summary>查阅记录到期清理. Comes with each new day.</summary>
public sealed record PurgeAccessLog;

public static class PurgeAccessLogHandler
{
    public static async Task Handle(PurgeAccessLog message, IDocumentStore store, AccessLogOptions options, TimeProvider clock, CancellationToken token)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(token);
        await using (var before = new NpgsqlCommand("select set_config('casetrack.before', $1, true)", connection, transaction))
        {
            before.Parameters.Add(new NpgsqlParameter<string> { TypedValue = clock.GetUtcNow().AddDays(-options.RetentionDays).ToString("O", System.Globalization.CultureInfo.InvariantCulture) });
            await before.ExecuteScalarAsync(token);
        }

        await using var command = new NpgsqlCommand(StoredDocuments.PurgeAccessLog, connection, transaction);
        await command.ExecuteNonQueryAsync(token);
        await transaction.CommitAsync(token);
    }
}
