using System.Text.Json;
using CaseTrack.Letters;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace CaseTrack.Tests.Letters;

/// <summary>文书目录: every document that a procedure or the file names, each with a template that is sound.</summary>
public sealed class LetterCatalogueTests
{
    [Fact]
    public void Every_paper_of_a_file_and_every_numbered_document_is_in_the_list()
    {
        foreach (var (kind, list) in (
            (string, string)[])[("mediation-cases", "mediationItem"), ("review-applications", "reviewItem"),
            ("supervision-files", "supervisionItem")])
        {
            var made = LetterCatalogue.Of(kind).Select(x => x.Item).ToHashSet();
            var brought = LetterCatalogue.FromElsewhere.Where(x => x.Kind == kind).Select(x => x.Item).ToArray();
            CodeList.Of(list).Codes.Select(x => x.Value).Where(x => !made.Contains(x)).Order().ShouldBe(brought.Order(), kind);
        }

        using var stream = typeof(LetterCatalogue).Assembly.GetManifestResourceStream("Numbers.number-templates.json")!;
        var numbered = JsonDocument.Parse(stream).RootElement.EnumerateArray().Select(x => x.GetProperty("document").GetString()!)
            .Distinct().ToArray();
        var series = LetterCatalogue.All.Select(x => x.Series).ToHashSet();
        numbered.Where(x => !series.Contains(x)).ShouldBeEmpty();
        LetterCatalogue.All.Select(x => x.Series).Where(x => x is not (null or "*")).Distinct().Except(numbered).ShouldBeEmpty();

        // What the instruments and the letters of a review are, has one each.
        var names = LetterCatalogue.All.Select(x => x.Chinese).ToHashSet();
        CodeList.SupervisionInstruments.Codes.Concat(CodeList.Of("letterKind").Codes).Where(x => !names.Contains(x.Chinese))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_letter_belongs_to_an_event_of_its_kind_and_every_field_comes_from_somewhere()
    {
        LetterCatalogue.All.Select(x => x.Code).ShouldBeUnique();
        var wrong = new List<string>();
        foreach (var kind in RecordKind.Cases)
        {
            var events = RecordKind.EventTypes.Where(x => RecordKind.OfEvent(x) == kind).ToLookup(EventName.Of);
            wrong.AddRange(LetterCatalogue.Of(kind.Name).SelectMany(x => x.After.Where(y => !events.Contains(y)).Select(
                y => $"{x.Code}: no event is {y}")));
            wrong.AddRange(LetterCatalogue.Of(kind.Name).SelectMany(x => x.Uses()
                .Where(y => LetterCatalogue.FieldNamed(kind.Name, y) is null).Select(y => $"{x.Code}: no field is {y}")));
            foreach (var field in LetterCatalogue.FieldsOf(kind.Name))
            {
                var from = field.From.Split('|');
                if (field.As is { } say && say.StartsWith("code:", StringComparison.Ordinal) && CodeList.All.All(x => x.Name != say[5..]))
                {
                    wrong.Add($"{field.Name}: no list is {say}");
                }

                if (field.Kind is null || from[0].StartsWith("due:", StringComparison.Ordinal) || field.List is not null
                    || from[0].EndsWith(".names", StringComparison.Ordinal))
                {
                    continue;
                }

                foreach (var path in from)
                {
                    var parts = path.Split('.');
                    var owner = parts[0] == "record" ? kind.RecordType : events[parts[0]].FirstOrDefault();
                    foreach (var member in parts[1..])
                    {
                        owner = owner?.GetProperty($"{char.ToUpperInvariant(member[0])}{member[1..]}")?.PropertyType;
                    }

                    if (owner is null)
                    {
                        wrong.Add($"{field.Name}: nothing is {path}");
                    }
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Every_shipped_template_is_a_sound_document_that_the_check_lets_through()
    {
        var wrong = new List<string>();
        foreach (var letter in LetterCatalogue.All)
        {
            var template = ShippedTemplate.Write(letter);
            template.Length.ShouldBeLessThan(ChangeLetterTemplate.Longest * 3 / 4);
            var check = TemplateCheck.Of(letter.Kind, template);
            wrong.AddRange(check.Wrong is { } refused ? [$"{letter.Code}: {refused.English}"]
                : letter.Uses().Except(check.Fields.Select(x => x.Name)).Select(x => $"{letter.Code}: lacks {x}"));
            check.Missing(letter).ShouldBeEmpty(letter.Code);
            using var document = WordprocessingDocument.Open(new MemoryStream(template), isEditable: false);
            wrong.AddRange(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken)
                // An id that occurs twice is given another by Word.
                .Where(x => x.Id != "Sem_UniqueAttributeValue").Select(x => $"{letter.Code}: {x.Description}"));
        }

        wrong.ShouldBeEmpty();
    }
}
