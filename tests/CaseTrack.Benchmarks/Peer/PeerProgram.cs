using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CaseTrack.Benchmarks.Peer;

/// <summary>The peer: what a good team would write instead. ASP.NET Core, EF Core, plain tables with the indexes their questions need, an
/// audit row in the transaction of each change, bearer tokens. The same bodies in, the same durability.</summary>
/// <remarks>It keeps no history that can be asked for another day, counts nine figures and not the whole catalogue, and has one kind of
/// case. What the service does beyond that is what it pays for.</remarks>
public static class PeerProgram
{
    public static async Task RunAsync(string connectionString, string keyFile, bool numbersByUnit)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddDbContextPool<PeerContext>(x => x.UseNpgsql(connectionString));
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(new PeerNumber(numbersByUnit)).AddTokens(keyFile);

        // For the limit alone: the shortest way to a row through this HTTP stack.
        builder.Services.AddSingleton(NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 10, AutoPrepareMinUsages = 2 }.ConnectionString));
        await using var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapSignIn();
        var signedIn = app.MapGroup("/api/v1").RequireAuthorization();
        signedIn.MapIntake();
        signedIn.MapLists();
        signedIn.MapFigures();
        signedIn.MapPrimaryKeyRead();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<PeerContext>().Database.EnsureCreatedAsync();
        }

        await app.StartAsync();
        await Console.Out.WriteLineAsync($"ready: {app.Urls.First()}");
        await app.WaitForShutdownAsync();
    }
}
