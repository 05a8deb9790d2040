using System.IO.Compression;
using CaseTrack.Http;
using CaseTrack.Reports;
using DocumentFormat.OpenXml.Packaging;

namespace CaseTrack.Letters;

/// <summary>模板检查. What an office sends in as a template: small, a Word document, nothing that runs or fetches, and every field one that
/// the letter's kind of case has.</summary>
/// <param name="Wrong">Why it is not taken; null where it is.</param>
/// <param name="Fields">The fields it names.</param>
public sealed record TemplateCheck(Refusal? Wrong, IReadOnlyList<LetterField> Fields)
{
    // What a package says of its parts; no letter comes near it.
    private const int LongestTypes = 200_000;

    private static readonly string[] ActiveParts = ["vbaProject", "vbaData", "oleObject", "package", "aFChunk", "control", "subDocument"];

    /// <summary>Looks a template through.</summary>
    public static TemplateCheck Of(string kind, byte[] template)
    {
        try
        {
            // Macros and bounds first, then what it is.
            using (var bounded = new MemoryStream(template, writable: false))
            {
                if (HoldsMacros(bounded))
                {
                    return new(LetterRefusals.Active, []);
                }

                bounded.Position = 0;
                DraftDocument.Read(bounded);
            }

            using var stream = new MemoryStream();
            stream.Write(template);
            using var document = WordprocessingDocument.Open(stream, isEditable: true);
            if (IsActive(document))
            {
                return new(LetterRefusals.Active, []);
            }

            // Merge fields are turned into controls by the first look; what is a field then is another kind of field.
            var fields = WordFields.Of(document);
            if (WordFields.Foreign(document).Select(x => (x.Instruction, x.Place)).FirstOrDefault() is { Place: not null } foreign)
            {
                return new(Named(LetterRefusals.ForeignField, foreign.Instruction, foreign.Place), []);
            }

            var known = fields.Select(x => (Field: LetterCatalogue.FieldNamed(kind, x.Name), x.Name, x.Place)).ToArray();
            return known.FirstOrDefault(x => x.Field is null) is { Name: not null } unknown
                ? new(Named(LetterRefusals.UnknownField, unknown.Name, unknown.Place), [])
                : known.Length == 0 ? new(LetterRefusals.NamesNothing, [])
                : new(null, [.. known.Select(x => x.Field!).Distinct()]);
        }
        catch (RefusedException refused)
        {
            return new(refused.Status == 413 ? refused.Refusal : LetterRefusals.NotAWordDocument, []);
        }
        catch (Exception failure) when (failure is InvalidDataException or FormatException or InvalidOperationException
            or System.Xml.XmlException or OpenXmlPackageException or IOException or ArgumentException)
        {
            return new(LetterRefusals.NotAWordDocument, []);
        }
    }

    /// <summary>Fields of the shipped template that are not in it, nor may be left out: a hint.</summary>
    public IReadOnlyList<LetterField> Missing(Letter letter) =>
    [
        .. letter.Body.Select(x => x.Contains("[[", StringComparison.Ordinal) ? "" : x)
            .SelectMany(x => Letter.Field().Matches(x)).Select(x => LetterCatalogue.FieldNamed(letter.Kind, x.Groups[1].Value)!)
            .Where(x => !x.Typed).Distinct().Except(Fields),
    ];

    /// <summary>Seen before the package is opened: one with macros is no .docx at all.</summary>
    private static bool HoldsMacros(Stream template)
    {
        using var zip = new ZipArchive(template, ZipArchiveMode.Read, leaveOpen: true);
        using var types = new StreamReader((zip.GetEntry("[Content_Types].xml") ?? throw new InvalidDataException()).Open());
        var beginning = new char[LongestTypes];
        var read = types.ReadBlock(beginning);
        return zip.Entries.Any(x => x.Name.StartsWith("vba", StringComparison.OrdinalIgnoreCase))
            || beginning.AsSpan(0, read).Contains("macroEnabled", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsActive(WordprocessingDocument document) =>
        document.GetAllParts().Any(x => ActiveParts.Any(y => x.RelationshipType.EndsWith($"/{y}", StringComparison.Ordinal))
            || x.ExternalRelationships.Any() || x.HyperlinkRelationships.Any(y => y.IsExternal))
        || document.ExternalRelationships.Any();

    private static Refusal Named(Refusal refusal, string name, string place) => refusal with
    {
        Chinese = $"{refusal.Chinese}：{name}，{place}",
        English = $"{refusal.English}: {name}, {place}",
    };
}
