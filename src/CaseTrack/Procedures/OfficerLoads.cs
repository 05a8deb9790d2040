using CaseTrack.Access;
using CaseTrack.Clocks;
using CaseTrack.Http;
using Marten;
using Marten.Linq.LastModified;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Procedures;

/// <summary>一名承办人的工作量.</summary>
/// <param name="Officer">承办人.</param>
/// <param name="Assigned">分案: cases that were given to the officer within the period and are the officer's still.</param>
/// <param name="Finished">办结: cases of the officer that were concluded within the period.</param>
/// <param name="Open">在办: cases of the officer that are not concluded now.</param>
/// <param name="Overdue">逾期: duties of the officer's cases past their last day, as the work list counts them.</param>
/// <param name="MedianDays">办结天数的中位数: calendar days from the day a case came in, of those finished; absent where none was.</param>
public sealed record OfficerLoad(string Officer, int Assigned, int Finished, int Open, int Overdue, double? MedianDays);

/// <summary>承办人工作量, of one kind of case.</summary>
/// <param name="Officers">Those who are in charge of any.</param>
/// <param name="From">首日.</param>
/// <param name="To">末日.</param>
/// <param name="OpenStages">The stages that count as open, as lists ask for them.</param>
/// <param name="AsOf">The moment it was read.</param>
public sealed record OfficerLoadList(
    IReadOnlyList<OfficerLoad> Officers, DateOnly From, DateOnly To, IReadOnlyList<string> OpenStages, DateTimeOffset AsOf);

/// <summary>承办人工作量. Work load, and no published figure: a case counts for whoever is in charge of it now.</summary>
public sealed class OfficerLoads(TimeProvider clock)
{
    /// <summary>Leaders see everybody, officers themselves.</summary>
    /// <param name="open">The stages of what is not concluded.</param>
    /// <param name="cameIn">The day a case came in.</param>
    /// <param name="concluded">The day it was concluded, where it was.</param>
    /// <param name="context">The request.</param>
    /// <param name="session">The district's records.</param>
    /// <param name="token">Cancelled with the request.</param>
    public async Task<OfficerLoadList> ReadAsync<T, TStage>(
        IReadOnlyList<TStage> open, Func<T, DateOnly> cameIn, Func<T, DateOnly?> concluded, HttpContext context, IQuerySession session,
        CancellationToken token)
        where T : class, ICaseFile<T, TStage>
        where TStage : struct, Enum
    {
        var filters = Filters.Of(context, "from", "to");
        var now = clock.GetUtcNow();
        var today = Today.At(now).Date;
        var (from, to) = (filters.Day("from") ?? new DateOnly(today.Year, 1, 1), filters.Day("to") ?? today);
        if (to < from)
        {
            throw new RefusedException(HttpRefusals.BadFilter, 400, "/to");
        }

        var caller = Viewer.Of(context).Caller;
        var sight = await Viewer.Of(context).SightAsync(T.Area!.Value, session, token);
        var seen = session.Query<T>().SeenBy(sight).Where(x => x.Dossier.Officer != null);
        var oversees = caller.May(Area.Approval, write: true);
        if (!oversees)
        {
            var own = caller.Name;
            seen = seen.Where(x => x.Dossier.Officer == own);
        }

        // What happened from a day on was recorded from that day on.
        var since = new DateTimeOffset(from, TimeOnly.MinValue, Today.ShanghaiOffset).ToUniversalTime();
        var cases = (await CaseRows.InStages(seen, open).ToListAsync(token))
            .Concat(await seen.Where(x => x.ModifiedSince(since)).ToListAsync(token)).DistinctBy(IdOf).Where(x => x.Live).ToList();
        var kind = T.Kind;
        var late = (await session.Query<Deadline>().Where(x => x.Kind == kind).Overdue(today).Select(x => x.RecordId).ToListAsync(token))
            .CountBy(x => x).ToDictionary();
        var known = await Viewer.Of(context).SeenAsync(kind, late.Keys, session, token);
        var lateCases = (await session.LoadManyAsync<T>(token, [.. known]))
            .Where(x => x.Dossier.Officer is { } by && (oversees || by == caller.Name));
        var stages = open.ToHashSet();
        return new(
            [.. cases.Concat(lateCases).DistinctBy(IdOf).GroupBy(x => x.Dossier.Officer!).OrderBy(x => x.Key, StringComparer.Ordinal)
                .Select(x => Load(x.Key, [.. x])).Where(x => x is not { Assigned: 0, Finished: 0, Open: 0, Overdue: 0 })],
            from, to, [.. open.Select(x => Wire.Name(x)!)], now);

        OfficerLoad Load(string officer, IReadOnlyList<T> own)
        {
            var done = own.Where(x => !stages.Contains(x.Stage) && concluded(x) is { } on && on >= from && on <= to).ToList();
            return new(
                officer,
                own.Count(x => x.Dossier.DayOf<OfficerAssigned<T>>() is { } on && on >= from && on <= to),
                done.Count, own.Count(x => stages.Contains(x.Stage)), own.Sum(x => late.GetValueOrDefault(IdOf(x))),
                Median([.. done.Select(x => concluded(x)!.Value.DayNumber - cameIn(x).DayNumber).Order()]));
        }

        static Guid IdOf(T record) => ((ICaseRecord<T>)record).Id;
    }

    /// <summary>The middle of numbers in their order; of an even count the mean of the two in the middle.</summary>
    public static double? Median(IReadOnlyList<int> ordered) => ordered.Count == 0 ? null
        : (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2.0;
}
