using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CaseTrack.Access.Log;
using CaseTrack.Letters;
using CaseTrack.Tests.Photos;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Letters;

/// <summary>制作文书: previewed, made, kept in the file, read with a purpose, unreadable once the people are erased.</summary>
[Trait("Speed", "slow")]
public sealed class LetterTests(PhotoHost host) : IClassFixture<PhotoHost>
{
    private const string Name = "王小红";

    [Fact]
    public async Task A_letter_is_previewed_made_counted_and_read_with_a_purpose()
    {
        var (record, party) = await CaseAsync();
        var id = record.Split('/')[1];
        var possible = (await host.Node.GetAsync($"{record}/issued-letters"))["possible"]!.AsArray();
        possible.Select(x => (string)x!["code"]!).ShouldBe(
            ["mediation.application", "mediation.registration", "mediation.rights-notice", "mediation.authority"], ignoreOrder: true);
        object Preview(string code, string? purpose) =>
            new { kind = "mediation-cases", recordId = id, code, occurredOn = "2026-03-05", purpose };

        // Masked, nothing of it is written down; with a purpose, that it was shown.
        var before = await DisclosuresAsync(id);
        var masked = TextOf(await FileAsync("letter-previews", Preview("mediation.registration", null)));
        masked.ShouldContain("王**");
        masked.ShouldNotContain(Name);
        (await DisclosuresAsync(id)).ShouldBe(before);
        TextOf(await FileAsync("letter-previews", Preview("mediation.registration", "document"))).ShouldContain(Name);
        (await DisclosuresAsync(id)).ShouldBe(before + 1);
        (await host.Node.GetAsync($"{record}/issued-letters"))["letters"]!.AsArray().ShouldBeEmpty();
        await RefusedAsync("letter-previews", Preview("mediation.agreement", null), 422, "letter.too-early");
        await RefusedAsync("letter-previews", Preview("review.decision", null), 422, "letter.other-kind");

        // Made: a purpose is needed, and what the case holds is not typed.
        object Make(Guid letter, string? purpose, string typed = "typed.facts", string? on = null) => new
        {
            occurredOn = on ?? "2026-03-05",
            letter,
            code = "mediation.registration",
            purpose,
            texts = new Dictionary<string, string> { [typed] = $"{Name}与邻居因通行发生争议，电话13800000000" },
        };
        var (first, again) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await RefusedAsync($"{record}/issued-letters", Make(first, null), 422, "letter.purpose-needed");
        await RefusedAsync($"{record}/issued-letters", Make(first, "document", "case.unit"), 422, "letter.not-typed");
        await RefusedAsync($"{record}/issued-letters", Make(first, "document", on: "2026-03-01"), 422, "letter.before-event");
        await host.Node.DoAsync($"{record}/issued-letters", Make(first, "document"));
        await RefusedAsync($"{record}/issued-letters", Make(first, "document"), 422, "once.recorded-already");
        await host.Node.DoAsync($"{record}/issued-letters", Make(again, "document"));
        var letters = (await host.Node.GetAsync($"{record}/issued-letters"))["letters"]!.AsArray();
        letters.Select(x => (int)x!["edition"]!).ShouldBe([1, 2]);
        var made = letters[0]!["letter"]!;
        var file = (await host.Node.GetAsync(record))["record"]!;
        ((string)made["number"]!).ShouldBe((string)file["dossier"]!["numbers"]![0]!["number"]!);
        ((string)made["event"]!, (string)made["eventOn"]!).ShouldBe(("mediation-registered", "2026-03-02"));
        file["dossier"]!["items"]!.AsArray().Select(x => (string)x!["item"]!).ShouldContain("application");

        // Read: with a purpose, and it is what the digest says.
        (await StatusAsync($"{record}/issued-letters/{first}")).ShouldBe((422, "letter.purpose-needed"));
        (await StatusAsync($"{record}/issued-letters/{Guid.CreateVersion7()}?purpose=document")).ShouldBe((404, "not-found"));
        var bytes = await FileAsync($"{record}/issued-letters/{first}?purpose=document");
        Convert.ToHexStringLower(SHA256.HashData(bytes)).ShouldBe((string)made["sha256"]!);
        var text = TextOf(bytes);
        foreach (var words in (string[])[Name, "13800000000", "邻里纠纷", "2026年3月2日", "楠竹林社区调委会", (string)made["number"]!])
        {
            text.ShouldContain(words);
        }

        // Not a word of it is in the history, and with the people it becomes unreadable.
        (await host.Node.GetAsync($"{record}/history")).ToJsonString().ShouldNotContain(Name);
        var erasure = Guid.CreateVersion7();
        await host.Node.DoAsync("erasures", new
        {
            id = erasure,
            occurredOn = "2026-03-06",
            kind = "mediation-cases",
            recordId = id,
            party,
            measure = "erase",
            ground = "retention-over",
        });
        (await host.Node.PostAsync($"erasures/{erasure}/approval", new { occurredOn = "2026-03-06" }, actor: "another"))
            .Status.ShouldBe(200);
        (await StatusAsync($"{record}/issued-letters/{first}?purpose=document")).ShouldBe((404, "letter.not-here"));
        await RefusedAsync($"{record}/issued-letters", Make(Guid.CreateVersion7(), "document"), 422, "party.erased");
    }

    [Fact]
    public async Task An_office_puts_its_own_template_in_each_version_stays_and_a_letter_says_of_which_it_was_made()
    {
        const string code = "supervision.lead";
        var shipped = await FileAsync($"letters/{code}/template");
        var wrong = Changed(shipped, "lead.source", "lead.sauce");
        var (status, body) = await host.Node.PostAsync("letter-templates", Template(wrong));
        (status, PhotoHost.CodeOf(body)).ShouldBe((422, "letter.unknown-field"));
        ((string)body!["title"]!).ShouldContain("lead.sauce，正文第1个表第2行第2格");

        var own = Guid.CreateVersion7();
        var lacking = Changed(shipped, "lead.source", "lead.day");
        var answer = await host.Node.DoAsync("letter-templates", Template(lacking, own));
        ((string)answer!["warnings"]![0]!["detail"]!).ShouldContain("线索来源");
        (await FileAsync($"letters/{code}/template")).ShouldBe(lacking);
        var record = await host.CaseAsync("supervision-files");
        await MakeAsync(record);
        var back = Guid.CreateVersion7();
        await host.Node.DoAsync("letter-templates", Template(null, back));
        await MakeAsync(record);
        var letters = (await host.Node.GetAsync($"{record}/issued-letters"))["letters"]!.AsArray();
        letters.Select(x => (string?)x!["letter"]!["template"]).ShouldBe([$"{own}", null]);

        // No party: nobody is shown, and no purpose is asked for.
        (await StatusAsync($"{record}/issued-letters/{(string)letters[0]!["letter"]!["id"]!}")).Status.ShouldBe(200);
        var versions = (await host.Node.GetAsync("letter-templates"))["templates"]!.AsArray();
        versions.Select(x => ((string)x!["id"]!, (bool)x["shipped"]!, (bool)x["inUse"]!))
            .ShouldBe([($"{back}", true, false), ($"{own}", false, false)]);
        (await FileAsync($"letter-templates/{own}/file")).ShouldBe(lacking);
        (await host.Node.GetAsync("letters"))["letters"]!.AsArray().Count.ShouldBe(LetterCatalogue.All.Count);

        Task MakeAsync(string of) => host.Node.DoAsync(
            $"{of}/issued-letters", new { occurredOn = "2026-03-05", letter = Guid.CreateVersion7(), code });

        static object Template(byte[]? content, Guid? id = null) => new
        {
            id = id ?? Guid.CreateVersion7(),
            occurredOn = "2026-03-04",
            letter = code,
            content = content is null ? null : Convert.ToBase64String(content),
        };
    }

    private async Task<(string Record, Guid Party)> CaseAsync()
    {
        var (id, party) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await host.Node.DoAsync("mediation-cases", new
        {
            id,
            occurredOn = "2026-03-02",
            committee = "tw",
            source = "application",
            disputeType = "02",
            parties = new[] { new { id = party, role = "applicant", partyKind = "person", name = Name, phone = "13800000000" } },
        });
        await host.Node.DoAsync(
            $"mediation-cases/{id}/acceptance", new { occurredOn = "2026-03-03", mediators = new[] { "zhang" }, rightsExplained = true });
        return ($"mediation-cases/{id}", party);
    }

    private async Task<int> DisclosuresAsync(string id)
    {
        await using var session = host.Node.Services.GetRequiredService<IDocumentStore>().QuerySession("420202");
        var record = Guid.Parse(id);
        return await session.Query<AccessEntry>().CountAsync(
            x => x.Record == record && x.Action == AccessAction.Disclosed, TestContext.Current.CancellationToken);
    }

    private async Task RefusedAsync(string path, object body, int status, string code)
    {
        var (came, answer) = await host.Node.PostAsync(path, body);
        (came, PhotoHost.CodeOf(answer)).ShouldBe((status, code), answer?.ToJsonString());
    }

    private async Task<byte[]> FileAsync(string path, object? body = null)
    {
        using var answer = body is null ? await host.Node.Client.GetAsync(Address(path), TestContext.Current.CancellationToken)
            : await host.Node.Client.PostAsync(
                Address(path), System.Net.Http.Json.JsonContent.Create(body), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(WrittenLetter.MediaType);
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private async Task<(int Status, string Code)> StatusAsync(string path)
    {
        using var answer = await host.Node.Client.GetAsync(Address(path), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, text.StartsWith('{') ? PhotoHost.CodeOf(JsonNode.Parse(text)) : "");
    }

    private static Uri Address(string path) => new($"/api/v1/{path}", UriKind.Relative);

    private static string TextOf(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        return string.Join('\n', document.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>().Select(x => x.InnerText));
    }

    private static byte[] Changed(byte[] template, string from, string to)
    {
        using var stream = new MemoryStream();
        stream.Write(template);
        using (var document = WordprocessingDocument.Open(stream, isEditable: true))
        {
            document.MainDocumentPart!.Document!.Descendants<Tag>().Single(x => x.Val == from).Val = to;
        }

        return stream.ToArray();
    }
}
