using System.Data;
using CaseTrack.Figures;
using CaseTrack.Releases;
using CaseTrack.Secrets;
using CaseTrack.Store;
using Marten;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace CaseTrack.Operations.Districts;

/// <summary>一区的完整导出. Everything of a district in a folder that another system takes in: of one moment of the database, beside a running
/// service or without one.</summary>
public sealed class DistrictExport(
    IDocumentStore store, DistrictPeople people, OfficeKey office, SigningKey signing, IConfiguration configuration, TimeProvider clock)
{
    /// <summary>The settings that terms, numbers and figures hang on; none of them is a secret.</summary>
    private static readonly string[] Sections = ["Terms", "Pauses", "Numbers", "Figures", "Signals", "Guesses"];

    /// <exception cref="InvalidOperationException">The folder is taken, or there is no such district.</exception>
    public async Task<DistrictManifest> TakeAsync(string district, string folder, OfficeKey transfer, CancellationToken token)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new InvalidOperationException($"{folder} 不是空文件夹 (is not empty).");
        }

        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, token);
        await DoAsync(connection, StoredRows.InUtc, token);
        var (first, last, link) = await BoundsAsync(connection, district, token);
        if (last == 0)
        {
            throw new InvalidOperationException($"没有 {district} 的记录 (there is nothing of {district}).");
        }

        // Who may not read a case may not read its export either.
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var parts = new Dictionary<string, DistrictPart>();
        foreach (var (part, table) in DistrictTables.Rows)
        {
            parts[part] = await DistrictLines.WriteAsync(
                DistrictManifest.PathOf(folder, part), DistrictLines.ReadAsync(part, table, district, connection, token), token);
        }

        foreach (var (part, written) in await people.WriteAsync(folder, district, office, transfer, connection, token))
        {
            parts[part] = written;
        }

        await using var session = store.QuerySession(district);
        await using var reader = await FigureReader.WithinAsync(connection, transaction, session, token);
        var now = clock.GetUtcNow();
        parts[DistrictFigures.Part] = await DistrictLines.WriteAsync(DistrictManifest.PathOf(folder, DistrictFigures.Part),
            DistrictFigures.CountAsync(reader, district, Today.At(now).Date.Year, token), token);
        var manifest = new DistrictManifest(
            DistrictManifest.ThisLayout, DistrictManifest.ThisVersion, district, now, first, last, link, DistrictPeople.IdOf(transfer),
            SettingsOf(configuration), parts);
        await manifest.WriteAsync(folder, signing, token);
        return manifest;
    }

    /// <summary>The settings as they are here.</summary>
    public static IReadOnlyDictionary<string, string> SettingsOf(IConfiguration configuration) => Sections
        .SelectMany(x => configuration.GetSection(x).AsEnumerable()).Where(x => x.Value is not null)
        .OrderBy(x => x.Key, StringComparer.Ordinal).ToDictionary(x => x.Key, x => x.Value!);

    private static async Task DoAsync(NpgsqlConnection connection, string sql, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(token);
    }

    private static async Task<(long First, long Last, string? Link)> BoundsAsync(
        NpgsqlConnection connection, string district, CancellationToken token)
    {
        await using var command = new NpgsqlCommand($"""
            select coalesce(min(e.seq_id), 0), coalesce(max(e.seq_id), 0),
              (select encode(hash, 'hex') from {Proof.ChainTables.Chain} c where c.tenant_id = $1 order by seq_id desc limit 1)
            from {StoredEvents.Happened} e where e.tenant_id = $1
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = district });
        await using var row = await command.ExecuteReaderAsync(token);
        await row.ReadAsync(token);
        return (row.GetInt64(0), row.GetInt64(1), await row.IsDBNullAsync(2, token) ? null : row.GetString(2));
    }
}
