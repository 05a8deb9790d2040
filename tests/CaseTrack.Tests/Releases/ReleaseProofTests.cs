using System.Diagnostics;
using CaseTrack.Clocks;
using CaseTrack.Figures;
using CaseTrack.Hosting;
using CaseTrack.Parties;
using CaseTrack.Releases;
using CaseTrack.Tests.Figures;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CaseTrack.Tests.Releases;

/// <summary>Promise 5: what was published comes out bit for bit the same, whatever the database has been through.</summary>
public sealed class ReleaseProofTests(DemonstrationHost host) : IAsyncLifetime
{
    private const string District = "420202";

    public async ValueTask InitializeAsync() => await host.ReadyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_release_recomputes_after_dump_and_restore_a_rebuild_and_the_erasure_of_everybody()
    {
        var token = TestContext.Current.CancellationToken;
        var frozen = await FreezeAsync(host.App.Services.GetRequiredService<IDocumentStore>(), null);
        var restored = await RestoreAsync(host.ConnectionString);
        await using var store = DocumentStore.For(options => CaseTrackSetup.Store(options, restored, TimeProvider.System, TermRules.Shipped));
        Same(frozen, await FreezeAsync(store, frozen.Scope), "restored");

        using (var daemon = await store.BuildProjectionDaemonAsync())
        {
            await daemon.RebuildProjectionAsync(nameof(FactLedger), TimeSpan.FromMinutes(10), token);
        }

        Same(frozen, await FreezeAsync(store, frozen.Scope), "rebuilt");
        await using (var session = store.LightweightSession(District))
        {
            // Every key of every person: nobody in the year can be named any more.
            session.DeleteWhere<PartyKey>(x => x.Wrapped != "");
            session.DeleteWhere<Party>(x => x.Kind != "");
            await session.SaveChangesAsync(token);
        }

        Same(frozen, await FreezeAsync(store, frozen.Scope), "erased");
    }

    private static void Same((FigureScope Scope, IReadOnlyList<ReleasedFigure> Figures) one, (FigureScope Scope, IReadOnlyList<ReleasedFigure> Figures) other, string when) =>
        other.Figures.ShouldBe(one.Figures, when);

    private static async Task<(FigureScope Scope, IReadOnlyList<ReleasedFigure> Figures)> FreezeAsync(IDocumentStore store, FigureScope? asked)
    {
        var token = TestContext.Current.CancellationToken;
        await using var session = store.QuerySession(District);
        await using var reader = await FigureReader.OpenWithoutWritersAsync(session, token);
        var scope = asked ?? new FigureScope(District, new(2022, 1, 1), new(2022, 12, 31), new(2023, 4, 1), new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), null, reader.IncludesSequence);
        return (scope, await Freezing.FiguresAsync(reader, scope, token));
    }

    /// <summary>pg_dump into pg_restore, as an office would move its database to another machine.</summary>
    private static async Task<string> RestoreAsync(string from)
    {
        var to = await TestServer.CreateDatabaseAsync();
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "dump");
        await RunAsync("pg_dump", from, ["--format=custom", $"--file={file}"]);
        await RunAsync("pg_restore", to, ["--no-owner", $"--dbname={new NpgsqlConnectionStringBuilder(to).Database}", file]);
        return to;
    }

    private static async Task RunAsync(string program, string connection, string[] arguments)
    {
        var target = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(Directory.GetFiles("/usr/lib/postgresql", program, SearchOption.AllDirectories).Order(StringComparer.Ordinal).LastOrDefault() ?? program, arguments) { RedirectStandardError = true };
        start.Environment["PGHOST"] = target.Host;
        start.Environment["PGPORT"] = $"{target.Port}";
        start.Environment["PGUSER"] = target.Username;
        start.Environment["PGPASSWORD"] = target.Password;
        start.Environment["PGDATABASE"] = target.Database;
        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, errors);
    }
}
