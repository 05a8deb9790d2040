using CaseTrack.Figures;
using CaseTrack.Store;
using CaseTrack.Terms;
using CaseTrack.Tests.Operations;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CaseTrack.Tests.Faults;

/// <summary>What older builds wrote is not what this one would write, and is built again while two services work: nobody is stopped or
/// restarted for it, and a rebuild that is killed half-way is begun again.</summary>
[Trait("Speed", "slow")]
public sealed class ProjectionChangeTests
{
    private const string Day = "2026-03-02";
    private const string Figure = "figures/2026/mediation.registered";

    // More than one page of a rebuild, so that one is built while another is held.
    private const int Before = StreamPages.PageSize + 20;
    private const int Meanwhile = 60;

    private static readonly string Cases = StoredDocuments.TableOf("MediationCase");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_another_build_counted_and_kept_otherwise_is_rebuilt_beside_two_services_under_load()
    {
        var database = await TestServer.CreateDatabaseAsync();
        var clock = new SetClock(SetClock.At(Day));
        await using var first = await Node.StartAsync(database, clock, nodes: 2, silence: false);
        await using var second = await Node.StartAsync(database, clock, nodes: 2, silence: false);
        Node[] nodes = [first, second];
        await first.FoundAsync();
        var load = new WriteLoad((number, attempt) => nodes[(number + attempt) % 2].Client);
        var registered = SentAct.Mediations(Before, Day).Select(x => x[0]).ToArray();
        await Parallel.ForAsync(
            0, Before, new ParallelOptions { MaxDegreeOfParallelism = WriteLoad.Clients },
            async (i, _) => await load.SendAsync(registered[i], i));

        // As a build left them that counted no registrations and kept another type.
        await TestServer.ExecuteAsync(database, $"""
            delete from {FactLedgerTable.Name} l using {FactShape.Table} s where s.id = l.shape and s.fact like 'mediation.%';
            update {Cases} set data = jsonb_set(data, '{"{disputeType}"}', '"05"');
            """);
        await LedgerComparison.CompareAsync(
            first.Services.GetRequiredService<IDocumentStore>(), first.Services.GetRequiredService<TermRules>(), clock, null, Token);
        await EachSaysAsync("differs", 0);

        var built = 0L;
        await load.RunAsync(SentAct.Mediations(Meanwhile, Day), async () =>
        {
            built = await KilledHalfWayAsync(database, registered[0].Record);
            await EachSaysAsync("differs", null);
            var (code, text) = await CommandTests.RunAsync("rebuild", Setting(database));
            code.ShouldBe(0, text);
        });

        load.Refused.ShouldBeEmpty("nobody was told to come back");
        load.Unanswered.ShouldBe(0, "everybody was answered");
        await EachSaysAsync("agrees", Before + Meanwhile);
        (await AskAsync(database, $"select count(*) from {Cases} where data ->> 'disputeType' <> '02'")).ShouldBe(0);
        await AfterFault.HoldsAsync(second, database, load, $" {built} of {Before} records had been built when a rebuild was killed.");

        async Task EachSaysAsync(string standing, decimal? value)
        {
            foreach (var node in nodes)
            {
                var said = await node.GetAsync(Figure);
                ((string)said["ledger"]!["state"]!).ShouldBe(standing);
                if (value is { } known)
                {
                    ((decimal)said["figure"]!["value"]!).ShouldBe(known);
                }
            }
        }
    }

    /// <summary>A record is held, so that its page waits, until another page has been built; then the rebuild is killed. How many records
    /// it had built.</summary>
    private static async Task<long> KilledHalfWayAsync(string database, Guid held)
    {
        await using var holding = new NpgsqlConnection(database);
        await holding.OpenAsync(Token);
        await using var transaction = await holding.BeginTransactionAsync(Token);
        await using (var hold = new NpgsqlCommand($"select 1 from {StoreSchema.Name}.mt_streams where id = $1 for update", holding))
        {
            hold.Parameters.AddWithValue(held);
            await hold.ExecuteScalarAsync(Token);
        }

        using var rebuild = ServiceProcess.Launch(["rebuild", Setting(database)]);
        var old = $"select count(*) from {Cases} where data ->> 'disputeType' = '05'";
        await Eventually.TrueAsync(async () => await AskAsync(database, old) < Before, "a page is built");
        rebuild.IsRunning.ShouldBeTrue("a page is held");
        rebuild.Kill();
        await rebuild.ExitedAsync(Token);
        await transaction.RollbackAsync(Token);
        var left = await AskAsync(database, old);
        left.ShouldBeInRange(1, Before - 1);
        return Before - left;
    }

    private static string Setting(string database) => $"--ConnectionStrings:CaseTrack={database}";

    private static async Task<long> AskAsync(string database, string question)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(question);
        return (long)(await command.ExecuteScalarAsync(Token))!;
    }
}
