using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CaseTrack.Letters;
using CaseTrack.Tests.Figures;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Marten;
using Marten.Events.Archiving;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Letters;

/// <summary>每一种文书, of a case of the demonstration year that has come so far: every paragraph and every cell says what the API says of
/// that case. Looked at, and not made: the year stays as it is.</summary>
[Trait("Speed", "slow")]
public sealed class DemonstrationLetterTests(DemonstrationHost host) : IAsyncLifetime
{
    private const string On = "2023-06-30";

    /// <summary>What no case of the year has come to. Each is held against a stored story instead, by the same oracle, in
    /// <see cref="LetterStoryTests"/>.</summary>
    private static readonly string[] NotReached =
    [
        "mediation.not-accepted", "mediation.referral-out", "mediation.investigation", "mediation.extension",
        "mediation.instruction", "mediation.transfer", "mediation.invitation", "mediation.police-report", "mediation.follow-up",
        "mediation.answer-back", "mediation.hand-over", "review.papers-request", "review.papers-extension", "review.abandonment",
        "review.pre-mediation", "review.refusal", "review.referral", "review.conversion", "review.investigation",
        "review.appraisal", "review.hearing-notice", "review.hearing", "review.committee", "review.stay", "review.stay-lifted",
        "review.rule-forward", "review.rule-notice", "review.rule-conclusion", "review.extension", "review.dismissal",
        "review.urging", "review.suggestion", "review.defeat-report", "review.hand-over", "supervision.investigation",
        "supervision.decision", "supervision.urging", "supervision.extension", "supervision.interview", "supervision.circular",
        "supervision.sanction", "supervision.reexamination", "supervision.withdrawal", "supervision.transfer",
    ];

    public async ValueTask InitializeAsync() => await host.ReadyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Each_document_of_the_year_says_what_its_case_says()
    {
        using var client = Node.LetIn(host.App.Server.CreateClient());
        var units = await UnitsAsync(client);
        var (missing, wrong, made, compared) = (new List<string>(), new List<string>(), 0, 0);
        foreach (var letter in LetterCatalogue.All)
        {
            if (await CaseOfAsync(letter) is not { } id)
            {
                missing.Add(letter.Code);
                continue;
            }

            made++;
            async Task<JsonNode> ReadAsync(string path) =>
                (await client.GetFromJsonAsync<JsonNode>($"/api/v1/{letter.Kind}/{id}{path}", TestContext.Current.CancellationToken))!;
            var oracle = new LetterOracle(letter, (await ReadAsync(""))["record"]!, (await ReadAsync("/history"))["events"]!.AsArray(),
                (await ReadAsync("/deadlines"))["terms"]!.AsArray(), (await ReadAsync("/parties"))["parties"]!.AsArray(), units, On);
            var typed = letter.Uses().Select(x => LetterCatalogue.FieldNamed(letter.Kind, x)!).Where(x => x.Typed)
                .ToDictionary(x => x.Name, x => LetterOracle.Typed(x.Name));
            using var answer = await client.PostAsJsonAsync("/api/v1/letter-previews",
                new { kind = letter.Kind, recordId = id, code = letter.Code, occurredOn = On, texts = typed },
                TestContext.Current.CancellationToken);
            ((int)answer.StatusCode).ShouldBe(200, $"{letter.Code} {id}");
            using var document = WordprocessingDocument.Open(
                await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), isEditable: false);
            var body = document.MainDocumentPart!.Document!.Body!;
            var paragraphs = body.Descendants<Paragraph>().Select(x => x.InnerText).ToHashSet();
            string[] cells = [.. body.Descendants<TableCell>()
                .Select(x => string.Join('\n', x.Elements<Paragraph>().Select(y => y.InnerText)))];
            string[] whole = [.. oracle.Paragraphs(), .. oracle.Around()], parts = [.. oracle.Cells(), .. oracle.Columns()];
            compared += whole.Length + parts.Length;
            wrong.AddRange(whole.Where(x => !paragraphs.Contains(x))
                .Concat(parts.Where(x => !cells.Contains(x) && !paragraphs.Any(y => y.Contains(x, StringComparison.Ordinal))))
                .Select(x => $"{letter.Code} of {id} does not say: {x}"));
        }

        wrong.ShouldBeEmpty();
        missing.ShouldBe(NotReached);
        (made, NotReached.Length, made + NotReached.Length).ShouldBe((37, 44, LetterCatalogue.All.Count));
        compared.ShouldBeGreaterThan(300);
    }

    /// <summary>A case of the year that has come to what a letter belongs to.</summary>
    private async Task<Guid?> CaseOfAsync(Letter letter)
    {
        await using var session = host.App.Services.GetRequiredService<IDocumentStore>().QuerySession("420202");
        string[] types = [.. RecordKind.EventTypes.Where(x => letter.After.Contains(EventName.Of(x))
            && RecordKind.OfEvent(x).Name == letter.Kind).Select(EventName.Stored)];
        var streams = await session.Events.QueryAllRawEvents().Where(x => x.MaybeArchived() && x.EventTypeName.IsOneOf(types))
            .OrderBy(x => x.Sequence).Select(x => x.StreamId).Take(60).ToListAsync(TestContext.Current.CancellationToken);
        return (await RecordKind.Named(letter.Kind).FilesAsync(
            session, [.. streams.Distinct()], TestContext.Current.CancellationToken))
            .FirstOrDefault(x => x.Live && letter.StepOf(x.Dossier) is not null)?.Id;
    }

    private static async Task<IReadOnlyDictionary<string, string>> UnitsAsync(HttpClient client)
    {
        var units = new Dictionary<string, string>();
        void Read(JsonNode node)
        {
            units[(string)node["code"]!] = (string)node["name"]!;
            foreach (var beneath in node["beneath"]!.AsArray())
            {
                Read(beneath!);
            }
        }

        foreach (var node in (await client.GetFromJsonAsync<JsonNode>(
            $"/api/v1/organisations?on={On}", TestContext.Current.CancellationToken))!["organisations"]!.AsArray())
        {
            Read(node!);
        }

        return units;
    }
}
