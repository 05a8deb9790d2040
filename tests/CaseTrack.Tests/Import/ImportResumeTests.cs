using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CaseTrack.Figures;
using CaseTrack.Terms;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CaseTrack.Tests.Import;

/// <summary>An import whose service is killed half-way: whoever comes next goes on, and every good row is recorded once.</summary>
[Trait("Speed", "slow")]
public sealed class ImportResumeTests
{
    private const int Good = 1_400;

    [Fact]
    public async Task Killed_half_way_it_is_taken_up_by_another_service_and_records_every_good_row_once()
    {
        var token = TestContext.Current.CancellationToken;
        var database = await TestServer.CreateDatabaseAsync();
        string[] bad = ["楠竹林社区调委会,昨天,依申请,邻里纠纷,坏行,李四,2021-03-05,旧调坏"];
        string[] good = [.. Enumerable.Range(0, Good).Select(x => string.Create(CultureInfo.InvariantCulture,
            $"楠竹林社区调委会,{new DateOnly(2021, 1, 4).AddDays(x % 300):yyyy-MM-dd},依申请,邻里纠纷,申请人{x},被申请人{x},"
            + $"{new DateOnly(2021, 1, 4).AddDays(x % 300):yyyy-MM-dd},旧调{x}"))];
        var file = ImportHost.Csv(["调委会,登记日期,案件来源,纠纷类型,申请人,被申请人,受理日期,案号", .. good[..700], .. bad, .. good[700..]]);
        string id;
        using (var first = await ServiceProcess.StartAsync(
            [$"--ConnectionStrings:CaseTrack={database}", "--RateLimits:Enabled=false", "--Secrets:Create=true"], token))
        using (var client = await MovingInAsync(first, token))
        {
            using var content = new ByteArrayContent(file);
            using var answer = await client.PostAsync(new Uri("/api/v1/imports?kind=mediation-cases", UriKind.Relative), content, token);
            ((int)answer.StatusCode).ShouldBe(202, await answer.Content.ReadAsStringAsync(token));
            id = answer.Headers.Location!.ToString()["/api/v1/".Length..];
            var tried = await EndAsync(() => ReadAsync(client, id, token));
            ((int)tried["good"]!, (int)tried["wrong"]!).ShouldBe((Good, 1));
            await DoAsync(client, $"{id}/execution", new { allOrNothing = false }, token);
            await Eventually.TrueAsync(async () => (int)(await ReadAsync(client, id, token))["recorded"]! > 0, "a part is recorded");
            first.Kill();
            await first.ExitedAsync(token);
        }

        var before = await RecordedAsync(database, token);
        await using var next = await StartAsync(database);
        var written = await EndAsync(() => next.GetAsync(id));
        ((string)written["state"]!, (int)written["recorded"]! + (int)written["there"]!).ShouldBe(("written", Good));
        (await next.PostAsync($"{id}/entry-completion", new { })).Status.ShouldBe(202);
        ((int)(await EndAsync(() => next.GetAsync(id)))["completed"]!).ShouldBe(Good);

        // The figures are the file's.
        foreach (var figure in (string[])["mediation.registered", "mediation.accepted"])
        {
            ((decimal)(await next.GetAsync($"figures/2021/{figure}"))["figure"]!["value"]!).ShouldBe(Good, figure);
        }

        (await next.GetAsync("numbers?number=旧调1399"))["cases"]!.AsArray().Count.ShouldBe(1);
        var verdict = await Replay.CompareAsync(
            next.Services.GetRequiredService<IDocumentStore>(), next.Services.GetRequiredService<TermRules>(), null, token);
        verdict.Agrees.ShouldBeTrue(verdict.ToString());
        TestContext.Current.TestOutputHelper?.WriteLine($"{before} of {Good} rows were recorded when it was killed; 0 lost, 0 doubled.");
    }

    private static async Task<long> RecordedAsync(string database, CancellationToken token)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(token);
        await using var count = new NpgsqlCommand("select count(*) from mt_doc_mediationcase", connection);
        return (long)(await count.ExecuteScalarAsync(token))!;
    }

    private static Task<Node> StartAsync(string database) => Node.StartAsync(
        database, TimeProvider.System, silence: false, prepare: x => x.Configuration["Import:LookSeconds"] = "1");

    private static async Task<JsonNode> EndAsync(Func<Task<JsonNode>> read)
    {
        JsonNode? import = null;
        await Eventually.TrueAsync(async () => !(bool)(import = await read())["running"]!, "the import has ended");
        return import!;
    }

    /// <summary>A district with a committee, and somebody who brings its records in.</summary>
    private static async Task<HttpClient> MovingInAsync(ServiceProcess service, CancellationToken token)
    {
        var client = new HttpClient { BaseAddress = new Uri(service.Address), Timeout = TimeSpan.FromMinutes(3) };
        await service.SetUpAsync(client, token);
        foreach (var (code, name, kind, committee, parent) in (
            (string, string, string, string?, string?)[])[("420202", "黄石港区", "district", null, null),
                ("tw", "楠竹林社区调委会", "mediation-committee", "community", "420202")])
        {
            await DoAsync(client, "organisations",
                new { id = Guid.CreateVersion7(), occurredOn = "2020-01-01", code, name, kind, committeeKind = committee, parent }, token);
        }

        var opened = await DoAsync(client, "accounts", new
        {
            userName = "mover",
            displayName = "迁入员",
            grants = new[] { new { role = "importer", unit = "420202" }, new { role = "street-office", unit = "420202" } },
        }, token);
        var password = (string)opened!["firstPassword"]!;
        await SignInAsync(password);
        await DoAsync(client, "password-changes", new { current = password, @new = "zwei-Baeume-am-Bach" }, token);
        await SignInAsync("zwei-Baeume-am-Bach");
        return client;

        async Task SignInAsync(string given) => client.DefaultRequestHeaders.Authorization = new("Bearer",
            (string)(await DoAsync(client, "sign-ins", new { userName = "mover", password = given }, token))!["accessToken"]!);
    }

    private static async Task<JsonNode?> DoAsync(HttpClient client, string path, object body, CancellationToken token)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/{path}", body, token);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {await answer.Content.ReadAsStringAsync(token)}");
        return await answer.Content.ReadFromJsonAsync<JsonNode>(token);
    }

    private static async Task<JsonNode> ReadAsync(HttpClient client, string path, CancellationToken token) =>
        (await client.GetFromJsonAsync<JsonNode>($"/api/v1/{path}", token))!;
}
