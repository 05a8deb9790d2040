using CaseTrack.Organisations;

namespace CaseTrack.Regions;

/// <summary>登记所辖区, or take back what was registered.</summary>
/// <param name="Region">地区的区划代码.</param>
/// <param name="Said">The district, its days, and where it lies.</param>
/// <param name="Withdraw">撤回: what stands from that first day on was never so.</param>
public sealed record AssignDistrict(string Region, MemberDistrict Said, bool Withdraw = false)
{
    /// <summary>Whether it may be so.</summary>
    /// <param name="region">The region's own organisation; null where it has none.</param>
    /// <param name="databases">The databases that the settings name.</param>
    public ProblemDetails Validate(Organisation? region, IReadOnlyCollection<string> databases)
    {
        var known = region?.Districts ?? [];
        var beginning = DivisionCode.Is(Region) ? DivisionCode.Beginning(Region) : null;
        return Rules.Require(
            (DivisionCode.Is(Region), RegionRefusals.NoCode, "/region"),
            (DivisionCode.Is(Said.District), RegionRefusals.NoCode, "/district"),
            (beginning is not null, RegionRefusals.NothingBeneath, "/region"),
            (Said.District != Region, RegionRefusals.BeneathItself, "/district"),
            (beginning is not null && Said.District.StartsWith(beginning, StringComparison.Ordinal),
                RegionRefusals.NotBeneath(Region, Said.District), "/district"),
            (region is { DissolvedOn: null }, RegionRefusals.NoOrganisation, "/region"),
            (Said.First <= Said.Last, RegionRefusals.OutOfOrder, "/until"),
            (Withdraw || Said.Database is null || databases.Contains(Said.Database),
                RegionRefusals.UnknownDatabase(Said.Database ?? ""), "/database"),
            (!Withdraw || known.Any(x => x.District == Said.District && x.Since == Said.Since), RegionRefusals.NothingToWithdraw, "/since"),
            (Withdraw || !known.Without(Said.District, Said.Since)
                .Any(x => x.District == Said.District && x.IsWithin(Said.First, Said.Last)), RegionRefusals.Overlap, "/since"),
            (Withdraw || !known.Contains(Said), RegionRefusals.NothingChanges));
    }

    /// <summary>What then has happened.</summary>
    public IOrganisationEvent Event(Today today) => Withdraw
        ? new DistrictAssignmentWithdrawn(today.Date, Said.District, Said.Since)
        : new DistrictAssigned(today.Date, Said.District, Said.Since, Said.Until, Said.Database);
}
