namespace CaseTrack.Tests.Faults;

/// <summary>Two services on one database are stopped and started again one after the other, as an update does it, while clerks
/// write.</summary>
[Trait("Speed", "slow")]
public sealed class RollingRestartTests
{
    private const string Day = "2026-03-02";

    [Fact]
    public async Task Two_services_are_restarted_in_turn_under_load_and_nothing_is_lost_or_doubled()
    {
        var database = await TestServer.CreateDatabaseAsync();
        var clock = new SetClock(SetClock.At(Day));
        Task<Node> StartAsync() => Node.StartAsync(database, clock, nodes: 2);
        Node[] nodes = [await StartAsync(), await StartAsync()];
        HttpClient[] doors = [DoorOf(nodes[0]), DoorOf(nodes[1])];
        try
        {
            await nodes[0].FoundAsync();
            var waiting = await Waiting.ReceiveAsync(nodes[0], 6);

            // Whoever is turned away goes to the other.
            var load = new WriteLoad((number, attempt) => doors[(number + attempt) % 2]);
            await load.RunAsync(SentAct.Mediations(60, Day), async () =>
            {
                clock.Set(SetClock.At("2026-03-10"));
                for (var i = 0; i < nodes.Length; i++)
                {
                    await Waiting.DayBeginsAsync(nodes[i]);
                    await nodes[i].DisposeAsync();
                    nodes[i] = await StartAsync();
                    doors[i] = DoorOf(nodes[i]);
                }
            });
            load.Refused.ShouldBeEmpty("the database was there all the time");
            await waiting.AcceptedOnceAsync(nodes[0]);
            await AfterFault.HoldsAsync(nodes[1], database, load, $" {waiting.Records.Count} silences, once each.");
        }
        finally
        {
            foreach (var node in nodes)
            {
                await node.DisposeAsync();
            }

            foreach (var door in doors)
            {
                door.Dispose();
            }
        }
    }

    /// <summary>A client of its own, that outlives the service it asks.</summary>
    private static HttpClient DoorOf(Node node) => Node.LetIn(new HttpClient { BaseAddress = new Uri(node.Address) });
}
