using CaseTrack.Operations.Upgrades;
using CaseTrack.Regions;
using CaseTrack.Terms;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Hosting;

/// <summary>Puts together what reads districts of other databases: stores set up as the service's own, which only read.</summary>
public static class RegionSetup
{
    public static void AddRegions(this IServiceCollection services, IConfiguration configuration, TimeProvider clock, TermRules terms)
    {
        // Read at the start: a connection that cannot be read stops it.
        var addresses = RegionDatabases.Addresses(configuration);
        services.AddSingleton(_ => new RegionDatabases(
            addresses, (options, address) => CaseTrackSetup.Store(options, address, clock, terms), FitsAsync));
        services.AddSingleton<RegionReader>();
    }

    /// <summary>Whether a database has been brought up by the migrations of this build, and by no others.</summary>
    private static async Task<bool> FitsAsync(string address, CancellationToken token)
    {
        try
        {
            return (await new Upgrade(new(address), Migration.All).MissingAsync(token)).Count == 0;
        }
        catch (MigrationException)
        {
            return false;
        }
    }
}
