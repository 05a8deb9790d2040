using CaseTrack.Store;
using Marten;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace CaseTrack.Proof;

/// <summary>Before anything is written: did the seal key make the last seals? With another one the chain would end with the last event of before.</summary>
public sealed class SealKeyCheck(IDocumentStore store, ChainVerification verification, EventSeals seals) : IHostedService
{
    // More than one, since somebody with a database console may have put in the last.
    private const int Looked = 50;

    /// <exception cref="InvalidOperationException">The last events were sealed with other keys than the present and the former ones.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(cancellationToken);
        foreach (var district in await verification.DistrictsAsync(cancellationToken))
        {
            await using var command = new NpgsqlCommand(
                $"select {StoredEvent.Columns} from {StoredEvents.Happened} e where e.tenant_id = $1 order by e.seq_id desc limit {Looked}", connection);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = district });
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            var (found, opened) = (false, false);
            while (!opened && await rows.ReadAsync(cancellationToken))
            {
                var happened = StoredEvent.Read(rows);
                found |= happened.Seal is not null;
                opened = happened.IsSealed(seals, district);
            }

            if (found && !opened)
            {
                throw new InvalidOperationException(
                    $"Proof:SealKey 与数据库不符：{district} 最近的事件不是用这把密钥封印的。请恢复原密钥；确已更换的，用 Proof:FormerSealKeys 指明原密钥 "
                    + "(it is not the key that the last events were sealed with; restore that one, or, if the key was changed, name the former with Proof:FormerSealKeys).");
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
