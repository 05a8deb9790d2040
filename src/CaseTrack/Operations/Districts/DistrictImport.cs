using System.Text.Json;
using CaseTrack.Figures;
using CaseTrack.Proof;
using CaseTrack.Releases;
using CaseTrack.Secrets;
using CaseTrack.Store;
using CaseTrack.Terms;
using Marten;
using Marten.Services;
using Npgsql;

namespace CaseTrack.Operations.Districts;

/// <summary>一区的完整导入. Takes a district in where there is nothing of it: rows as they were, records and ledger built from the events, and
/// all of it held against the folder. One transaction: what does not hold leaves nothing behind.</summary>
public sealed class DistrictImport(
    IDocumentStore store, DistrictPeople people, OfficeKey office, SigningKey signing, EventSeals seals, TermRules rules)
{
    /// <exception cref="InvalidOperationException">The folder is refused, or the district is here already, or what was taken in is not
    /// what left; nothing has changed.</exception>
    public async Task<DistrictManifest> TakeInAsync(string folder, OfficeKey transfer, CancellationToken token)
    {
        var manifest = await DistrictManifest.ReadAsync(folder, signing.Trusted, token);
        if (DistrictPeople.IdOf(transfer) != manifest.TransferKey)
        {
            throw new InvalidOperationException("移交密钥不是这次导出所用的 (the transfer key is not the one this export was made with).");
        }

        try
        {
            await TakeInAsync(folder, manifest, transfer, token);
            return manifest;
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new InvalidOperationException(
                $"此处已有同样的标识或用户名：{failure.ConstraintName} {failure.Detail} (an id or a user name is taken here).", failure);
        }
        catch (Exception failure) when (failure is PostgresException or JsonException or FormatException
            or System.Security.Cryptography.CryptographicException)
        {
            throw new InvalidOperationException($"内容无法识别，什么也没有导入 (what is in it cannot be read; nothing was taken in): {failure.Message}",
                failure);
        }
    }

    private async Task TakeInAsync(string folder, DistrictManifest manifest, OfficeKey transfer, CancellationToken token)
    {
        var district = manifest.District;
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(token);
        await DoAsync(StoredRows.InUtc);

        // Nobody begins the district while it arrives.
        await DoAsync(StoredEvents.HoldWriters);
        var others = await RequireRoomAsync(manifest, connection, token);
        foreach (var (part, table) in DistrictTables.Rows)
        {
            if (part == DistrictTables.AdoptedTermsPart && !others)
            {
                // Of a system without events only its own first start; terms are judged as they were where the events come from.
                await DoAsync(StoredRows.Gone(table), district);
            }

            if (part != DistrictTables.AdoptedTermsPart || !others)
            {
                await foreach (var lines in DistrictLines.FileAsync(DistrictManifest.PathOf(folder, part), token))
                {
                    await DistrictLines.TakeAsync(
                        table, part == "accounts" ? [.. lines.Select(DistrictLines.WithStamp)] : lines, connection, token);
                }
            }

            var arrived = await DistrictLines.DigestAsync(DistrictLines.ReadAsync(part, table, district, connection, token), token);
            if (arrived != manifest.Parts[part])
            {
                throw new InvalidOperationException(part == DistrictTables.AdoptedTermsPart
                    ? "此处另有区按其他期限设置办理 (other districts here go by other settings of terms): Terms, Pauses."
                    : $"部分 {part} 导入后与原来不同 (the part {part} is another once it is here).");
            }
        }

        await people.TakeAsync(folder, district, transfer, office, connection, token);
        await DoAsync(StoredRows.GoOnAfter, manifest.Sequence);
        await new Rebuild(store, rules).RunAsync(connection, transaction, district, token);
        await RequireSameAsync(folder, manifest, connection, transaction, token);
        await people.TakePhotoPartsAsync(folder, district, token);
        await transaction.CommitAsync(token);

        async Task DoAsync(string sql, object? parameter = null)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            if (parameter is not null)
            {
                command.Parameters.AddWithValue(parameter);
            }

            await command.ExecuteNonQueryAsync(token);
        }
    }

    /// <summary>There is nothing of the district, and nobody has the sequences of its events.</summary>
    /// <returns>Whether there are other districts.</returns>
    private static async Task<bool> RequireRoomAsync(DistrictManifest manifest, NpgsqlConnection connection, CancellationToken token)
    {
        foreach (var table in DistrictTables.Rows.Where(x => x.Part != DistrictTables.AdoptedTermsPart).Select(x => x.Table)
            .Concat([DistrictTables.Parties, DistrictTables.PartyKeys, DistrictTables.Photos, .. DistrictTables.Built]))
        {
            await using var any = new NpgsqlCommand(StoredRows.Any(table), connection);
            any.Parameters.Add(new NpgsqlParameter<string> { TypedValue = manifest.District });
            if ((bool)(await any.ExecuteScalarAsync(token))!)
            {
                throw new InvalidOperationException(
                    $"此处已有 {manifest.District} 的内容（{table.Name}）：导入不覆盖任何数据 (there is something of the district here; an import "
                        + "overwrites nothing).");
            }
        }

        await using var others = new NpgsqlCommand(StoredRows.Others, connection);
        others.Parameters.Add(new NpgsqlParameter<string> { TypedValue = manifest.District });
        others.Parameters.Add(new NpgsqlParameter<long> { TypedValue = manifest.FirstSequence });
        others.Parameters.Add(new NpgsqlParameter<long> { TypedValue = manifest.Sequence });
        await using var row = await others.ExecuteReaderAsync(token);
        await row.ReadAsync(token);
        return row.GetBoolean(0)
            ? throw new InvalidOperationException(
                "此处另有区的事件占用了这些序号，请导入空系统 (events of another district have these sequence numbers here; take an empty system).")
            : row.GetBoolean(1);
    }

    /// <summary>Chain, heads and seals hold; every figure of every year is the same; every release says what it said.</summary>
    private async Task RequireSameAsync(
        string folder, DistrictManifest manifest, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken token)
    {
        var verdict = await ChainVerification.RunAsync(manifest.District, [], seals, signing.Trusted, connection, transaction, token);
        if (!verdict.Holds)
        {
            throw new InvalidOperationException(
                $"事件链不一致（{verdict.First!.Kind}，事件 {verdict.First.Sequence}）；若封印密钥不同，先用 Proof:FormerSealKeys 指明原密钥 (the chain of events "
                    + "does not hold; if only the key of seals is another here, name the former one with Proof:FormerSealKeys).");
        }

        var options = SessionOptions.ForTransaction(transaction);
        options.TenantId = manifest.District;
        await using var session = store.QuerySession(options);
        await using var reader = await FigureReader.WithinAsync(connection, transaction, session, token);
        if (await DistrictFigures.DifferenceAsync(
            DistrictFigures.CountAsync(reader, manifest.District, Today.At(manifest.ExportedAt).Date.Year, token),
            DistrictManifest.PathOf(folder, DistrictFigures.Part), token) is { } difference)
        {
            throw new InvalidOperationException(
                $"数字不同 (a figure is another): {difference}. 原系统先执行 verify-figures，并核对设置 (run verify-figures where it comes from, and "
                    + "compare the settings).");
        }

        foreach (var release in await session.Query<Release>().ToListAsync(token))
        {
            if (release.Exported(signing) is { } exported
                && !(await ReleaseProof.CheckAsync(exported, session, signing, null, reader, token)).Holds)
            {
                throw new InvalidOperationException($"发布 {release.Id} 核验不通过 (the release does not verify here).");
            }
        }
    }
}
