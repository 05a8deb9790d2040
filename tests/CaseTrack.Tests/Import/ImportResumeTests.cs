using System.Globalization;
using System.Text.Json.Nodes;
using CaseTrack.Demo;
using CaseTrack.Figures;
using CaseTrack.Terms;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Import;

/// <summary>An import that is cut off half-way: whoever comes next goes on, and every good row is recorded once.</summary>
[Trait("Speed", "slow")]
public sealed class ImportResumeTests
{
    private const int Good = 700;

    [Fact]
    public async Task Cut_off_half_way_it_is_taken_up_by_another_service_and_records_every_good_row_once()
    {
        var token = TestContext.Current.CancellationToken;
        var database = await TestServer.CreateDatabaseAsync();
        string[] bad = ["楠竹林社区调委会,昨天,依申请,邻里纠纷,坏行,李四,2021-03-05,旧调坏"];
        string[] good = [.. Enumerable.Range(0, Good).Select(x => string.Create(CultureInfo.InvariantCulture,
            $"楠竹林社区调委会,{new DateOnly(2021, 1, 4).AddDays(x % 300):yyyy-MM-dd},依申请,邻里纠纷,申请人{x},被申请人{x},"
            + $"{new DateOnly(2021, 1, 4).AddDays(x % 300):yyyy-MM-dd},旧调{x}"))];
        var file = ImportHost.Csv(["调委会,登记日期,案件来源,纠纷类型,申请人,被申请人,受理日期,案号", .. good[..350], .. bad, .. good[350..]]);
        string id;
        await using (var node = await StartAsync(database))
        {
            await node.FoundAsync();
            using var content = new ByteArrayContent(file);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/imports?kind=mediation-cases") { Content = content };
            request.Headers.Add(LoadingAccess.ActorHeader, "tester");
            using var answer = await node.Client.SendAsync(request, token);
            ((int)answer.StatusCode).ShouldBe(202, await answer.Content.ReadAsStringAsync(token));
            id = answer.Headers.Location!.ToString()["/api/v1/".Length..];
            var tried = await EndAsync(node, id);
            ((int)tried["good"]!, (int)tried["wrong"]!).ShouldBe((Good, 1));
            var (status, said) = await node.PostAsync($"{id}/execution", new { allOrNothing = false });
            status.ShouldBe(202, said?.ToJsonString());
            await Eventually.TrueAsync(async () => (int)(await node.GetAsync(id))["recorded"]! > 0, "a part is recorded");

            // As when a machine is switched off: nothing is ended in order.
            await TestServer.ExecuteAsync(database,
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        }

        await using var next = await StartAsync(database);
        var written = await EndAsync(next, id);
        ((string)written["state"]!, (int)written["recorded"]! + (int)written["there"]!).ShouldBe(("written", Good));
        (await next.PostAsync($"{id}/entry-completion", new { })).Status.ShouldBe(202);
        ((int)(await EndAsync(next, id))["completed"]!).ShouldBe(Good);

        // The figures are the file's.
        foreach (var figure in (string[])["mediation.registered", "mediation.accepted"])
        {
            ((decimal)(await next.GetAsync($"figures/2021/{figure}"))["figure"]!["value"]!).ShouldBe(Good, figure);
        }

        (await next.GetAsync("numbers?number=旧调699"))["cases"]!.AsArray().Count.ShouldBe(1);
        var verdict = await Replay.CompareAsync(
            next.Services.GetRequiredService<IDocumentStore>(), next.Services.GetRequiredService<TermRules>(), null, token);
        verdict.Agrees.ShouldBeTrue(verdict.ToString());
    }

    private static Task<Node> StartAsync(string database) => Node.StartAsync(
        database, TimeProvider.System, silence: false, prepare: x => x.Configuration["Import:LookSeconds"] = "1");

    private static async Task<JsonNode> EndAsync(Node node, string id)
    {
        JsonNode? read = null;
        await Eventually.TrueAsync(async () => !(bool)(read = await node.GetAsync(id))["running"]!, "the import has ended");
        return read!;
    }
}
