using System.Diagnostics;
using System.Globalization;
using CaseTrack.Benchmarks.Fill;
using CaseTrack.Benchmarks.Running;

namespace CaseTrack.Benchmarks.Measuring;

/// <summary>Statements an act makes, counted by PostgreSQL itself; what a side asks while nobody acts is taken off. Counting is
/// switched on for this alone.</summary>
public static class StatementMeasures
{
    private const int Turns = 40;

    public static async Task RunAsync(
        Bench bench, int size, (string Database, Client Asked) ours, (string Database, Client Asked) peer, string group)
    {
        var server = bench.Server;
        await server.RunAsync("postgres", "create extension if not exists pg_stat_statements");
        await server.RunAsync("postgres", "alter system set pg_stat_statements.track = 'top'");
        await server.RunAsync("postgres", "select pg_reload_conf()");
        foreach (var (side, (database, asked)) in new[] { (Side.Ours, ours), (Side.Peer, peer) })
        {
            await asked.SignInAsync(District.Mediator(0));
            foreach (var (name, turn) in new (string, Func<Task<int>>)[]
            {
                ("oral mediation recorded", () => Acts.RecordOralAsync(asked, 0)),
                ("register + accept, a request", () => Acts.RegisterAndAcceptAsync(asked, 0)),
            })
            {
                await turn();
                var (acting, requests, length) = await CountAsync(async () =>
                {
                    var sum = 0;
                    for (var i = 0; i < Turns; i++)
                    {
                        sum += await turn();
                    }

                    return sum;
                });
                var (idle, _, quiet) = await CountAsync(async () =>
                {
                    await Task.Delay(2000);
                    return 0;
                });
                bench.Results.Add(size, new(group, $"{name}: statements", ""), 0, side, (acting - (idle * length / quiet)) / requests);
            }

            async Task<(double Statements, int Requests, double Seconds)> CountAsync(Func<Task<int>> act)
            {
                await server.RunAsync("postgres", "select pg_stat_statements_reset()");
                var watch = Stopwatch.StartNew();
                var requests = await act();
                var statements = await server.AskAsync("postgres", $"""
                    select coalesce(sum(s.calls), 0) from pg_stat_statements s join pg_database d on d.oid = s.dbid
                    where d.datname = '{database}'
                    """);
                return (Convert.ToDouble(statements, CultureInfo.InvariantCulture), requests, watch.Elapsed.TotalSeconds);
            }
        }

        await server.RunAsync("postgres", "alter system reset pg_stat_statements.track");
        await server.RunAsync("postgres", "select pg_reload_conf()");
    }
}
