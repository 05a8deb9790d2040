using System.Net;
using System.Text.Json.Nodes;
using CaseTrack.Access.Keys;
using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Cases;

/// <summary>A district with a committee, at a clock that is set, and machines that may do some things.</summary>
public sealed class ActBatchHost : IAsyncLifetime
{
    public SetClock Clock { get; } = new(SetClock.At("2026-03-05"));

    public Node Node { get; private set; } = null!; // set when started

    private string device = ""; // set when started

    public async ValueTask InitializeAsync()
    {
        Node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), Clock, silence: false,
            prepare: x => x.Configuration.AddInMemoryCollection([new("Secrets:Create", "true"), new("Webhooks:Send", "false")]));
        await Node.FoundAsync();
        device = await KeyAsync("mediation:write", "review:write");
    }

    public async ValueTask DisposeAsync() => await Node.DisposeAsync();

    /// <summary>A machine's key.</summary>
    public async Task<string> KeyAsync(params string[] scopes)
    {
        var id = Guid.CreateVersion7();
        var (key, hash) = ApiKey.NewKey(id);
        await using var session = Node.Services.GetRequiredService<IDocumentStore>().LightweightSession("420202");
        session.Insert(new ApiKey
        {
            Id = id,
            Name = $"device-{id:N}"[..20],
            District = "420202",
            Scopes = scopes,
            Hash = hash,
            CreatedBy = "one",
            ApprovedBy = "two",
            ExpiresAt = Clock.GetUtcNow().AddYears(1),
        });
        await session.SaveChangesAsync();
        return key;
    }

    /// <summary>Sends a batch; every act is answered, in its place.</summary>
    public async Task<JsonNode> SendAsync(object[] acts, DateTimeOffset? sentAt = null, string? key = null)
    {
        var (status, answer) = await TrySendAsync(acts, sentAt, key);
        status.ShouldBe(HttpStatusCode.OK, $"{answer}");
        Outcomes(answer!).Length.ShouldBe(acts.Length);
        return answer!;
    }

    public async Task<(HttpStatusCode Status, JsonNode? Answer)> TrySendAsync(
        object[] acts, DateTimeOffset? sentAt = null, string? key = null)
    {
        using var client = new HttpClient { BaseAddress = new Uri(Node.Address) };
        var (status, answer, response) = await new ApiClient(client).PostAsync(
            "act-batches", new { acts, sentAt }, ("Accept-Language", "en"), ("Authorization", $"Bearer {key ?? device}"));
        response.Dispose();
        return (status, answer);
    }

    public static string[] Outcomes(JsonNode answer) => [.. answer["acts"]!.AsArray().Select(x => (string)x!["outcome"]!)];

    /// <summary>What was said of an act: the code of its refusal.</summary>
    public static string? Code(JsonNode answer, int place) =>
        ((string?)answer["acts"]![place]!["answer"]?["type"])?.Replace("urn:casetrack:problem:", "", StringComparison.Ordinal);

    /// <summary>A case that is registered on the device.</summary>
    public object Registering(Guid record, Guid? id = null) => Act(record, null,
        new { id = record, occurredOn = "2026-03-02", committee = "tw", source = "application", disputeType = "02" }, id: id);

    public object Accepting(Guid record, long? version = null, Guid? id = null, string occurredOn = "2026-03-03") =>
        Act(record, "acceptance", new { occurredOn, mediators = (string[])["wang"] }, version, id);

    public object Investigating(Guid record, long? version = null, Guid? id = null) =>
        Act(record, "investigations", new { occurredOn = "2026-03-04", manner = "site" }, version, id);

    public object Act(
        Guid record, string? act, object? body, long? version = null, Guid? id = null, string kind = "mediation-cases",
        DateTimeOffset? madeAt = null) => new
        {
            id = id ?? Guid.CreateVersion7(),
            madeAt = madeAt ?? Clock.GetUtcNow().AddHours(-30),
            kind,
            record,
            act,
            body,
            version,
        };

    public async Task<JsonNode[]> HistoryAsync(Guid record, string kind = "mediation-cases") =>
        [.. (await Node.GetAsync($"{kind}/{record}/history"))["events"]!.AsArray().Select(x => x!)];
}
