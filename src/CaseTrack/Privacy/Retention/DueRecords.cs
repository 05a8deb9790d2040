using CaseTrack.Store;
using Marten;
using Npgsql;

namespace CaseTrack.Privacy.Retention;

/// <summary>到期鉴定. Reads cases with all that decides whether they may go.</summary>
public static class DueRecords
{
    /// <summary>The cases of a kind that were put away in a year, or whose present stage began in it, in the order of their ids.</summary>
    public static Task<IReadOnlyList<Guid>> OfYearAsync(string kind, int year, IQuerySession session, CancellationToken token) =>
        IdsAsync(StoredDocuments.StageBegan(RecordKind.Named(kind).RecordType.Name), session, token,
            new NpgsqlParameter<DateOnly> { TypedValue = new(year, 1, 1) },
            new NpgsqlParameter<DateOnly> { TypedValue = new(year, 12, 31) });

    /// <summary>Some cases as they stand on a day, in the order of their ids.</summary>
    /// <param name="kind">The kind of case.</param>
    /// <param name="ids">The cases.</param>
    /// <param name="on">The day.</param>
    /// <param name="list">The list that is looked at, which is none other.</param>
    /// <param name="session">The session.</param>
    /// <param name="token">The token.</param>
    public static async Task<IReadOnlyList<DueRecord>> JudgedAsync(
        string kind, Guid[] ids, DateOnly on, Guid? list, IQuerySession session, CancellationToken token)
    {
        if (ids.Length == 0)
        {
            return [];
        }

        var files = await RecordKind.Named(kind).FilesAsync(session, ids, token);
        var versions = await VersionsAsync(ids, session, token);
        var table = new RetentionTable(await session.Query<RetentionRule>().Where(x => x.RecordKind == kind).ToListAsync(token));
        var held = (await session.Query<LegalHold>().Where(x => x.RecordId.IsOneOf(ids) && x.LiftedOn == null)
            .Select(x => x.RecordId).ToListAsync(token)).ToHashSet();
        var requested = (await session.Query<Erasure>().Where(x => x.RecordId.IsOneOf(ids) && x.Stage == ErasureStage.Requested)
            .Select(x => x.RecordId).ToListAsync(token))
            .Concat(await session.Query<Redaction>().Where(x => x.RecordId.IsOneOf(ids) && x.Stage == RedactionStage.Requested)
            .Select(x => x.RecordId).ToListAsync(token)).ToHashSet();
        var open = await OpenMattersAsync([.. files.Select(x => x.Dossier.Matter).Distinct()], session, token);
        var listed = (await session.Query<DestructionList>()
            .Where(x => x.RecordKind == kind && x.Stage == DestructionStage.Proposed).ToListAsync(token))
            .Where(x => x.Id != list).SelectMany(x => x.Records).ToHashSet();
        var judged = new List<DueRecord>(files.Count);
        foreach (var file in files.OrderBy(x => x.Id))
        {
            judged.Add(new LookedAt(
                file, versions.GetValueOrDefault(file.Id), file.Over ? await RetentionAsync(file, session, token) : null,
                held.Contains(file.Id), requested.Contains(file.Id), open.Contains(file.Dossier.Matter), listed.Contains(file.Id))
                .Judged(table, on));
        }

        return judged;
    }

    /// <summary>保管期限 that the file got when it was archived, as corrected since. No list shows it, so the events say it.</summary>
    private static async Task<string?> RetentionAsync(ICaseFile file, IQuerySession session, CancellationToken token)
    {
        string? retention = null;
        foreach (var happened in await session.Events.FetchStreamAsync(file.Id, token: token))
        {
            retention = happened.Data switch
            {
                IArchived archived => archived.Retention,
                ITrueHistory corrected => corrected.Events().OfType<IArchived>().LastOrDefault()?.Retention,
                _ => retention,
            };
        }

        return retention;
    }

    private static async Task<HashSet<Guid>> OpenMattersAsync(Guid[] matters, IQuerySession session, CancellationToken token)
    {
        var open = new HashSet<Guid>();
        foreach (var kind in RecordKind.Cases)
        {
            var ids = await IdsAsync(StoredDocuments.OfMatters(kind.RecordType.Name), session, token,
                new NpgsqlParameter<Guid[]> { TypedValue = matters });
            open.UnionWith((await kind.FilesAsync(session, [.. ids], token)).Where(x => !x.Over).Select(x => x.Dossier.Matter));
        }

        return open;
    }

    private static async Task<Dictionary<Guid, int>> VersionsAsync(Guid[] ids, IQuerySession session, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(StoredEvents.VersionsOf);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        var versions = new Dictionary<Guid, int>();
        await using var rows = await session.ExecuteReaderAsync(command, token);
        while (await rows.ReadAsync(token))
        {
            versions[rows.GetGuid(0)] = (int)rows.GetInt64(1);
        }

        return versions;
    }

    private static async Task<IReadOnlyList<Guid>> IdsAsync(
        string statement, IQuerySession session, CancellationToken token, params NpgsqlParameter[] asked)
    {
        await using var command = new NpgsqlCommand(statement);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
        command.Parameters.AddRange(asked);
        var ids = new List<Guid>();
        await using var rows = await session.ExecuteReaderAsync(command, token);
        while (await rows.ReadAsync(token))
        {
            ids.Add(rows.GetGuid(0));
        }

        return ids;
    }
}
