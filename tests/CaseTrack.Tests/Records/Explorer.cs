using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CaseTrack.Clocks;
using CaseTrack.Clocks.Silence;
using CaseTrack.Mediation;
using CaseTrack.Review;
using CaseTrack.Supervision;
using CaseTrack.Terms;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Records;

/// <summary>An office explored at random over HTTP: what is listed is done and has to succeed, what is not listed is tried and has to be
/// refused.</summary>
public sealed class Explorer(Node node, SetClock clock, int seed)
{
    private static readonly string[] Ends =
        ["voiding", "merging", "withdrawal", "dismissal", "refusal", "referral", "referral-out", "non-acceptance", "abandonment",
            "termination", "archiving"];

#pragma warning disable CA5394 // A walk that can be repeated.
    private readonly Random random = new(seed);
    private readonly List<(string Kind, Guid Id)> records = [];
    private DateOnly reached = DateOnly.MinValue;

    /// <summary>The acts that were done, by kind and noun, and how often.</summary>
    public Dictionary<string, int> Done { get; } = [];

    /// <summary>The acts that were tried although they were not listed.</summary>
    public Dictionary<string, int> Refused { get; } = [];

    public Random Random => random;

    /// <summary>One step: some hours later somebody does something; the record it was about.</summary>
    public async Task<(string Kind, Guid Id)> StepAsync(CancellationToken token)
    {
        clock.Set(clock.GetUtcNow().AddHours(random.Next(1, 14)));
        await SilenceAsync(token);
        if (records.Count < 10 || random.Next(12) == 0)
        {
            return await OpenAsync();
        }

        var recent = records.Count - 1 - random.Next(Math.Min(records.Count, random.Next(3) > 0 ? 8 : records.Count));
        await ActAsync(records[recent]);
        return records[recent];
    }

    private async Task<(string Kind, Guid Id)> OpenAsync()
    {
        var id = Guid.CreateVersion7();
        var on = Text(Day().AddDays(-random.Next(3)));
        var kind = Pick("mediation-cases", "review-applications", "review-applications", "supervision-files");
        object body = kind switch
        {
            "mediation-cases" =>
                new
                {
                    id,
                    occurredOn = on,
                    committee = Pick(ExplorerTests.Committees),
                    source = "application",
                    disputeType = Pick("01", "02", "99"),
                    people = random.Next(1, 16)
                },
            "review-applications" =>
            new { id, occurredOn = on, office = "fy", respondentKind = "street", subject = "penalty", field = "market" },
            _ => new { id, occurredOn = on, office = "fy", source = "complaint", field = "market", manner = "routine" },
        };
        var (status, answer) = await PostAsync(kind, JsonSerializer(body));
        status.ShouldBe(201, $"{kind}: {answer}");
        records.Add((kind, id));
        return (kind, id);
    }

    private async Task ActAsync((string Kind, Guid Id) record)
    {
        var path = $"{record.Kind}/{record.Id}";
        var view = await node.GetAsync(path);
        var listed = view["actions"]!.AsArray().Select(x => (string)x!).ToArray();
        var plausible = new Plausible(random);
        var others = await OthersAsync(record.Id);

        // What nobody is told of is refused, however plausible it looks.
        var hidden = Plausible.NounsOf(record.Kind).Except(listed).ToArray();
        if (hidden.Length > 0)
        {
            var act = Pick(hidden);
            var body = plausible.Body(record.Kind, act, view, Day(), others);
            var (status, answer) = await PostAsync($"{path}/{act}", body);
            status.ShouldBeInRange(
                400, 499, $"{record.Kind} {act} is not listed and yet possible in {view["record"]!["stage"]}: {body} {answer}");
            Refused[$"{record.Kind} {act}"] = Refused.GetValueOrDefault($"{record.Kind} {act}") + 1;
        }

        // What is listed can be done. Not at once to the end, or nothing would happen before it.
        var open = listed.Where(x => !Ends.Contains(x) || random.Next(8) == 0).ToArray();
        if (open.Length == 0)
        {
            return;
        }

        var chosen = Pick(open);
        var command = plausible.Body(record.Kind, chosen, view, Day(), others);
        if (command.Any(x => x.Key is "receivingId" or "into" && x.Value?.ToJsonString().Trim('"') == Guid.Empty.ToString()))
        {
            // There is no other record yet that could be named.
            return;
        }

        var (done, said) = await PostAsync($"{path}/{chosen}", command);
        if (done >= 300 && Plausible.Earlier(chosen, command, view) is { } earlier)
        {
            (done, said) = await PostAsync($"{path}/{chosen}", earlier);
        }

        done.ShouldBe(200, $"{record.Kind} {chosen} is listed and yet impossible in {view["record"]!["stage"]}: {command} {said} {view}");
        Done[$"{record.Kind} {chosen}"] = Done.GetValueOrDefault($"{record.Kind} {chosen}") + 1;
    }

    /// <summary>What time has brought about is in the records before anybody acts, as it is when the clock is on.</summary>
    private async Task SilenceAsync(CancellationToken token)
    {
        if (Day() == reached)
        {
            return;
        }

        reached = Day();
        var store = node.Services.GetRequiredService<IDocumentStore>();
        await using var reading = store.QuerySession("420202");
        var today = reached;
        var due = (await reading.Query<Deadline>().Where(x => x.DueOn < today).ToListAsync(token))
            .Where(x => x is { State: TermState.Running, Silence: not null });
        foreach (var (kind, id) in due.Select(x => (x.Kind, x.RecordId)).Distinct())
        {
            await using var session = store.LightweightSession("420202");
            await RaiseDueHandler.Handle(
                new RaiseDue(kind, id), session, TermRules.Shipped, clock, node.Services.GetRequiredService<PassingOfTime>(), token);
            await session.SaveChangesAsync(token);
        }
    }

    private async Task<IReadOnlyList<(string Kind, Guid Id, bool OwnMatter)>> OthersAsync(Guid but)
    {
        await using var session = node.Services.GetRequiredService<IDocumentStore>().QuerySession("420202");
        IEnumerable<(string, ICaseFile)> all =
        [
            .. (await session.Query<MediationCase>().ToListAsync()).Select(x => (MediationCase.Kind, (ICaseFile)x)),
            .. (await session.Query<ReviewApplication>().ToListAsync()).Select(x => (ReviewApplication.Kind, (ICaseFile)x)),
            .. (await session.Query<SupervisionFile>().ToListAsync()).Select(x => (SupervisionFile.Kind, (ICaseFile)x)),
        ];
        (string, Guid, bool)[] others =
            [.. all.Where(x => x.Item2.Live && x.Item2.Id != but).Select(x => (x.Item1, x.Item2.Id, x.Item2.Dossier.Matter == x.Item2.Id))];
        random.Shuffle(others);
        return others;
    }

    private async Task<(int Status, JsonNode? Answer)> PostAsync(string path, JsonObject body)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/{path}", UriKind.Relative)) { Content = content };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        request.Headers.Add(Demo.LoadingAccess.ActorHeader, "explorer");
        using var answer = await node.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBeLessThan(500, $"{path}: {text}");
        return ((int)answer.StatusCode, text.Length > 0 ? JsonNode.Parse(text) : null);
    }

    private DateOnly Day() => Today.Of(clock).Date;

    private T Pick<T>(params T[] among) => among[random.Next(among.Length)];
#pragma warning restore CA5394

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonObject JsonSerializer(object body) => System.Text.Json.JsonSerializer.SerializeToNode(body)!.AsObject();
}
