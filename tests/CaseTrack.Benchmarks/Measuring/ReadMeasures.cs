using CaseTrack.Benchmarks.Fill;
using CaseTrack.Benchmarks.Running;

namespace CaseTrack.Benchmarks.Measuring;

/// <summary>Reading: median of one client's asking, against the peer's answer to the same question and against one row by its key through
/// the peer's HTTP stack.</summary>
public static class ReadMeasures
{
    private static readonly TimeSpan LoadLength = TimeSpan.FromSeconds(0.8);

    public static async Task RunAsync(Bench bench, int size)
    {
        await using var ours = await bench.StartOursAsync(Bench.Ours(size));
        await using var peer = await bench.StartPeerAsync(Bench.Peer(size));
        await using var floor = await bench.StartFloorAsync(Bench.Floor(size));
        using var oursAsked = new Client(ours.Address);
        using var peerAsked = new Client(peer.Address);
        var questions = ReadQuestions.All(
            await CaseAsync(bench, size, null), await CaseAsync(bench, size, District.Committee(ReadQuestions.Committee)),
            (Guid)(await bench.Server.AskAsync(
                Bench.Floor(size), "select id from stack.mt_doc_stackcase order by md5(id::text) limit 1"))!);
        var row = $"/api/v1/rows/{await CaseAsync(bench, size, null)}";
        await SignInAsync();
        using (var floorAsked = new Client(floor.Address, peerAsked))
        {
            foreach (var question in questions)
            {
                await AskAsync(oursAsked, question, question.Path);
                await AskAsync(peerAsked, question, question.PeerPath ?? question.Path);
                await (question.FloorPath is { } path ? AskAsync(floorAsked, question, path) : Task.FromResult(0d));
            }
        }

        await bench.SettleAsync(ours, peer, floor);
        using (var floorAsked = new Client(floor.Address, peerAsked))
        {
            await WarmAsync(oursAsked, "ours", x => x.Path);
            await WarmAsync(peerAsked, "peer", x => x.PeerPath ?? x.Path);
            await WarmAsync(floorAsked, "floor", x => x.FloorPath);
        }

        for (var run = 0; run < bench.Options.Runs; run++)
        {
            await SignInAsync();
            using var floorAsked = new Client(floor.Address, peerAsked);
            Task<byte[]> ReadRow() => peerAsked.GetAsync(District.Leader, row);
            var byKey = await Load.MedianAsync(ReadRow);
            var byKeyAtOnce = (await Load.RunAsync(8, LoadLength, async _ => (await ReadRow()).Length > 0 ? 1 : 0)).Median;
            foreach (var question in questions)
            {
                await Bench.InTurnAsync(
                    run,
                    async () => bench.Results.Add(
                        size, question.Measure, run, Side.Ours, await AskAsync(oursAsked, question, question.Path)),
                    async () => bench.Results.Add(
                        size, question.Measure, run, Side.Peer,
                        await AskAsync(peerAsked, question, question.PeerPath ?? question.Path)),
                    async () =>
                    {
                        if (question.FloorPath is { } path)
                        {
                            bench.Results.Add(size, question.Measure, run, Side.Floor, await AskAsync(floorAsked, question, path));
                        }
                    });
                bench.Results.Add(size, question.Measure, run, Side.Limit, question.Clients == 1 ? byKey : byKeyAtOnce);
            }
        }

        // Nothing is written for it: a size stays what it is called.
        async Task WarmAsync(Client side, string name, Func<ReadQuestion, string?> pathOf)
        {
            await SignInAsync();
            var rounds = await Warming.UntilSteadyAsync(async () =>
            {
                var sum = 0d;
                foreach (var question in questions.Where(x => !x.AfterWrite && x.Clients == 1))
                {
                    sum += pathOf(question) is { } path ? await AskAsync(side, question, path) : 0;
                }

                return sum;
            });
            Console.WriteLine($"{size} · {name} answers no quicker after {rounds} rounds");
        }

        async Task SignInAsync()
        {
            foreach (var side in (Client[])[oursAsked, peerAsked])
            {
                await side.SignInAsync(District.Leader, District.Mediator(ReadQuestions.Committee));
            }
        }
    }

    private static async Task<double> AskAsync(Client side, ReadQuestion question, string path)
    {
        if (question.Clients > 1)
        {
            return (await Load.RunAsync(question.Clients, LoadLength, async _ =>
            {
                await side.GetAsync(question.User, path);
                return 1;
            })).Median;
        }

        // Of the year that is asked for, so that an answer kept from before would be wrong.
        return await Load.MedianAsync(() => side.GetAsync(question.User, path), question.AfterWrite
            ? () => Acts.RecordOralAsync(side, ReadQuestions.Committee, District.TenYears.To.AddDays(-1)) : null);
    }

    /// <summary>A case of a unit, or of any, that was filled in: the same one on both sides. Those entered by a former run of a kept
    /// database are not.</summary>
    private static async Task<Guid> CaseAsync(Bench bench, int size, string? unit) => (Guid)(await bench.Server.AskAsync(
        Bench.Peer(size), $"""
        select id from cases where registered_on < '{ReadQuestions.Year}-12-01' {(unit is null ? "" : $"and unit = '{unit}'")}
        order by md5(id::text) limit 1
        """))!;
}
