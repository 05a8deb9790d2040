using System.Diagnostics;
using CaseTrack.Clocks.Silence;
using CaseTrack.Postgres;
using CaseTrack.Tests.Postgres;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CaseTrack.Tests.Faults;

/// <summary>The database dies, has no room or cannot be reached while clerks write: the service recovers by itself, and what was
/// acknowledged is stored once.</summary>
[Trait("Speed", "slow")]
public sealed class DatabaseFaultTests
{
    private const string Day = "2026-03-02";

    // Every fifth change of a case is refused as by a full disk, every fifth as by a deadlock: what is played again by itself would be
    // accepted, without the number that was drawn for it.
    private const string Refusing = """
        create sequence casetrack.changes;
        create function casetrack.refuse() returns trigger language plpgsql as $$
        declare n bigint := nextval('casetrack.changes');
        begin
          if n % 5 = 0 then raise exception 'no room' using errcode = 'disk_full'; end if;
          if n % 5 = 2 then raise exception 'deadlock' using errcode = 'deadlock_detected'; end if;
          return new;
        end $$;
        create trigger refuse before insert or update on casetrack.mt_doc_mediationcase execute function casetrack.refuse();
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PostgreSQL_killed_with_all_its_processes_comes_back_on_its_data()
    {
        using var folder = new TemporaryFolder();
        try
        {
            await using var server = await StartAsync(folder.Path);
            var (database, clock) = (server.ConnectionString("cases"), new SetClock(SetClock.At(Day)));
            await using var node = await Node.StartAsync(database, clock);
            await node.FoundAsync();
            var (waiting, load, killed) = (await Waiting.ReceiveAsync(node, 6), new WriteLoad(node), server.ProcessId);
            await load.RunAsync(SentAct.Mediations(24, Day), async () =>
            {
                // The day on which the law accepts what waits begins, and its work is cut off.
                clock.Set(SetClock.At("2026-03-10"));
                await Waiting.DayBeginsAsync(node);
                using var process = Process.GetProcessById(killed);
                process.Kill(entireProcessTree: true);
            });
            server.ProcessId.ShouldNotBe(killed);
            (load.Unanswered + load.Refused.Values.Sum()).ShouldBeGreaterThan(0, "it was under load");

            // What the next day finds undone it makes up for, on the day it belongs to.
            clock.Set(SetClock.At("2026-03-11"));
            await Waiting.DayBeginsAsync(node);
            await waiting.AcceptedOnceAsync(node);
            await AfterFault.HoldsAsync(node, database, load, $" {waiting.Records.Count} silences, once each.");
        }
        finally
        {
            LeftServer.End(folder["data"]);
        }
    }

    [Fact]
    public async Task A_disk_that_is_full_refuses_until_there_is_room()
    {
        using var disk = new SmallDisk(160);
        try
        {
            await using var server = await StartAsync(disk.Path);
            var database = server.ConnectionString("cases");
            await using var node = await Node.StartAsync(database, new SetClock(SetClock.At(Day)), silence: false);
            await node.FoundAsync();
            var load = new WriteLoad(node);

            // More than fits into what tables and indexes have free of their last pages: each takes several at once while many write.
            await load.RunAsync(SentAct.Mediations(300, Day), async () =>
            {
                disk.Fill();
                await load.UntilAsync(() => !load.Refused.IsEmpty, "somebody is refused");
                await ReadyAsync(node, 503);

                // Without room for its journal the server goes down, and cannot come up.
                await Eventually.TrueAsync(async () => !await SwitchJournalAsync(database), "there is no room for a journal");
                await ReadyAsync(node, 503);
                disk.Free();
            });
            await ReadyAsync(node, 200);
            await AfterFault.HoldsAsync(node, database, load);
        }
        finally
        {
            LeftServer.End(Path.Combine(disk.Path, "data"));
        }
    }

    [Fact]
    public async Task Commits_that_are_refused_or_unanswered_and_connections_that_break_or_say_nothing_double_nothing()
    {
        var database = await TestServer.CreateDatabaseAsync();
        await using var wire = new DatabaseWire(database);
        var clock = new SetClock(SetClock.At(Day));
        await using var node = await Node.StartAsync(wire.Database, clock);
        await node.FoundAsync();
        await LostTransactionAsync(node, wire);
        var (waiting, load) = (await Waiting.ReceiveAsync(node, 6), new WriteLoad(node));
        await TestServer.ExecuteAsync(database, Refusing);
        await load.RunAsync(SentAct.Mediations(32, Day), async () =>
        {
            await TestServer.ExecuteAsync(database, "drop trigger refuse on casetrack.mt_doc_mediationcase");
            (load.Refused["disk-full"], load.Refused["conflict"]).ShouldSatisfyAllConditions(
                x => x.Item1.ShouldBeGreaterThan(0), x => x.Item2.ShouldBeGreaterThan(0));
            clock.Set(SetClock.At("2026-03-10"));
            await Waiting.DayBeginsAsync(node);
            wire.LoseAnswers(5);
            await load.UntilAsync(() => wire.Lost == 5, "five commits were made that nobody was told of");
            wire.Cut();
            var before = load.Acknowledged.Count;
            await load.UntilAsync(() => load.Acknowledged.Count > before + 3, "it goes on");

            // Whoever waits gives up, and asks again while the first attempt is still under way.
            // Some may have been answered at the very moment: until all others have given up once.
            wire.Hold();
            var (asked, unanswered) = (load.Asked, load.Unanswered);
            await load.UntilAsync(() =>
            {
                if (load.UnderWay == WriteLoad.Clients - 1)
                {
                    load.GiveUp();
                }

                return load.Unanswered >= unanswered + WriteLoad.Clients - 1 && load.Asked > asked + WriteLoad.Clients - 1;
            }, "the others give up, and ask again");
            wire.Release();
        });
        wire.Lost.ShouldBe(5);
        load.Unanswered.ShouldBeGreaterThanOrEqualTo(WriteLoad.Clients - 1);
        await waiting.AcceptedOnceAsync(node);
        await AfterFault.HoldsAsync(
            node, wire.Database, load, $" {wire.Lost} commits without an answer, {waiting.Records.Count} silences, once each.");
    }

    /// <summary>Writes into the journal and begins its next file; false where there is none to begin.</summary>
    private static async Task<bool> SwitchJournalAsync(string database)
    {
        try
        {
            await TestServer.ExecuteAsync(database, "select pg_logical_emit_message(true, 'full', 'x')");
            await TestServer.ExecuteAsync(database, "select pg_switch_wal()");
            return true;
        }
        catch (Npgsql.NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>What a transaction has still to store is not stored without it, once its connection is gone.</summary>
    private static async Task LostTransactionAsync(Node node, DatabaseWire wire)
    {
        var store = node.Services.GetRequiredService<IDocumentStore>();
        await using (var session = store.LightweightSession())
        {
            await session.BeginTransactionAsync(Token);
            session.Insert(new DayBegun { Id = "lost" });
            wire.Cut();
            await Should.ThrowAsync<Exception>(async () =>
            {
                await session.LoadAsync<DayBegun>(Day, Token);
                await session.SaveChangesAsync(Token);
            });
        }

        await using var looking = store.QuerySession();
        (await looking.LoadAsync<DayBegun>("lost", Token)).ShouldBeNull();
    }

    private static async Task<EmbeddedPostgres> StartAsync(string folder)
    {
        var server = await EmbeddedPostgres.StartAsync(new()
        {
            DataFolder = folder,
            ServerSettings = new Dictionary<string, string> { ["min_wal_size"] = "32MB", ["max_wal_size"] = "48MB" },
        }, NullLogger.Instance, TimeProvider.System, Token);
        await server.EnsureDatabaseAsync("cases", Token);
        return server;
    }

    private static Task ReadyAsync(Node node, int status) => Eventually.TrueAsync(async () =>
    {
        using var answer = await node.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), Token);
        return (int)answer.StatusCode == status;
    }, $"readiness says {status}");
}
