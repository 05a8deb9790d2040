using System.Diagnostics;
using System.Text.Json.Nodes;
using CaseTrack.Letters;
using CaseTrack.Mediation;
using CaseTrack.Organisations;
using CaseTrack.Parties;
using CaseTrack.Review;
using CaseTrack.Supervision;
using CaseTrack.Tests.Events;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CaseTrack.Tests.Letters;

/// <summary>每一种文书, made of a case in which everything has happened that can, and read again as LibreOffice shows it.</summary>
[Trait("Speed", "slow")]
public sealed class LetterStoryTests(GoldenStore store) : IClassFixture<GoldenStore>
{
    [Fact]
    public async Task Every_letter_is_made_says_what_the_case_says_and_opens_in_LibreOffice()
    {
        using var folder = new TemporaryFolder();
        var said = new Dictionary<string, (string Number, string Organ, string[] Values)>();
        foreach (var kind in RecordKind.Cases)
        {
            foreach (var change in (Func<ICaseEvent, ICaseEvent>[])[x => Of(InstrumentCode.Notice, x),
                x => Other(Of(InstrumentCode.Opinion, x)), x => Of(InstrumentCode.Decision, x)])
            {
                var story = StoryOf(kind, change);
                foreach (var letter in LetterCatalogue.Of(kind.Name).Where(x => !said.ContainsKey(x.Code)))
                {
                    if (letter.StepOf(story.File.Dossier) is not { } step)
                    {
                        continue;
                    }

                    var values = new LetterValues(letter, story, step, Given.Day("2026-03-05"), new Dictionary<string, string>(), false);
                    var file = LetterFill.Fill(ShippedTemplate.Write(letter), kind.Name, values);
                    var text = TextOf(file, letter.Code);
                    text.ShouldNotContain("〔制作机关", Case.Sensitive, letter.Code);
                    SaysWhatTheCaseSays(letter, story, step);
                    string[] filled = [.. letter.Uses().Select(x => LetterCatalogue.FieldNamed(kind.Name, x)!).Where(x => x.List is null)
                        .Select(values.Of).Where(x => x.Length > 0).SelectMany(x => x.Split('\n'))];
                    filled.Where(x => !text.Contains(x, StringComparison.Ordinal)).ShouldBeEmpty(letter.Code);
                    said[letter.Code] = (values.Number ?? "", values.Of(LetterCatalogue.FieldNamed(kind.Name, "case.organ")!), filled);
                    await File.WriteAllBytesAsync(
                        Path.Combine(folder.Path, $"{letter.Code}.docx"), file, TestContext.Current.CancellationToken);
                }
            }
        }

        LetterCatalogue.All.Select(x => x.Code).Except(said.Keys).ShouldBeEmpty("no example of what it belongs to");
        if (Environment.GetEnvironmentVariable("CASETRACK_LETTERS") is { } kept)
        {
            foreach (var file in Directory.GetFiles(folder.Path))
            {
                File.Copy(file, Path.Combine(kept, Path.GetFileName(file)), overwrite: true);
            }
        }

        await RunAsync("soffice",
        [
            $"-env:UserInstallation=file://{folder.Path}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder.Path,
            .. Directory.GetFiles(folder.Path, "*.docx"),
        ]);
        foreach (var (code, (number, organ, values)) in said)
        {
            var text = Close(await RunAsync("pdftotext", ["-enc", "UTF-8", Path.Combine(folder.Path, $"{code}.pdf"), "-"]));
            text.ShouldContain(Close(organ), Case.Sensitive, code);
            text.ShouldContain("2026年3月5日", Case.Sensitive, code);
            if (LetterCatalogue.Find(code) is { Headed: true, Series: not null })
            {
                text.ShouldContain(Close(number), Case.Sensitive, code);
            }

            // A paragraph may go over to another page, and its number stand in between.
            values.Where(x => x.Length < 12 && !text.Contains(Close(x), StringComparison.Ordinal)).Count().ShouldBeLessThan(2, code);
        }
    }

    /// <summary>Paragraph by paragraph and cell by cell, as read from the case by other code than writes the letter.</summary>
    private static void SaysWhatTheCaseSays(Letter letter, CaseStory story, int step)
    {
        var steps = story.File.Dossier.Steps;
        var history = new JsonArray([.. story.Told.Take(steps.Count).Select((x, i) => (JsonNode)new JsonObject
        {
            ["event"] = steps[i].Event,
            ["occurredOn"] = $"{steps[i].On:yyyy-MM-dd}",
            ["data"] = JsonNode.Parse(x.GetRawText()),
        })]);
        var parties = new JsonArray([.. story.People.Select(x => (JsonNode)new JsonObject
        {
            ["role"] = x.Party.Role,
            ["name"] = x.Person!.Name,
            ["phone"] = x.Person.Phone,
            ["identityNumber"] = x.Person.IdentityNumber,
            ["address"] = x.Person.Address,
        })]);
        var oracle = new LetterOracle(letter, JsonNode.Parse(story.Record.GetRawText())!, history, [], parties,
            new Dictionary<string, string> { ["420202"] = "黄石港区" }, "2026-03-05");
        var typed = letter.Uses().Select(x => LetterCatalogue.FieldNamed(letter.Kind, x)!).Where(x => x.Typed)
            .ToDictionary(x => x.Name, x => LetterOracle.Typed(x.Name));
        var text = TextOf(LetterFill.Fill(ShippedTemplate.Write(letter), letter.Kind,
            new LetterValues(letter, story, step, Given.Day("2026-03-05"), typed, false)), letter.Code);
        var lines = text.Split('\n').ToHashSet();
        oracle.Paragraphs().Concat(oracle.Around()).Where(x => !lines.Contains(x)).ShouldBeEmpty(letter.Code);
        oracle.Cells().Concat(oracle.Columns()).Where(x => !text.Contains(x, StringComparison.Ordinal)).ShouldBeEmpty(letter.Code);
    }

    private static string Close(string text) => string.Concat(text.Where(x => !char.IsWhiteSpace(x)));

    private static ICaseEvent Other(ICaseEvent happened) => happened switch
    {
        AgreementReached e => e with { Form = e.Form is AgreementForm.Oral ? AgreementForm.Written : AgreementForm.Oral },
        LetterIssued e => e with { LetterKind = e.LetterKind == LetterKind.Opinion ? LetterKind.Suggestion : LetterKind.Opinion },
        _ => happened,
    };

    private static ICaseEvent Of(string instrument, ICaseEvent happened) =>
        happened is InstrumentIssued e ? e with { Instrument = instrument } : happened;

    private CaseStory StoryOf(RecordKind kind, Func<ICaseEvent, ICaseEvent> change)
    {
        var golden = GoldenStory.Read(GoldenFolder.Newest, GoldenFolder.Of(GoldenFolder.Newest, "stories", $"{kind.Name}.json"));
        List<ICaseEvent> events = [.. golden.Examples.Select(x => change(store.Read(golden.Release, x)))];
        var record = events.Aggregate((object?)null, (x, y) => kind.Fold(x, Given.Id, y))!;
        (Party, Person?) Party(string role, string name, string partyKind = "person") => (
            new() { Id = Guid.CreateVersion7(), Kind = kind.Name, Role = role, PartyKind = partyKind },
            new(name, "resident-id", "42020219900101001X", "13800000000", "黄石港区某路1号", null, null, null, false));
        return CaseStory.Of(
            kind.Name, (ICaseFile)record, events, [],
            [Party("applicant", "𠮷田红"), Party("applicant", "李四方"), Party("respondent", "王明"), Party("supervised", "某局", "organisation")],
            [Given.Organisation(OrganisationKind.District) with { Code = "420202", Names = [new(Given.Day("2020-01-01"), "黄石港区")] }],
            new Dictionary<string, string>());
    }

    private static string TextOf(byte[] file, string code)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(x => x.Description).ShouldBeEmpty(code);
        var body = document.MainDocumentPart!.Document!.Body!;
        body.Descendants<SdtElement>().ShouldBeEmpty(code);
        return string.Join('\n', body.Descendants<Paragraph>().Select(x => x.InnerText));
    }

    private static async Task<string> RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, errors);
        return await output;
    }
}
