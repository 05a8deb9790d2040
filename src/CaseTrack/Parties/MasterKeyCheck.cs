using CaseTrack.Access.Accounts;
using CaseTrack.Access.SecondFactor;
using CaseTrack.Figures;
using Marten;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace CaseTrack.Parties;

/// <summary>Before anything is written: does the office's key open what is there? With another one every new name would be sealed beside the old ones, which nobody could read.</summary>
public sealed class MasterKeyCheck(IDocumentStore store, PartyVault vault, OneTimeCodes codes) : IHostedService
{
    /// <exception cref="InvalidOperationException">The key is not the one the parties in the database were sealed with.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(cancellationToken);
        // One of each district: the key is changed for a district whole or not at all.
        await using var command = new NpgsqlCommand(
            $"select distinct on (tenant_id) tenant_id, id, data ->> 'wrapped' from {FactLedgerTable.Schema}.mt_doc_partykey order by tenant_id, id", connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            Require(vault.Opens(rows.GetString(0), rows.GetGuid(1), rows.GetString(2)));
        }

        await using var session = store.QuerySession();
        Require(await session.Query<Account>().FirstOrDefaultAsync(x => x.FactorSecret != null, cancellationToken) is not { } account || codes.Opens(account));
    }

    private static void Require(bool opens)
    {
        if (!opens)
        {
            throw new InvalidOperationException(
                "Privacy:MasterKey 与数据库不符：当事人信息不是用这把密钥加密的。请恢复原密钥，或用 change-master-key 更换 "
                + "(it is not the key that what is in the database was sealed with; restore that one, or change it with change-master-key).");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
