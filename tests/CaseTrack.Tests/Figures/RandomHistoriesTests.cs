using System.Globalization;
using CaseTrack.Figures;
using CaseTrack.Hosting;
using CaseTrack.Mediation;
using CaseTrack.Organisations;
using CaseTrack.Terms;
using FsCheck;
using FsCheck.Fluent;
using Marten;

namespace CaseTrack.Tests.Figures;

/// <summary>Promises 3 and 4 on random histories with corrections and voids, on a real database.</summary>
[Trait("Speed", "slow")]
public sealed class RandomHistoriesTests
{
    private static readonly DateOnly Day0 = new(2021, 11, 1);

    /// <summary>The same histories in every run; others with <c>CASETRACK_HISTORY_SEED</c> set to a number.</summary>
    internal static readonly ulong Seed =
        ulong.Parse(Environment.GetEnvironmentVariable("CASETRACK_HISTORY_SEED") ?? "2022", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Figures_equal_a_count_of_the_records_their_drill_down_and_a_replay()
    {
        var token = TestContext.Current.CancellationToken;
        var database = await TestServer.CreateDatabaseAsync();
        await using var store =
            DocumentStore.For(options => CaseTrackSetup.Store(options, database, TimeProvider.System, TermRules.Shipped));
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();

        // Each number is one choice of a history; a history is one case from its registration on.
        var histories = Gen.Choose(0, 9999).ArrayOf(8).ListOf(12);
        var round = 0;
        Prop.ForAll(histories.ToArbitrary(), cases =>
        {
            var district = $"{100000 + round++}";
            AppendAsync(store, district, cases, token).GetAwaiter().GetResult();
            return HoldsAsync(store, district, token).GetAwaiter().GetResult();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(25).WithReplay(Seed, 1)); // the second number is the step of the generator and odd

        (await CaseTrack.Figures.Replay.CompareAsync(store, TermRules.Shipped, null, token)).Agrees.ShouldBeTrue();
        await RandomWalkTests.RecomputesAsync(
            store, "100000", new FigureScope("100000", new(2022, 1, 1), new(2022, 12, 31)), DateTimeOffset.UtcNow);
    }

    private static async Task AppendAsync(DocumentStore store, string district, IList<int[]> cases, CancellationToken token)
    {
        foreach (var choices in cases)
        {
            var id = Guid.CreateVersion7();
            var kind = choices[0] % 2 == 0 ? CommitteeKind.Community : CommitteeKind.PreLitigation;
            var day = Day0.AddDays(choices[1] % 480);
            MediationCase record = MediationCase.Fold(null, id, new MediationRegistered(day, kind + "-tw", kind, "application", "02"));
            await using (var session = store.LightweightSession(district))
            {
                session.Events.StartStream<MediationCase>(id, new MediationRegistered(day, kind + "-tw", kind, "application", "02"));
                await session.SaveChangesAsync(token);
            }

            foreach (var choice in choices.Skip(2))
            {
                day = day.AddDays(choice % 40);
                if (Next(record, day, choice) is not { } happened)
                {
                    continue;
                }

                record = MediationCase.Fold(record, id, happened);
                await using var session = store.LightweightSession(district);
                var stream = await session.Events.FetchForWriting<MediationCase>(id, token);
                stream.AppendOne(happened);
                await session.SaveChangesAsync(token);
            }
        }
    }

    private static ICaseEvent? Next(MediationCase record, DateOnly day, int choice) => (record.Stage, choice % 7) switch
    {
        (MediationStage.Voided or MediationStage.Merged, _) => null,
        (_, 6) => choice % 2 == 0 ? new MediationVoided(day, "random", null) : new MediationMerged(day, Guid.NewGuid(), "random"),
        (not MediationStage.Registered, 5) =>
        new MediationCorrected(day, "random", "test", new() { AcceptedOn = record.AcceptedOn?.AddDays(-(choice % 60)) }),
        (MediationStage.Registered, _) => new MediationAccepted(day, Mediators: ["m"]),
        (MediationStage.InMediation, 0) when record.LinkedOn is null =>
        new LinkageStarted(day, [LinkageLevel.Street, LinkageLevel.Community]),
        (MediationStage.InMediation, 1) => new MediationEnded(day, "no-agreement", "litigation"),
        (MediationStage.InMediation, _) => new AgreementReached(day, AgreementForm.Oral, null, PerformedAtOnce: choice % 2 == 0),
        (MediationStage.Agreed, 3) => new MediationRenewed(day, "random"),
        (MediationStage.Agreed, _) => new AgreementPerformed(day, "performed"),
        (MediationStage.Performed or MediationStage.Ended, _) => new MediationClosed(day),
        (MediationStage.Closed, 2) => new MediationArchived(day, null),
        (MediationStage.Archived, _) => new MediationReopened(day, "random", "test"),
        _ => null,
    };

    private static async Task<bool> HoldsAsync(DocumentStore store, string district, CancellationToken token)
    {
        await using var session = store.QuerySession(district);
        var records = (await session.Query<MediationCase>().ToListAsync(token))
            .Where(x => x.Stage is not (MediationStage.Voided or MediationStage.Merged)).ToList();
        var expected = new Dictionary<string, int>
        {
            ["mediation.community.accepted"] = records.Count(x => x.CommitteeKind is CommitteeKind.Community && x.AcceptedOn?.Year == 2022),
            ["mediation.linkage.succeeded"] = records.Count(x => x.LinkedOn is not null && x.AgreedOn?.Year == 2022),
            ["mediation.pre-litigation.completed"] =
            records.Count(x => x.CommitteeKind is CommitteeKind.PreLitigation && x.ClosedOn?.Year == 2022),
        };
        var scope = new FigureScope(district, new(2022, 1, 1), new(2022, 12, 31));
        await using var reader = await FigureReader.OpenAsync(session, token);
        foreach (var (code, count) in expected)
        {
            var figure = FigureCatalogue.Find(code)!;
            (await reader.ValuesAsync([figure], scope, token))[0].Value.ShouldBe(count, code);
            (await reader.CasesAsync(figure, scope, null, 1000, token)).Count.ShouldBe(count, code);
        }

        // Every figure is its drill-down, and every breakdown adds up to it, whatever happened.
        foreach (var figure in FigureCatalogue.All.Where(x => x.Code.StartsWith("mediation.", StringComparison.Ordinal)))
        {
            var value = (await reader.ValuesAsync([figure], scope, token))[0];
            var cases = await reader.CasesAsync(figure, scope, null, 1000, token);
            value.Value.ShouldBe(
                figure.IsRatio ? FigureValue.Of(figure, cases.Sum(x => x.Quantity), cases.Sum(x => x.OutOf ?? 0)).Value
                : cases.Sum(x => x.Quantity), figure.Code);
            foreach (var by in figure.AddsUpOverTime ? figure.Dimensions.Intersect(["linkage", "agreementForm", "mediator"])
                .Concat(["month", "quarter", "unit"]) : [])
            {
                (await reader.GroupsAsync(figure, scope, by, token)).Sum(x => x.Value).ShouldBe(value.Value, $"{figure.Code} by {by}");
            }
        }

        await FactBalancesTests.StandForLinesAsync(store, district, new(2021, 12, 1), new(2022, 1, 1), new(2023, 6, 30));
        return true;
    }
}
