using CaseTrack.Clocks.Silence;
using CaseTrack.Operations.Measures;
using CaseTrack.Proof;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Faults;

/// <summary>The clock of the service jumps, forward over days and back, while clerks write.</summary>
[Trait("Speed", "slow")]
public sealed class ClockStepTests
{
    private const string Day = "2026-03-02";
    private const string District = "420202";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_clock_that_jumps_forward_and_back_brings_silence_about_once_and_dates_nothing_wrongly()
    {
        var database = await TestServer.CreateDatabaseAsync();
        var clock = new SetClock(SetClock.At(Day));
        await using var node = await Node.StartAsync(database, clock);
        await node.FoundAsync();
        var (waiting, stuck, load) = (await Waiting.ReceiveAsync(node, 6), await Waiting.ReceiveAsync(node, 1), new WriteLoad(node));
        var measures = node.Services.GetRequiredService<MeasureReader>();
        await load.RunAsync(SentAct.Mediations(24, Day), async () =>
        {
            // One record cannot be read: what is to be done with it is a dead letter, the others go on.
            await SpoilAsync("data || jsonb_build_object('kept', data -> 'dossier', 'dossier', 5)");
            await StepAsync("2026-03-10");
            await waiting.AcceptedOnceAsync(node);
            await Eventually.TrueAsync(async () => (await measures.ReadAsync(Token)).DeadLetters > 0, "it is seen");
            await SpoilAsync("(data || jsonb_build_object('dossier', data -> 'kept')) - 'kept'");

            // Back before the limit: what the law has brought about stands, and nobody acts before it or ahead of the clock.
            await StepAsync("2026-03-03");
            foreach (var (record, on, refusal) in ((Guid, string, string)[])
                [(waiting.Records[0], "2026-03-03", "date.before-earlier-step"),
                    (waiting.Records[1], "2026-03-10", "date.in-the-future")])
            {
                var (status, problem) = await node.PostAsync(
                    $"review-applications/{record}/opinions", new { occurredOn = on, manner = "online", impossible = false });
                status.ShouldBe(422, $"{problem}");
                ((string)problem!["type"]!).ShouldEndWith(refusal);
            }

            await StepAsync("2026-03-11");
            await StepAsync("2026-03-10");
        });
        await waiting.AcceptedOnceAsync(node);
        await stuck.AcceptedOnceAsync(node);
        foreach (var act in load.Acknowledged.DistinctBy(x => x.Record))
        {
            (await node.HistoryAsync("mediation-cases", act.Record)).ShouldAllBe(x => x.On == Day);
        }

        // A day that was begun too early is begun once more by nobody; one that was left out is.
        (await BegunAsync()).ShouldBe(["2026-03-02", "2026-03-03", "2026-03-10", "2026-03-11"]);
        await AfterFault.HoldsAsync(node, database, load,
            $" {waiting.Records.Count + 1} silences, once each, one of them made up for.");

        Task SpoilAsync(string data) => TestServer.ExecuteAsync(
            database, $"update casetrack.mt_doc_reviewapplication set data = {data} where id = '{stuck.Records[0]}'");

        async Task StepAsync(string day)
        {
            clock.Set(SetClock.At(day));
            await node.Services.GetRequiredService<DayWatch>().LookAsync(Token);
            await Eventually.TrueAsync(async () => (await BegunAsync()).Contains(day), "the day begins without a restart");
            var chain = node.Services.GetRequiredService<Chain>();
            await chain.ExtendAsync(District, Token);
            await chain.KeepHeadAsync(District, Token);
        }

        async Task<List<string>> BegunAsync()
        {
            await using var session = node.Services.GetRequiredService<Marten.IDocumentStore>().QuerySession();
            return [.. (await Marten.QueryableExtensions.ToListAsync(session.Query<DayBegun>(), Token)).Select(x => x.Id)
                .Order(StringComparer.Ordinal)];
        }
    }
}
