using CaseTrack.Clocks.Silence;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace CaseTrack.Tests.Faults;

/// <summary>Applications that nobody decides on: five working days after 2 March 2026 the law has accepted them, on the 9th.</summary>
public sealed class Waiting
{
    private const string Kind = "review-applications";

    private readonly List<Guid> records = [];

    public IReadOnlyList<Guid> Records => records;

    public static async Task<Waiting> ReceiveAsync(Node node, int count)
    {
        var waiting = new Waiting();
        for (var i = 0; i < count; i++)
        {
            waiting.records.Add(await node.ReceiveAsync("2026-03-02"));
        }

        return waiting;
    }

    /// <summary>What the midnight message of a day does.</summary>
    public static async Task DayBeginsAsync(Node node)
    {
        await using var scope = node.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().PublishAsync(new DayBegins());
    }

    /// <summary>Each is accepted by silence: once, on its day.</summary>
    public async Task AcceptedOnceAsync(Node node)
    {
        foreach (var id in records)
        {
            await Eventually.TrueAsync(
                async () => (await node.HistoryAsync(Kind, id)).Any(x => x.Event == "review-accepted"), "accepted by silence");
            (await node.HistoryAsync(Kind, id)).Where(x => x.Event == "review-accepted")
                .ShouldHaveSingleItem().ShouldBe(("review-accepted", "2026-03-09", RaiseDueHandler.Actor));
        }
    }
}
