using System.Security.Cryptography;
using System.Text.Json;
using CaseTrack.Figures;
using CaseTrack.Proof;
using CaseTrack.Releases;
using CaseTrack.Store;
using Npgsql;

namespace CaseTrack.Operations.Backups;

/// <summary>A district as a backup holds it.</summary>
/// <param name="District">区划代码.</param>
/// <param name="Events">How many events.</param>
/// <param name="Sequence">The highest sequence.</param>
/// <param name="Records">How many records.</param>
/// <param name="Lines">Lines of the fact ledger.</param>
/// <param name="Releases">Releases, drafts among them.</param>
/// <param name="Heads">Signed heads of days.</param>
/// <param name="Link">The last link of the chain of events, in hexadecimal: it stands for every event before it.</param>
public sealed record BackedUpDistrict(
    string District, long Events, long Sequence, long Records, long Lines, long Releases, long Heads, string? Link);

/// <summary>备份清单. What a backup is of: read at the same moment of the database as its files, and compared after it was restored.</summary>
/// <param name="TakenAt">When.</param>
/// <param name="Server">The database's major version; an older one cannot take the backup in.</param>
/// <param name="Districts">Every district.</param>
/// <param name="Files">The files, each with its SHA-256 in hexadecimal.</param>
public sealed record BackupManifest(
    DateTimeOffset TakenAt, int Server, IReadOnlyList<BackedUpDistrict> Districts, IReadOnlyDictionary<string, string> Files)
{
    /// <summary>Everything but the people's keys.</summary>
    public const string Data = "casetrack.dump";

    /// <summary>当事人密钥. Apart, because it is not to be kept longer than the law lets the people be kept.</summary>
    public const string PartyKeys = "party-keys.dump";

    private const string Name = "backup.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The districts at the moment of the caller's transaction.</summary>
    public static async Task<IReadOnlyList<BackedUpDistrict>> DistrictsAsync(NpgsqlConnection connection, CancellationToken token)
    {
        // Who backs up before an upgrade has the lines where they were.
        await using var there = new NpgsqlCommand(
            $"select coalesce(to_regclass('{FactLedgerTable.Name}'), to_regclass('{FactLedgerTable.Before}'))::text", connection);
        var lines = (string)(await there.ExecuteScalarAsync(token))!;
        await using var command = new NpgsqlCommand(
            $"""
            select d.tenant_id,
              (select count(*) from {StoredEvents.Happened} e where e.tenant_id = d.tenant_id),
              (select coalesce(max(seq_id), 0) from {StoredEvents.Happened} e where e.tenant_id = d.tenant_id),
              (select count(*) from {StoredEvents.Streams} s where s.tenant_id = d.tenant_id),
              (select count(*) from {lines} l where l.tenant_id = d.tenant_id),
              (select count(*) from {StoredDocuments.TableOf(nameof(Release))} r where r.tenant_id = d.tenant_id),
              (select count(*) from {ChainTables.Heads} h where h.tenant_id = d.tenant_id),
              (select encode(hash, 'hex') from {ChainTables.Chain} c where c.tenant_id = d.tenant_id order by seq_id desc limit 1)
            from ({StoredEvents.Districts}) d order by 1
            """, connection);
        await using var row = await command.ExecuteReaderAsync(token);
        var districts = new List<BackedUpDistrict>();
        while (await row.ReadAsync(token))
        {
            districts.Add(new(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5),
                row.GetInt64(6), row.IsDBNull(7) ? null : row.GetString(7)));
        }

        return districts;
    }

    /// <summary>The digest of a file.</summary>
    public static async Task<string> DigestAsync(string path, CancellationToken token)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, token));
    }

    public async Task WriteAsync(string folder, CancellationToken token) =>
        await File.WriteAllTextAsync(Path.Combine(folder, Name), JsonSerializer.Serialize(this, Options), token);

    /// <exception cref="InvalidOperationException">There is none, or what it says of a file does not hold; the message names
    /// it.</exception>
    public static async Task<BackupManifest> ReadAsync(string folder, CancellationToken token)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            throw new InvalidOperationException($"{path} 不存在：这不是备份文件夹 (is not there: this is no folder of a backup).");
        }

        BackupManifest manifest;
        try
        {
            manifest = JsonSerializer.Deserialize<BackupManifest>(await File.ReadAllTextAsync(path, token), Options)
                is { Districts: not null, Files: not null } read ? read : throw new JsonException();
        }
        catch (JsonException failure)
        {
            throw new InvalidOperationException($"{path} 不是备份清单 (is no list of a backup).", failure);
        }

        foreach (var (file, digest) in manifest.Files)
        {
            // The people's keys may have been thrown away meanwhile, as they are meant to be.
            var there = File.Exists(Path.Combine(folder, Path.GetFileName(file)));
            if (!there && file == PartyKeys)
            {
                continue;
            }

            if (!there || await DigestAsync(Path.Combine(folder, Path.GetFileName(file)), token) != digest)
            {
                throw new InvalidOperationException($"{file} 缺失或已改变 (is missing or not as it was written).");
            }
        }

        return manifest;
    }
}
