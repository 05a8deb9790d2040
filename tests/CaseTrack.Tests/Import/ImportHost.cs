using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CaseTrack.Demo;
using Microsoft.AspNetCore.Hosting;

namespace CaseTrack.Tests.Import;

/// <summary>A district with a committee, asked as somebody with every right.</summary>
public sealed class ImportHost : CaseTrackHost
{
    public const string Committee = "tw-import";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await EstablishAsync("420202", "黄石港区", "district", null);
        await EstablishAsync("sfj", "区司法局", "department", null);
        await EstablishAsync(Committee, "沈家营社区调委会", "mediation-committee", "community");
    }

    protected override void Configure(IWebHostBuilder builder) =>
        builder.UseSetting("RequestLimits:Seconds", "120").UseSetting("RequestLimits:LongSeconds", "120");

    private async Task EstablishAsync(string code, string name, string kind, string? committee)
    {
        var (status, body, _) = await PostAsync("organisations", new
        {
            id = Guid.CreateVersion7(),
            occurredOn = "2010-01-01",
            code,
            name,
            kind,
            committeeKind = committee,
            parent = kind == "district" ? null : "420202",
        });
        status.ShouldBe(HttpStatusCode.Created, body?.ToJsonString());
    }

    /// <summary>Sends a file, and waits for its verdicts.</summary>
    public async Task<JsonNode> CheckAsync(byte[] file, string kind = "mediation-cases")
    {
        var (status, body, answer) = await SendAsync(file, kind);
        status.ShouldBe(HttpStatusCode.Accepted, body?.ToJsonString());
        answer.Headers.Location!.ToString().ShouldBe($"/api/v1/imports/{(string)body!["id"]!}");
        return await EndAsync((string)body["id"]!);
    }

    public Task<(HttpStatusCode Status, JsonNode? Body, HttpResponseMessage Answer)> SendAsync(
        byte[] file, string kind = "mediation-cases") =>
        AskAsync(async x =>
        {
            using var content = new ByteArrayContent(file);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            return await x.SendAsync(HttpMethod.Post, $"imports?kind={kind}", content,
                ("Authorization", $"{LoadingAccess.SchemeName} {Node.Everybody.Value}"), (LoadingAccess.ActorHeader, "importer"),
                (LoadingAccess.DistrictHeader, "420202"));
        });

    /// <summary>The import once its step has ended.</summary>
    public async Task<JsonNode> EndAsync(string id)
    {
        while (true)
        {
            var (_, body, _) = await AskAsync(x => x.GetAsync($"imports/{id}", ("Prefer", "wait=20"),
                ("Authorization", $"{LoadingAccess.SchemeName} {Node.Everybody.Value}"), (LoadingAccess.DistrictHeader, "420202")));
            if (!(bool)body!["running"]!)
            {
                return body;
            }
        }
    }

    public async Task<JsonNode> DoAsync(JsonNode import, string act, object body)
    {
        var (status, said, _) = await PostAsync($"imports/{(string)import["id"]!}/{act}", body);
        status.ShouldBe(HttpStatusCode.Accepted, said?.ToJsonString());
        return await EndAsync((string)import["id"]!);
    }

    public async Task<JsonNode[]> RowsAsync(JsonNode import, string query = "") =>
        [.. (await GetAsync($"imports/{(string)import["id"]!}/rows{query}")).Body!["rows"]!.AsArray().Select(x => x!)];

    public async Task<byte[]> TemplateAsync(string kind, string language)
    {
        var (status, _, answer) = await AskAsync(x => x.GetAsync($"import-kinds/{kind}/template", ("Accept-Language", language),
            ("Accept", "*/*"), ("Authorization", $"{LoadingAccess.SchemeName} {Node.Everybody.Value}"),
            (LoadingAccess.DistrictHeader, "420202")));
        status.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    public static byte[] Csv(params ReadOnlySpan<string> lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines!));
}
