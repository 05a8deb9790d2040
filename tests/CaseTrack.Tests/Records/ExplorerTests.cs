using System.Globalization;
using CaseTrack.Figures;
using CaseTrack.Mediation;
using CaseTrack.Organisations;
using CaseTrack.Review;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Records;

/// <summary>Random allowed acts with plausible bodies on random records of all kinds, over HTTP; after each, everything that has to hold
/// does.</summary>
/// <remarks>The same walk in every run; another with <c>CASETRACK_EXPLORER_SEED</c> set to a number, and a longer one with
/// <c>CASETRACK_EXPLORER_STEPS</c>: twenty thousand steps before a release, in offices of five hundred steps, one seed after the other.
/// The seed is printed, and named in whatever fails.</remarks>
[Trait("Speed", "slow")]
public sealed class ExplorerTests
{
    public static readonly string[] Committees = ["a-tw", "b-tw", "pre"];

    private const int Office = 500;

    private static readonly string[] Units = ["a", "b", "a-tw", "b-tw", "pre", "fy"];
    private static readonly int Steps = Setting("CASETRACK_EXPLORER_STEPS", 250);
    private static readonly int Seed = Setting("CASETRACK_EXPLORER_SEED", 12);

    [Fact]
    public async Task Whatever_is_done_records_and_figures_never_contradict_themselves()
    {
        var (done, refused) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        for (var (walked, seed) = (0, Seed); walked < Steps; walked += Office, seed++)
        {
            await WalkAsync(seed, Math.Min(Office, Steps - walked), done, refused);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"Seed {Seed}, {Steps} steps. Done: {Said(done)}. Refused: {Said(refused)}");
        done.Count.ShouldBeGreaterThan(Math.Min(60, Steps / 5));

        static string Said(Dictionary<string, int> acts) =>
            string.Join(", ", acts.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => $"{x.Key} {x.Value}"));
    }

    /// <summary>One office, from its first case on.</summary>
    private static async Task WalkAsync(int seed, int steps, Dictionary<string, int> done, Dictionary<string, int> refused)
    {
        var token = TestContext.Current.CancellationToken;
        var clock = new SetClock(SetClock.At("2023-11-20"));
        await using var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), clock, silence: false);
        await FoundAsync(node);
        var explorer = new Explorer(node, clock, seed);
        var invariants = new Invariants(node.Services.GetRequiredService<IDocumentStore>(), "420202");
        for (var step = 1; step <= steps; step++)
        {
            try
            {
                var touched = await explorer.StepAsync(token);

                // Every step looks at some of the figures and at one unit; every hundredth, and the last one, at all figures.
                var sample = step % 100 == 0 || step == steps ? [] : Enumerable.Range(0, 6)
                    .Select(x => FigureCatalogue.All[((step * 6) + x) % FigureCatalogue.All.Count]).ToArray();
                (await invariants.BrokenAsync(touched, sample, step % 5 == 0 ? Units[step / 5 % Units.Length] : null, token))
                    .ShouldBeEmpty();
            }
            catch (Exception failure) when (failure is ShouldAssertException)
            {
                Assert.Fail($"Seed {seed}, step {step}: {failure.Message}");
            }
        }

        Add(done, explorer.Done);
        Add(refused, explorer.Refused);

        static void Add(Dictionary<string, int> sum, Dictionary<string, int> of)
        {
            foreach (var (act, times) in of)
            {
                sum[act] = sum.GetValueOrDefault(act) + times;
            }
        }
    }

    /// <summary>The explorer sees what a missing guard would let in: each history is what the service took before it had one.</summary>
    [Fact]
    public async Task What_a_missing_guard_would_let_in_is_found()
    {
        var token = TestContext.Current.CancellationToken;
        await using var node =
            await Node.StartAsync(await TestServer.CreateDatabaseAsync(), new SetClock(SetClock.At("2024-03-01")), silence: false);
        var store = node.Services.GetRequiredService<IDocumentStore>();
        var (d, thing) = (new DateOnly(2024, 1, 10), Guid.NewGuid());
        ICaseEvent[] accepted =
            [new ReviewReceived(d, "fy", "street", "penalty", "market"), new ReviewAccepted(d, false, "", "n", "ordinary")];
        ICaseEvent[] decided = [.. accepted, new ReviewDecided(d, "W1", Number: "m")];
        var histories = new Dictionary<string, ICaseEvent[]>
        {
            ["a letter answered twice"] =
                [.. decided, new LetterIssued(d, thing, "opinion", "x", "n"), new LetterAnswered(d, thing, true),
                new LetterAnswered(d, thing, true)],
            ["a lawsuit judged twice"] =
            [.. decided, new LawsuitFiled(d, thing, "x", "y", "first", "sole"), new JudgmentGiven(d, thing, "revoked"),
            new JudgmentGiven(d, thing, "upheld")],
            ["a lawsuit entered twice"] =
            [.. decided, new LawsuitFiled(d, thing, "x", "y", "first", "sole"),
            new LawsuitFiled(d, Guid.NewGuid(), "x", "y", "first", "sole")],
            ["a decision before the acceptance"] = [.. accepted, new ReviewDecided(d.AddDays(-3), "W1", Number: "m")],
            ["the performance of what was withdrawn"] =
            [accepted[0], new ReviewWithdrawn(d, "own-decision"), new ReviewPerformed(d, "performed")],
        };
        var district = 500000;
        foreach (var (what, history) in histories)
        {
            var tenant = $"{district++}";
            var id = Guid.CreateVersion7();
            await AppendAsync<ReviewApplication>(tenant, id, history);
            (await new Invariants(store, tenant).BrokenAsync(("review-applications", id), [FigureCatalogue.All[0]], null, token))
                .ShouldNotBeEmpty(what);
        }

        // Two cases that took each other away.
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await AppendAsync<MediationCase>(
            "600000", one, [new MediationRegistered(d, "tw", CommitteeKind.Community, "application", "02"),
            new MediationMerged(d, two, "x")]);
        await AppendAsync<MediationCase>(
            "600000", two, [new MediationRegistered(d, "tw", CommitteeKind.Community, "application", "02"),
            new MediationMerged(d, one, "x")]);
        (await new Invariants(store, "600000").BrokenAsync(null, [FigureCatalogue.All[0]], null, token))
            .Count(x => x.EndsWith("which is gone too", StringComparison.Ordinal)).ShouldBe(2);

        async Task AppendAsync<T>(string tenant, Guid id, ICaseEvent[] history) where T : class
        {
            await using var session = store.LightweightSession(tenant);
            session.Events.StartStream<T>(id, history);
            await session.SaveChangesAsync(token);
        }
    }

    /// <summary>The office that is explored.</summary>
    internal static async Task FoundAsync(Node node)
    {
        await UnitAsync("420202", "district", null);
        foreach (var street in (string[])["a", "b"])
        {
            await UnitAsync(street, "street", "420202");
            await UnitAsync($"{street}-tw", "mediation-committee", street, "community");
        }

        await UnitAsync("pre", "mediation-committee", "420202", "pre-litigation");
        await UnitAsync("fy", "department", "420202");

        Task UnitAsync(string code, string kind, string? parent, string? committeeKind = null) =>
            node.DoAsync("organisations",
                new { id = Guid.CreateVersion7(), occurredOn = "2015-01-01", code, name = code, kind, parent, committeeKind });
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;
}
