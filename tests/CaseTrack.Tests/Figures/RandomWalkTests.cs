using System.Text.Json;
using CaseTrack.Figures;
using CaseTrack.Ledger;
using CaseTrack.Mediation;
using CaseTrack.Organisations;
using CaseTrack.Releases;
using CaseTrack.Review;
using CaseTrack.Supervision;
using CaseTrack.Terms;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Figures;

/// <summary>Promises 3 and 4 on histories nobody thought of: every figure is its drill-down for every unit, month, dimension value and
/// past instant; identities hold;
/// what was counted as it happened is what a replay counts.</summary>
[Trait("Speed", "slow")]
public sealed class RandomWalkTests
{
    private static readonly DateOnly First = new(2021, 11, 1);
    private static readonly DateOnly Last = new(2023, 3, 31);

    /// <summary>Committees, a community with its committee, and offices go from street to street; one returns, one only changes its
    /// community.</summary>
    private static readonly (string Unit, string Parent)[][] Moves =
        [[("a-tw", "b-c"), ("pre", "a"), ("fy", "a")], [("b-tw", "b"), ("fy", "420202")], [("a-tw", "a-c"), ("b-c", "a")], []];

    [Theory]
    [InlineData(20221231)]
    [InlineData(33)]
    public async Task Whatever_happens_figures_are_what_the_records_say(int seed)
    {
        var token = TestContext.Current.CancellationToken;
        var clock = new SetClock(SetClock.At("2021-12-01"));
        await using var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), clock, silence: false);
        var walk = new RandomWalk(node, clock, seed);
        await walk.FoundAsync();
        var instants = new List<DateTimeOffset>();
        for (var part = 0; part < 4; part++)
        {
            await walk.GoAsync(350);
            await walk.PendAsync();
            instants.Add(clock.GetUtcNow());
            foreach (var (unit, parent) in Moves[part])
            {
                await walk.MoveAsync(unit, parent);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{walk.Done.Values.Sum()} of {walk.Asked} let through: "
                + $"{string.Join(", ", walk.Done.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => $"{x.Key} {x.Value}"))}");
        walk.Done.Values.Sum().ShouldBeGreaterThan(walk.Asked / 3);
        foreach (var (kind, acts) in (
            (string, int)[])[("mediation-cases", 22), ("review-applications", 28), ("supervision-files", 17), ("ledger-entries", 1)])
        {
            walk.Done.Keys.Count(x => x.StartsWith(kind, StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(acts, kind);
        }

        var store = node.Services.GetRequiredService<IDocumentStore>();
        var verdict = await CaseTrack.Figures.Replay.CompareAsync(store, TermRules.Shipped, null, token);
        verdict.Agrees.ShouldBeTrue(verdict.ToString());

        await using var session = store.QuerySession("420202");
        await using var reader = await FigureReader.OpenAsync(session, token);
        var organisations = await session.Query<Organisation>().ToListAsync(token);
        var whole = new FigureScope("420202", First, Last);
        var scopes = new List<FigureScope> { whole };
        scopes.AddRange(organisations.Select(x => whole with { Unit = UnitMembership.Beneath(x.Code, organisations) }));
        scopes.AddRange(Enumerable.Range(0, 17)
            .Select(x => whole with { From = First.AddMonths(x), To = First.AddMonths(x + 1).AddDays(-1) }));
        scopes.AddRange(instants.Select(x => whole with { KnownAt = x }));
        foreach (var scope in scopes)
        {
            await DrillDownsAsync(reader, scope, token);
            (await IdentityCheck.RunAsync(reader, scope, session, token)).Where(x => !x.Holds).ShouldBeEmpty($"{scope}");
        }

        await StocksAsync(reader, whole, organisations, session, token);
        await BreakdownsAsync(reader, whole, token);
        await DimensionsAsync(session, token);
        await CountsAsync(reader, whole with { From = new(2022, 1, 1), To = new(2022, 12, 31) }, session, token);
        await RecomputesAsync(
            (DocumentStore)store, "420202", whole with { From = new(2022, 1, 1), To = new(2022, 12, 31) }, clock.GetUtcNow());
    }

    /// <summary>Promise 5: what a release of these facts would freeze comes out bit for bit the same when the ledger was built
    /// again.</summary>
    internal static async Task RecomputesAsync(DocumentStore store, string district, FigureScope year, DateTimeOffset now)
    {
        var token = TestContext.Current.CancellationToken;
        var frozen = year with { HappenedBy = year.To.AddDays(60), KnownAt = now };
        var released = await FreezeAsync();
        using (var daemon = await store.BuildProjectionDaemonAsync())
        {
            await daemon.RebuildProjectionAsync(nameof(FactLedger), TimeSpan.FromMinutes(10), token);
        }

        (await FreezeAsync()).ShouldBe(released);

        // As text: words and footnotes count, and lists of them are compared by what they hold.
        async Task<string> FreezeAsync()
        {
            await using var session = store.QuerySession(district);
            await using var reader = await FigureReader.OpenWithoutWritersAsync(session, token);
            frozen = frozen with { Sequence = frozen.Sequence ?? reader.IncludesSequence };
            return JsonSerializer.Serialize(await Freezing.FiguresAsync(reader, frozen, token));
        }
    }

    private static async Task DrillDownsAsync(FigureReader reader, FigureScope scope, CancellationToken token)
    {
        var values = await reader.ValuesAsync(FigureCatalogue.All, scope, token);
        for (var i = 0; i < values.Count; i++)
        {
            var figure = FigureCatalogue.All[i];
            var cases = await reader.EveryCaseAsync(figure, scope, token);
            var sum = cases.Sum(x => x.Quantity);
            if (i % 3 == 0)
            {
                (await PagesAsync(figure, Math.Max(2, cases.Count / 4))).ShouldBe(cases, $"{figure.Code} {scope}");
            }

            values[i].Value.ShouldBe(
                figure.IsRatio ? FigureValue.Of(figure, sum, cases.Sum(x => x.OutOf ?? 0)).Value : sum, $"{figure.Code} {scope}");
        }

        async Task<IReadOnlyList<FigureCase>> PagesAsync(Figure figure, int limit)
        {
            var found = new List<FigureCase>();
            while (await reader.CasesAsync(figure, scope, found.Count == 0 ? null : (found[^1].DecidedOn, found[^1].Id), limit, token)
                is { Count: > 0 } page)
            {
                page.Count.ShouldBeLessThanOrEqualTo(limit);
                found.AddRange(page);
            }

            return found;
        }
    }

    /// <summary>结转: what a street has pending is what its committees have pending that day, whoever they belonged to before; a month opens
    /// with what the last one closed with.</summary>
    private static async Task StocksAsync(
        FigureReader reader, FigureScope whole, IReadOnlyList<Organisation> organisations, IQuerySession session, CancellationToken token)
    {
        var stocks = new[] { "mediation.opening", "mediation.closing", "mediation.moved-in", "mediation.moved-out", "supervision.opening",
            "supervision.closing", "supervision.moved-in", "supervision.moved-out", "review.opening", "review.closing", "review.moved-in",
            "review.moved-out" }
            .Select(x => FigureCatalogue.Find(x)!).ToArray();
        var pending = (await session.Query<MediationCase>().ToListAsync(token))
            .Where(x => x.Stage is not (MediationStage.Voided or MediationStage.Merged) && x.AcceptedOn <= whole.To
                && (x.ClosedOn is null || x.ClosedOn > whole.To)).ToList();
        var parents = organisations.ToDictionary(x => x.Code, x => x.ParentOn(whole.To));
        bool Within(string unit, string? of) => unit == of || (parents[unit] is { } parent && Within(parent, of));
        var moved = new Dictionary<string, decimal>();
        foreach (var unit in organisations.Select(x => x.Code))
        {
            var beneath = whole with { Unit = UnitMembership.Beneath(unit, organisations) };
            (await reader.ValuesAsync([stocks[1]], beneath, token))[0].Value.ShouldBe(pending.Count(x => Within(x.Committee, unit)), unit);
            decimal? carried = null;
            for (var month = whole.From; month <= whole.To; month = month.AddMonths(1))
            {
                var scope = beneath with { From = month, To = month.AddMonths(1).AddDays(-1) };
                var values = await reader.ValuesAsync(stocks, scope, token);
                values[0].Value.ShouldBe(carried ?? values[0].Value, $"{unit} {month}");
                carried = values[1].Value;
                foreach (var (figure, value) in stocks.Zip(values))
                {
                    moved[figure.Code] = moved.GetValueOrDefault(figure.Code) + value.Value!.Value;
                }

                (await IdentityCheck.RunAsync(reader, scope, session, token)).Where(x => !x.Holds).ShouldBeEmpty($"{scope}");
            }

            var (at, lastDay) = (new DateOnly(2022, 6, 15), beneath with { HappenedBy = new(2022, 6, 15) });
            (await reader.ValuesAsync([stocks[1]], lastDay, token))[0]
                .ShouldBe((await reader.ValuesAsync([stocks[1]], beneath with { To = at }, token))[0], $"{unit} by {at}");
        }

        moved.Where(x => x.Value == 0).ShouldBeEmpty("nothing was pending when a unit moved");
    }

    private static async Task BreakdownsAsync(FigureReader reader, FigureScope scope, CancellationToken token)
    {
        foreach (var figure in FigureCatalogue.All)
        {
            var value = (await reader.ValuesAsync([figure], scope, token))[0];
            foreach (var by in figure.Dimensions.Concat(["unit", "month", "quarter"]))
            {
                var groups = await reader.GroupsAsync(figure, scope, by, token);
                if (figure.IsRatio)
                {
                    groups.Sum(x => x.Numerator).ShouldBe(value.Numerator, $"{figure.Code} by {by}");
                    groups.Sum(x => x.Denominator).ShouldBe(value.Denominator, $"{figure.Code} by {by}");
                }
                else
                {
                    groups.Sum(x => x.Value).ShouldBe(value.Value, $"{figure.Code} by {by}");
                }

                foreach (var group in groups)
                {
                    var cases = await reader.CasesAsync(figure, scope, null, 10_000, token, new(by, [group.Key]));
                    cases.Sum(x => x.Quantity)
                        .ShouldBe((figure.IsRatio ? group.Numerator : group.Value)!.Value, $"{figure.Code} by {by} {group.Key}");
                    cases.Sum(x => x.OutOf ?? 0).ShouldBe(group.Denominator ?? 0, $"{figure.Code} by {by} {group.Key}");
                }
            }
        }
    }

    /// <summary>What a fact says is what it is declared to say; a dimension that is always there is there in every line.</summary>
    private static async Task DimensionsAsync(IQuerySession session, CancellationToken token)
    {
        var always = new Dictionary<string, string[]>
        {
            ["mediation.accepted"] = ["committeeKind", "source", "disputeType", "linkage"],
            ["mediation.succeeded"] = ["committeeKind", "source", "disputeType", "linkage", "outcome", "agreementForm"],
            ["mediation.closed"] = ["committeeKind", "source", "disputeType", "linkage", "outcome"],
            ["mediation.transferred-in"] = ["committeeKind", "source", "disputeType"],
            ["review.received"] = ["respondentKind", "subject", "field", "outcome"],
            ["review.decided"] = ["respondentKind", "subject", "field", "decision"],
            ["review.lawsuit-filed"] = ["subject", "courtInstance", "standing"],
            ["supervision.opened"] = ["source", "field", "outcome"],
            ["supervision.instrument-issued"] = ["source", "field", "instrument"],
        };
        var seen = await session.AdvancedSql.QueryAsync<string>(
            $"select distinct to_jsonb(name || ' ' || coalesce((select string_agg(k, ',' order by k) from jsonb_object_keys(dimensions) "
                + $"k), '')) from {FactLedgerTable.Lines} l", token);
        seen.Count.ShouldBeGreaterThan(60);
        foreach (var (fact, said) in seen.Select(x => x.Trim('"').Split(' '))
            .Select(x => (x[0], x[1].Split(',', StringSplitOptions.RemoveEmptyEntries))))
        {
            said.Except(FigureNames.Facts[fact].Dimensions.Select(x => x.Name)).ShouldBeEmpty(fact);
            always.GetValueOrDefault(fact, []).Except(said).ShouldBeEmpty(fact);
        }

        always.Keys.Except(seen.Select(x => x.Trim('"').Split(' ')[0])).ShouldBeEmpty("what the walk never came to");
    }

    /// <summary>The same counted from the records themselves, in another way.</summary>
    private static async Task CountsAsync(FigureReader reader, FigureScope year, IQuerySession session, CancellationToken token)
    {
        bool In(DateOnly? day) => day >= year.From && day <= year.To;
        var mediations = (await session.Query<MediationCase>().ToListAsync(token))
            .Where(x => x.Stage is not (MediationStage.Voided or MediationStage.Merged)).ToList();
        var reviews = (await session.Query<ReviewApplication>().ToListAsync(token)).Where(x => x.Stage is not ReviewStage.Voided).ToList();
        var files = (await session.Query<SupervisionFile>().ToListAsync(token)).Where(x => x.Stage is not SupervisionStage.Voided).ToList();
        var entries = (await session.Query<LedgerEntry>().ToListAsync(token)).Where(x => !x.Voided && In(x.HappenedOn)).ToList();
        var expected = new Dictionary<string, decimal>
        {
            ["mediation.accepted"] = mediations.Count(x => In(x.AcceptedOn)),
            ["mediation.community.accepted"] =
            mediations.Count(x => (x.AcceptedBy?.CommitteeKind ?? x.CommitteeKind) is CommitteeKind.Community && In(x.AcceptedOn)),
            ["mediation.people"] = mediations.Where(x => In(x.AcceptedOn)).Sum(x => x.People ?? 0),
            ["mediation.group"] = mediations.Count(x => In(x.AcceptedOn) && x.People >= 5),
            ["mediation.group-large"] = mediations.Count(x => In(x.AcceptedOn) && x.People >= 10),
            ["mediation.pre-litigation.completed"] =
            mediations.Count(x =>
            (x.Transfers.FirstOrDefault(y => y.ClosedBefore)?.FromKind ?? x.CommitteeKind) is CommitteeKind.PreLitigation
            && In(x.ClosedOn)),
            ["review.received"] = reviews.Count(x => In(x.ReceivedOn)),
            ["review.accepted"] = reviews.Count(x => In(x.AcceptedOn)),
            ["review.received.accepted"] = reviews.Count(x => In(x.ReceivedOn) && x.AcceptedOn is not null),
            ["review.received.withdrawn-after-mediation"] =
            reviews.Count(x => In(x.ReceivedOn) && x.WithdrawnOn is not null && x.WithdrawalReason == "after-mediation"),
            ["supervision.leads"] = files.Count(x => In(x.LeadOn)),
            ["supervision.opened"] = files.Count(x => In(x.OpenedOn)),
            ["mediation.transferred-out"] = mediations.SelectMany(x => x.Transfers).Count(x => In(x.On) && !x.ClosedBefore),
            ["publicity.events"] = entries.Where(x => x.EntryKind == "publicity").Sum(x => x.Content.Measures.GetValueOrDefault("events")),
            ["training.sessions"] = entries.Where(x => x.EntryKind == "training")
            .Sum(x => x.Content.Measures.GetValueOrDefault("sessions")),
        };
        foreach (var (code, count) in expected)
        {
            (await reader.ValuesAsync([FigureCatalogue.Find(code)!], year, token))[0].Value.ShouldBe(count, code);
        }

        expected.Values.Count(x => x > 0).ShouldBeGreaterThan(8);
    }
}
