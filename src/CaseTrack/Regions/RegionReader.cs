using CaseTrack.Access;
using CaseTrack.Figures;
using CaseTrack.Http;
using CaseTrack.Organisations;
using Marten;

namespace CaseTrack.Regions;

/// <summary>各区的数字. Reads the whole catalogue of each district where it lies: databases side by side, the districts of one in turn, each
/// of one moment.</summary>
/// <remarks>Whoever reads them is a stranger to every case of a district: what its own figures would withhold from a stranger is withheld
/// here.</remarks>
public sealed class RegionReader(IDocumentStore own, RegionDatabases databases, FigureOptions options, TimeProvider clock)
{
    /// <summary>The union of a period, for whoever may have it.</summary>
    /// <param name="year">The year it is asked of.</param>
    /// <param name="period">The question; its district is the region.</param>
    /// <param name="session">The region's own.</param>
    /// <exception cref="RefusedException">404 where no district is beneath in the period, 400 for days before there were any.</exception>
    public async Task<RegionReport> ReportAsync(int year, FigureScope period, IQuerySession session, CancellationToken token)
    {
        if (period.From.Year < 1949)
        {
            throw new RefusedException(HttpRefusals.BadFilter, 400, "/from");
        }

        var region = await session.OrganisationAsync(period.District, token);
        var readings = await ReadAsync(region?.Districts ?? [], period, token);
        if (readings.Count == 0)
        {
            throw new RefusedException(RegionRefusals.NoDistricts, 404);
        }

        MissingDistrict[] missing = [.. readings.Select(x => x.Missing).OfType<MissingDistrict>()];
        return new(
            period.District, region!.NameOn(period.To), year, period.From, period.To, period.KnownAt, missing.Length == 0,
            RegionUnion.Moments, RegionUnion.Of(readings), missing, [.. readings.Select(x => x.District).OfType<RegionDistrict>()]);
    }

    /// <summary>Every district of a region in a period.</summary>
    /// <param name="said">What is said of the region's districts.</param>
    /// <param name="period">The question; its district and unit are each member's own.</param>
    public async Task<IReadOnlyList<DistrictReading>> ReadAsync(
        IReadOnlyList<MemberDistrict> said, FigureScope period, CancellationToken token)
    {
        var read = await Task.WhenAll(RegionMember.Of(said, period.From, period.To).GroupBy(x => x.Database)
            .Select(x => ReadAsync(x.Key, [.. x], period, token)));
        return [.. read.SelectMany(x => x).OrderBy(x => x.Member.Code, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<DistrictReading>> ReadAsync(
        string? database, IReadOnlyList<RegionMember> members, FigureScope period, CancellationToken token)
    {
        if (database is not null && await databases.FaultAsync(database, token) is { } fault)
        {
            return [.. members.Select(x => new DistrictReading(x, Missing: MissingDistrict.Of(x, fault)))];
        }

        var store = database is null ? own : databases.StoreOf(database);
        var readings = new List<DistrictReading>();
        foreach (var member in members)
        {
            try
            {
                readings.Add(await ReadAsync(member, store, period, token));
            }
            catch (Exception failure) when (
                database is not null && !token.IsCancellationRequested && RegionDatabases.FaultOf(failure) is not null)
            {
                readings.Add(new(member, Missing: MissingDistrict.Of(member, RegionDatabases.FaultOf(failure)!.Value)));
            }
        }

        return readings;
    }

    private async Task<DistrictReading> ReadAsync(RegionMember member, IDocumentStore store, FigureScope period, CancellationToken token)
    {
        await using var session = store.QuerySession(member.Code);
        session.HoldFew();
        await using var snapshot = await FigureReader.OpenAsync(session, token);
        if (snapshot.IncludesSequence == 0)
        {
            // A district that lies elsewhere by now would be a nought that nobody sees.
            return new(member, Missing: MissingDistrict.Of(member, MissingReason.NothingRecorded));
        }

        var at = clock.GetUtcNow();
        var organisations = await session.OrganisationsAsync(token);
        var stranger = new Viewer(new Caller("", member.Code, []));
        var values = await new FigureSight(snapshot, stranger, session, options.SmallestCell)
            .ValuesAsync(FigureCatalogue.All, member.Scope(period, organisations), token);
        return new(member, new RegionDistrict(
            member.Code, organisations.FirstOrDefault(x => x.Code == member.Code)?.NameOn(period.To), member.Database,
            member.IsWhole(period.From, period.To), [.. member.Days.Select(RegionDays.Of)], at, snapshot.IncludesSequence,
            snapshot.Ledger), values);
    }
}

/// <summary>What was read of a district, or why nothing was.</summary>
/// <param name="Member">The district.</param>
/// <param name="District">As the answer says it.</param>
/// <param name="Values">A value for each figure of the catalogue.</param>
/// <param name="Missing">Why there are none.</param>
public sealed record DistrictReading(
    RegionMember Member, RegionDistrict? District = null, IReadOnlyList<FigureValue>? Values = null, MissingDistrict? Missing = null);
