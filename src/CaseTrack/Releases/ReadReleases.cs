using CaseTrack.Access;
using CaseTrack.Access.Log;
using CaseTrack.Figures;
using CaseTrack.Hosting;
using JasperFx.Events;
using Marten;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace CaseTrack.Releases;

/// <summary>发布后的差异. One figure that is another now.</summary>
/// <param name="Code">The figure.</param>
/// <param name="Name">Its name.</param>
/// <param name="Released">As released.</param>
/// <param name="Now">As known now, at the same cut-off day.</param>
/// <param name="DefinitionChanged">The definition has another version: the two are not compared case by case.</param>
/// <param name="Changes">Each record that counts otherwise.</param>
public sealed record FigureDifference(string Code, string Name, decimal? Released, decimal? Now, bool DefinitionChanged, IReadOnlyList<CaseDifference> Changes)
{
    /// <summary>How many more changes lie in records the caller may not know of.</summary>
    public int Withheld { get; init; }
}

/// <summary>One record that counts otherwise than released.</summary>
/// <param name="Record">The record.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Href">Where it is.</param>
/// <param name="Delta">±: by how much the figure changes.</param>
/// <param name="DeltaOutOf">For a rate, by how much its denominator changes.</param>
/// <param name="Class">差异类别.</param>
/// <param name="Event">The event that did it; the last, if several.</param>
/// <param name="Sequence">Its sequence.</param>
/// <param name="Person">Who entered it.</param>
/// <param name="RecordedAt">When it was entered.</param>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Reason">理由.</param>
public sealed record CaseDifference(
    Guid Record, string Kind, string Href, decimal Delta, decimal? DeltaOutOf, ChangeClass Class, string? Event, long? Sequence, string? Person,
    DateTimeOffset? RecordedAt, DateOnly? OccurredOn, string? Reason);

/// <summary>一次发布的全部差异.</summary>
public sealed record ReleaseDifferences(Guid Release, long Sequence, long IncludesSequence, IReadOnlyList<FigureDifference> Figures);

public static class ReleaseDifferencesEndpoint
{
    private const int EveryCase = 10_000_000;

    /// <summary>发布后的差异: every ±1 with its record, event, person, reason and class.</summary>
    [WolverineGet("/api/v1/releases/{id}/differences")]
    public static async Task<ReleaseDifferences> Get(Guid id, HttpContext context, IQuerySession session, AccessLog log, CancellationToken token)
    {
        var release = await session.LoadAsync<Release>(id, token) ?? throw new RefusedException(HttpRefusals.NotFound, 404);
        await using var reader = await FigureReader.OpenAsync(session, token);
        var then = release.Scope;
        var now = then with { KnownAt = null, Sequence = null };
        var released = release.Figures.ToDictionary(x => x.Code);
        var values = await reader.ValuesAsync(FigureCatalogue.All, now, token);
        var differences = new List<FigureDifference>();
        foreach (var (figure, value) in FigureCatalogue.All.Zip(values))
        {
            if (!released.TryGetValue(figure.Code, out var was))
            {
                continue;
            }

            if (was.DefinitionVersion != figure.DefinitionVersion)
            {
                differences.Add(new(figure.Code, figure.Chinese, was.Value, value.Value, true, []));
                continue;
            }

            var changes = await ChangesAsync(figure, then, now, reader, session, token);
            if (changes.Count > 0)
            {
                var seen = await Viewer.Of(context).OfThoseSeenAsync(changes, x => (x.Kind, x.Record), session, token);
                differences.Add(new(figure.Code, figure.Chinese, was.Value, value.Value, false, seen) { Withheld = changes.Count - seen.Count });
            }
        }

        await log.RecordAsync(context, AccessAction.DrilledDown, Release.Kind, id, detail: $"differences: {differences.Sum(x => x.Changes.Count)}");
        return new(id, release.Content.Sequence, reader.IncludesSequence, differences);
    }

    private static async Task<IReadOnlyList<CaseDifference>> ChangesAsync(
        Figure figure, FigureScope then, FigureScope now, FigureReader reader, IQuerySession session, CancellationToken token)
    {
        var before = (await reader.CasesAsync(figure, then, null, EveryCase, token)).ToDictionary(x => x.Id);
        var after = (await reader.CasesAsync(figure, now, null, EveryCase, token)).ToDictionary(x => x.Id);
        var changes = new List<CaseDifference>();
        foreach (var id in before.Keys.Union(after.Keys))
        {
            var (was, @is) = (before.GetValueOrDefault(id), after.GetValueOrDefault(id));
            var delta = (@is?.Quantity ?? 0) - (was?.Quantity ?? 0);
            var outOf = figure.IsRatio ? (@is?.OutOf ?? 0) - (was?.OutOf ?? 0) : (decimal?)null;
            if (delta == 0 && outOf is null or 0)
            {
                continue;
            }

            var cause = await CauseAsync(figure, id, then, session, token);
            var record = @is ?? was!;
            var data = cause?.Data as ICaseEvent;
            changes.Add(new(id, record.Kind, record.Href, delta, outOf, data?.Change ?? ChangeClass.LateEntry,
                data is null ? null : EventName.Of(data), cause?.Sequence, cause?.UserName, cause?.Timestamp, data?.OccurredOn, data?.Reason));
        }

        return [.. changes.OrderBy(x => x.Sequence).ThenBy(x => x.Record)];
    }

    /// <summary>The last event since the release that changed what the record stands for in this figure.</summary>
    private static async Task<IEvent?> CauseAsync(Figure figure, Guid record, FigureScope then, IQuerySession session, CancellationToken token)
    {
        await using var command = new NpgsqlCommand($"""
            select e.id from {FactLedgerTable.Name} l join {FactLedgerTable.Schema}.mt_events e on e.id = l.event_id and e.tenant_id = l.tenant_id
            where l.tenant_id = $1 and l.record_id = $2 and l.fact = any($3) and e.seq_id > $4 order by e.seq_id desc limit 1
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = then.District });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = record });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. figure.Counted.Terms.Concat(figure.OutOf?.Terms ?? []).Select(x => x.Fact).Distinct()] });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = then.Sequence!.Value });
        await using var rows = await session.ExecuteReaderAsync(command, token);
        var found = await rows.ReadAsync(token) ? rows.GetGuid(0) : (Guid?)null;
        await rows.DisposeAsync();
        return found is { } cause ? await session.Events.LoadAsync(cause, token) : null;
    }
}

public static class ReadReleaseEndpoint
{
    /// <summary>一次发布.</summary>
    [WolverineGet("/api/v1/releases/{id}")]
    public static Task<RecordView<Release>> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token) =>
        RecordViews.GetAsync<Release>(id, context, session, token);
}

/// <summary>A release in a list, without its figures.</summary>
public sealed record ReleaseRow(Guid Id, int Year, DateOnly From, DateOnly To, ReleaseStage Stage, DateOnly DraftedOn, string DraftedBy, string? ApprovedBy, DateTimeOffset? ApprovedAt, Guid? SupersededBy);

/// <summary>发布列表.</summary>
public sealed record ReleaseList(IReadOnlyList<ReleaseRow> Releases);

public static class ListReleasesEndpoint
{
    /// <summary>发布列表, the latest first.</summary>
    [WolverineGet("/api/v1/releases")]
    public static async Task<ReleaseList> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        var filters = Filters.Of(context, "year", "limit");
        IQueryable<Release> query = session.Query<Release>();
        if (filters.Number("year") is { } year)
        {
            query = query.Where(x => x.Year == (int)year);
        }

        var releases = await query.OrderByDescending(x => x.DraftedOn).ThenByDescending(x => x.Id).Take(filters.Limit()).ToListAsync(token);
        return new([.. releases.Select(x => new ReleaseRow(x.Id, x.Year, x.From, x.To, x.Stage, x.DraftedOn, x.Content.DraftedBy, x.ApprovedBy, x.ApprovedAt, x.SupersededBy))]);
    }
}

public static class ReadReleaseHistoryEndpoint
{
    /// <summary>一次发布的经过.</summary>
    [WolverineGet("/api/v1/releases/{id}/history")]
    public static Task<RecordHistory> Get(Guid id, IQuerySession session, CancellationToken token) => RecordViews.HistoryAsync<Release>(id, session, token);
}
