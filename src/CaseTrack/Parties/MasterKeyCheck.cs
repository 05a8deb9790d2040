using CaseTrack.Figures;
using Marten;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace CaseTrack.Parties;

/// <summary>Before anything is written: does the office's key open what is there? With another one every new name would be sealed beside the old ones, which nobody could read.</summary>
public sealed class MasterKeyCheck(IDocumentStore store, PartyVault vault) : IHostedService
{
    /// <exception cref="InvalidOperationException">The key is not the one the parties in the database were sealed with.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"select tenant_id, id, data ->> 'wrapped' from {FactLedgerTable.Schema}.mt_doc_partykey limit 1", connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        if (await rows.ReadAsync(cancellationToken) && !vault.Opens(rows.GetString(0), rows.GetGuid(1), rows.GetString(2)))
        {
            throw new InvalidOperationException(
                "Privacy:MasterKey 与数据库不符：当事人信息不是用这把密钥加密的。请恢复原密钥 (it is not the key the parties in the database were sealed with; restore that one).");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
