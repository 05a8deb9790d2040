using System.Text.Json.Nodes;

namespace CaseTrack.Tests.Releases;

/// <summary>An office with records of every kind, whose year is released and then changes.</summary>
public abstract class DifferenceTest
{
    protected const string Today = "2026-03-02";
    private static readonly SetClock Clock = new(SetClock.At(Today));

    protected static async Task<Node> StartAsync()
    {
        var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), Clock, silence: false);
        await node.FoundAsync();
        await node.StreetCommitteeAsync();
        return node;
    }

    protected static async Task<Guid> DraftAsync(Node node)
    {
        var id = Guid.CreateVersion7();
        await node.DoAsync("releases", new { id, occurredOn = Today, year = 2025 });
        return id;
    }

    protected static async Task<Guid> OpenAsync(Node node, string kind, string day, object body)
    {
        var id = Guid.CreateVersion7();
        var command = System.Text.Json.JsonSerializer.SerializeToNode(body)!.AsObject();
        (command["id"], command["occurredOn"]) = (id, day);
        command["parties"] =
            new JsonArray(new JsonObject
            {
                ["id"] = Guid.CreateVersion7(),
                ["role"] = "applicant",
                ["partyKind"] = "person",
                ["name"] = "欧阳发布"
            });
        await node.DoAsync(kind, command);
        return id;
    }

    protected static async Task<Guid> AcceptedAsync(Node node, string day)
    {
        var id = await OpenAsync(
            node, "mediation-cases", day, new { committee = "tw", source = "application", disputeType = "02", people = 3 });
        await node.DoAsync($"mediation-cases/{id}/acceptance", new { occurredOn = day, mediators = new[] { "m" } });
        return id;
    }

    protected static Task<Guid> ReceivedAsync(Node node, string day) =>
        OpenAsync(node, "review-applications", day,
            new { office = "fy", respondentKind = "street", subject = "penalty", field = "market", applicants = 2 });

    protected static async Task<Guid> OpenedAsync(Node node, string day)
    {
        var id = await OpenAsync(
            node, "supervision-files", day, new { office = "fy", source = "complaint", field = "market", manner = "routine" });
        await node.DoAsync($"supervision-files/{id}/opening", new { occurredOn = day });
        return id;
    }

    protected static async Task<Guid> AppraisedAsync(Node node, string day, params string[] units)
    {
        var id = Guid.CreateVersion7();
        await node.DoAsync("ledger-entries",
            new { id, kind = "appraisal", occurredOn = day, unit = "fy", subjects = new { units, officials = units } });
        return id;
    }

    protected static async Task<Guid> MediatorsAsync(Node node, string day, int people, int fullTime)
    {
        var id = Guid.CreateVersion7();
        await node.DoAsync("ledger-entries",
            new
            {
                id,
                kind = "mediators",
                occurredOn = day,
                unit = "fy",
                measures = new Dictionary<string,
            int>
                { ["people"] = people, ["full-time"] = fullTime }
            });
        return id;
    }

    protected static async Task CorrectAsync(Node node, string kind, Guid id, object corrected) =>
        await node.DoAsync($"{kind}/{id}/corrections", new { occurredOn = Today, reason = "核对卷宗", approvedBy = "director", corrected });

    protected static async Task EraseAsync(Node node, string kind, Guid record)
    {
        var parties = (await node.GetAsync($"{kind}/{record}/parties"))["parties"]!.AsArray();
        var id = Guid.CreateVersion7();
        await node.DoAsync("erasures",
            new
            {
                id,
                occurredOn = Today,
                kind,
                recordId = record,
                party = (string)parties[0]!["id"]!,
                measure = "erase",
                ground = "consent-withdrawn"
            });
        (await node.PostAsync($"erasures/{id}/approval", new { occurredOn = Today }, actor: "director")).Status.ShouldBe(200);
    }
}
