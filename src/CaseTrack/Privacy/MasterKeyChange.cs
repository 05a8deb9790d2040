using CaseTrack.Access.Accounts;
using CaseTrack.Access.SecondFactor;
using CaseTrack.Parties;
using CaseTrack.Photos;
using CaseTrack.Secrets;
using CaseTrack.Store;
using Marten;
using Npgsql;

namespace CaseTrack.Privacy;

/// <summary>更换主密钥. A district whole or not at all.</summary>
public sealed class MasterKeyChange(IDocumentStore store, OfficeKey previous, OfficeKey present)
{
    // Of photos the keys alone are touched, never the parts.
    private readonly PhotoVault photosBefore = new(previous, new PostgresPhotos(store));
    private readonly PhotoVault photosNow = new(present, new PostgresPhotos(store));
    private readonly PartyVault before = new(previous);
    private readonly PartyVault now = new(present);
    private readonly OneTimeCodes codesBefore = new(previous, TimeProvider.System);
    private readonly OneTimeCodes codesNow = new(present, TimeProvider.System);

    /// <returns>How many parties and secrets were encrypted again; what the present key opens already is left alone.</returns>
    /// <exception cref="InvalidOperationException">Something opens with neither key; its district is left as it was.</exception>
    public async Task<(int Parties, int Accounts)> RunAsync(CancellationToken token)
    {
        var parties = 0;
        foreach (var district in await DistrictsAsync(StoredDocuments.DistrictsWithParties, token))
        {
            parties += await PartiesAsync(district, token);
        }

        foreach (var district in await DistrictsAsync(StoredEvents.Districts, token))
        {
            await PhotosAsync(district, token);
        }

        // Copies of drafts are on the devices too, and are made anew there.
        await using (var session = store.LightweightSession())
        {
            session.DeleteWhere<Access.Drafts.DraftCopy>(x => x.Account != Guid.Empty);
            await session.SaveChangesAsync(token);
        }

        return (parties, await AccountsAsync(token));
    }

    private async Task<int> PartiesAsync(string district, CancellationToken token)
    {
        await using var session = store.LightweightSession(district);
        var changed = 0;
        // A key whose party is not there, or the other way round, is nothing this command could mend.
        var parties = (await session.Query<Party>().ToListAsync(token)).ToDictionary(x => x.Id);
        foreach (var key in await session.Query<PartyKey>().ToListAsync(token))
        {
            if (now.Opens(district, key.Id, key.Wrapped))
            {
                continue;
            }

            if (!before.Opens(district, key.Id, key.Wrapped) || !parties.TryGetValue(key.Id, out var party))
            {
                throw new InvalidOperationException(
                    $"{district}: 当事人 {key.Id} 用两把密钥都打不开，未作改动 (party {key.Id} opens with neither key; nothing is changed).");
            }

            var (newParty, newKey) = now.TakeOver(party, key, district, before);
            session.Store(newParty);
            session.Store(newKey);
            changed++;
        }

        await session.SaveChangesAsync(token);
        return changed;
    }

    private async Task PhotosAsync(string district, CancellationToken token)
    {
        await using var session = store.LightweightSession(district);
        foreach (var file in (await session.Query<PhotoFile>().ToListAsync(token)).Where(x => !photosNow.Opens(x, district)))
        {
            if (!photosBefore.Opens(file, district))
            {
                throw new InvalidOperationException(
                    $"{district}: 照片 {file.Photo} 用两把密钥都打不开，未作改动 (photo {file.Photo} opens with neither key; nothing is changed).");
            }

            session.Store(photosNow.TakeOver(file, district, photosBefore));
        }

        await session.SaveChangesAsync(token);
    }

    private async Task<int> AccountsAsync(CancellationToken token)
    {
        await using var session = store.LightweightSession();
        var changed = 0;
        foreach (var account in await session.Query<Account>().Where(x => x.FactorSecret != null).ToListAsync(token))
        {
            if (codesNow.Opens(account))
            {
                continue;
            }

            if (!codesBefore.Opens(account))
            {
                throw new InvalidOperationException(
                    $"账号 {account.UserName} 的动态口令用两把密钥都打不开 (the one-time codes of {account.UserName} open with neither key).");
            }

            account.FactorSecret = codesNow.TakeOver(account, codesBefore);
            session.UpdateRevision(account, account.Version + 1);
            changed++;
        }

        await session.SaveChangesAsync(token);
        return changed;
    }

    private async Task<IReadOnlyList<string>> DistrictsAsync(string sql, CancellationToken token)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(token);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync(token);
        var districts = new List<string>();
        while (await rows.ReadAsync(token))
        {
            districts.Add(rows.GetString(0));
        }

        return districts;
    }
}
