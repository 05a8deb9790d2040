using System.Globalization;
using CaseTrack.Access;
using CaseTrack.Access.Log;
using CaseTrack.Figures;
using CaseTrack.Http;
using JasperFx.Events;
using Marten;
using Marten.Events.Archiving;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Releases;

/// <summary>发布后的差异. One figure that is another now.</summary>
/// <param name="Code">The figure.</param>
/// <param name="Name">Its name; its code where the catalogue no longer has it.</param>
/// <param name="Released">As released; null where the release has no such figure.</param>
/// <param name="Now">As known now at the same cut-off day, or as in the other release; null where there is no such figure any more.</param>
/// <param name="DefinitionChanged">The definition is another, or came or went: the two are not compared case by case.</param>
/// <param name="Changes">Each record that counts otherwise; for a changed definition, that.</param>
public sealed record FigureDifference(
    string Code, string Name, decimal? Released, decimal? Now, bool DefinitionChanged, IReadOnlyList<CaseDifference> Changes)
{
    /// <summary>How many more changes lie in records the caller may not know of.</summary>
    public int Withheld { get; init; }
}

/// <summary>One record that counts otherwise than released, or one definition that is another.</summary>
/// <param name="Record">The record; null for a definition.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Href">Where it is.</param>
/// <param name="Delta">±: by how much the figure changes.</param>
/// <param name="DeltaOutOf">For a rate, by how much its denominator changes.</param>
/// <param name="Class">差异类别.</param>
/// <param name="Event">The event that did it; the last, if several.</param>
/// <param name="EventHref">The record it happened to: another one, where that made room for this or took its place.</param>
/// <param name="Sequence">Its sequence.</param>
/// <param name="Person">Who entered it.</param>
/// <param name="RecordedAt">When it was entered.</param>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Reason">理由; for a definition its versions, then and now.</param>
public sealed record CaseDifference(
    Guid? Record, string? Kind, string? Href, decimal Delta, decimal? DeltaOutOf, ChangeClass Class, string? Event = null,
    string? EventHref = null, long? Sequence = null,
    string? Person = null, DateTimeOffset? RecordedAt = null, DateOnly? OccurredOn = null, string? Reason = null);

/// <summary>一次发布的全部差异.</summary>
/// <param name="Release">The release.</param>
/// <param name="Sequence">The last event it includes.</param>
/// <param name="IncludesSequence">The last event of what it is compared with.</param>
/// <param name="Figures">The figures that differ.</param>
/// <param name="Ledger">台账状态.</param>
/// <param name="Against">The release it is compared with; null for what is known now.</param>
public sealed record ReleaseDifferences(
    Guid Release, long Sequence, long IncludesSequence, IReadOnlyList<FigureDifference> Figures, LedgerStanding Ledger,
    Guid? Against = null);

public static class ReleaseDifferencesEndpoint
{
    /// <summary>发布后的差异: every ±1 with its record, event, person, reason and class; <c>?against=</c> a later release of the same period
    /// instead of now.</summary>
    [WolverineGet("/api/v1/releases/{id}/differences")]
    public static async Task<ReleaseDifferences> Get(
        Guid id, HttpContext context, IQuerySession session, AccessLog log, CancellationToken token)
    {
        var against = Filters.Of(context, "against").Id("against") is { } other ? await FindAsync(other, "/against") : null;
        var release = await FindAsync(id, null);
        if (against is not null
            && ((against.From, against.To) != (release.From, release.To) || against.Content.Sequence < release.Content.Sequence))
        {
            throw new RefusedException(ReleaseRefusals.NotComparable, 422, "/against");
        }

        await using var reader = await FigureReader.OpenAsync(session, token);
        var now = against?.Scope ?? release.Scope with { KnownAt = null, Sequence = null };
        var earlier = release.Figures.ToDictionary(x => x.Code);
        var told = against is null ? FigureCatalogue.All.Zip(
            await new FigureSight(reader, context, session).ValuesAsync(FigureCatalogue.All, now, token)).ToArray() : [];
        var later = against?.Figures.ToDictionary(x => x.Code, x => (x.DefinitionVersion, x.Value))
            ?? told.ToDictionary(x => x.First.Code, x => (x.First.DefinitionVersion, x.Second.Value));
        // What would tell of a case the caller may not know of is not compared.
        var withheld = told.Where(x => x.Second.Withheld).Select(x => x.First.Code).ToHashSet();
        var differences = new List<FigureDifference>();
        foreach (var code in FigureCatalogue.All.Select(x => x.Code).Union(earlier.Keys).Union(later.Keys).Except(withheld))
        {
            var (figure, was) = (FigureCatalogue.Find(code), earlier.GetValueOrDefault(code));
            (int DefinitionVersion, decimal? Value)? @is = later.TryGetValue(code, out var found) ? found : null;
            if ((was is null && @is is null)
                || (against is not null && was?.Counts(against.Figures.FirstOrDefault(x => x.Code == code)) == true))
            {
                continue;
            }

            if (figure is null || figure.DefinitionVersion != was?.DefinitionVersion || figure.DefinitionVersion != @is?.DefinitionVersion)
            {
                differences.Add(new(
                    code, figure?.Chinese
                    ?? code, was?.Value, @is?.Value, true, [new(null, null, null, (@is?.Value ?? 0) - (was?.Value ?? 0), null,
                    ChangeClass.DefinitionChange,
                    Reason: $"口径版本 {was?.DefinitionVersion.ToString(CultureInfo.InvariantCulture) ?? "—"} → "
                        + $"{@is?.DefinitionVersion.ToString(CultureInfo.InvariantCulture) ?? "—"}")]));
                continue;
            }

            var changes = await ChangesAsync(figure, release.Scope, now, reader, session, token);
            if (changes.Count > 0)
            {
                // Somebody who may not know of a record is told neither of it nor of what happened to another instead.
                var viewer = Viewer.Of(context);
                var seen = await viewer.OfThoseSeenAsync(changes, x => (x.Difference.Kind!, x.Difference.Record!.Value), session, token);
                seen = await viewer.OfThoseSeenAsync(
                    seen, x => x.Cause is { } cause ? (cause.Kind, cause.Record) : (x.Difference.Kind!, x.Difference.Record!.Value),
                    session, token);
                differences.Add(new(
                    code, figure.Chinese, was.Value, @is.Value.Value, false,
                    [.. seen.Select(x => x.Difference)])
                { Withheld = changes.Count - seen.Count });
            }
        }

        await log.RecordAsync(
            context, AccessAction.DrilledDown, Release.Kind, id, detail: $"differences: {differences.Sum(x => x.Changes.Count)}");
        return new(id, release.Content.Sequence, against?.Content.Sequence
            ?? reader.IncludesSequence, differences, reader.Ledger, against?.Id);

        async Task<Release> FindAsync(Guid wanted, string? pointer) =>
            await session.LoadAsync<Release>(wanted, token) ?? throw new RefusedException(HttpRefusals.NotFound, 404, pointer);
    }

    private static async Task<IReadOnlyList<(CaseDifference Difference, FigureMove? Cause)>> ChangesAsync(
        Figure figure, FigureScope then, FigureScope now, FigureReader reader, IQuerySession session, CancellationToken token)
    {
        var before = (await reader.EveryCaseAsync(figure, then, token)).ToDictionary(x => x.Id);
        var after = (await reader.EveryCaseAsync(figure, now, token)).ToDictionary(x => x.Id);
        var changed = new List<(FigureCase Case, decimal Delta, decimal? OutOf)>();
        foreach (var id in before.Keys.Union(after.Keys))
        {
            var (was, @is) = (before.GetValueOrDefault(id), after.GetValueOrDefault(id));
            var delta = (@is?.Quantity ?? 0) - (was?.Quantity ?? 0);
            var outOf = figure.IsRatio ? (@is?.OutOf ?? 0) - (was?.OutOf ?? 0) : (decimal?)null;
            if (delta != 0 || outOf is not (null or 0))
            {
                changed.Add((@is ?? was!, delta, outOf));
            }
        }

        if (changed.Count == 0)
        {
            return [];
        }

        var causes = await CausesAsync(figure, [.. changed.Select(x => x.Case.Id)], then, now, reader, token);
        Guid[] wanted = [.. causes.Values.Select(x => x.Event).Distinct()];
        var events = (await session.Events.QueryAllRawEvents().Where(x => x.MaybeArchived() && x.Id.IsOneOf(wanted)).ToListAsync(token))
            .ToDictionary(x => x.Id);
        return [.. changed.Select(x =>
        {
            var cause = causes.GetValueOrDefault(x.Case.Id);
            var happened = cause is null ? null : events.GetValueOrDefault(cause.Event);
            return (Describe(x.Case, x.Delta, x.OutOf, cause, happened), cause);
        }).OrderBy(x => x.cause?.Sequence).ThenBy(x => x.Item1.Record)];
    }

    /// <summary>For each record that counts otherwise, the last event since the release that moved the figure: its own, or that of the
    /// record it made room for or pushed aside.</summary>
    private static async Task<IReadOnlyDictionary<Guid, FigureMove>> CausesAsync(
        Figure figure, IReadOnlyList<Guid> changed, FigureScope then, FigureScope now, FigureReader reader, CancellationToken token)
    {
        // With another cut-off day, what was recorded before the release may count only now.
        var sameDay = now.HappenedBy == then.HappenedBy;
        var moves = await reader.MovesAsync(figure, now, sameDay ? then.Sequence!.Value : 0, token);
        var (were, are) = (await reader.StandInsAsync(figure, then, token), await reader.StandInsAsync(figure, now, token));
        var shifted = were.Except(are).Concat(are.Except(were)).ToLookup(x => x.Key, x => x.Record);
        var keys = shifted.SelectMany(x => x.Select(record => (Record: record, x.Key))).ToLookup(x => x.Record, x => x.Key);
        var causes = new Dictionary<Guid, FigureMove>();
        foreach (var record in changed)
        {
            var own = keys[record].ToHashSet();
            var cause = moves.Where(x => own.Count == 0 ? x.Record == record : own.Contains(x.Key!) && shifted[x.Key!].Contains(x.Record))
                .MaxBy(x => (x.Sequence > then.Sequence, x.Sequence));
            if (cause is not null)
            {
                causes[record] = cause;
            }
        }

        return causes;
    }

    /// <summary>No event since means that what records stand for is defined otherwise.</summary>
    private static CaseDifference Describe(FigureCase record, decimal delta, decimal? outOf, FigureMove? cause, IEvent? happened)
    {
        var data = happened?.Data as ICaseEvent;
        return new(record.Id, record.Kind, record.Href, delta, outOf, data?.Change
            ?? ChangeClass.DefinitionChange, data is null ? null : EventName.Of(data),
            cause is null ? null : $"/api/v1/{cause.Kind}/{cause.Record}", happened?.Sequence, happened?.UserName, happened?.Timestamp,
            data?.OccurredOn, data?.Reason);
    }
}
