using CaseTrack.Http;
using CaseTrack.Store;
using Marten;
using Npgsql;

namespace CaseTrack.Access.Keys;

/// <summary>What changing a key asks first.</summary>
public static class KeyRules
{
    /// <summary>A key of the caller's district, held until the request ends: approving and revoking at once must not undo one another.</summary>
    /// <exception cref="RefusedException">404 when there is none.</exception>
    public static async Task<ApiKey> HoldAsync(Guid key, IDocumentSession session, CancellationToken token)
    {
        await session.BeginTransactionAsync(token);
        await using (var command = new NpgsqlCommand(StoredDocuments.HoldApiKey))
        {
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = key });
            await using var rows = await session.ExecuteReaderAsync(command, token);
        }

        return await session.LoadAsync<ApiKey>(key, token) is { } found && found.District == session.TenantId ? found : throw new RefusedException(HttpRefusals.NotFound, 404);
    }
}
