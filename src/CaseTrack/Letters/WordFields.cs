using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CaseTrack.Letters;

/// <summary>模板中的一个域, where it stands.</summary>
/// <param name="Control">The content control.</param>
/// <param name="Name">Its tag; its title where it has none.</param>
/// <param name="Place">The paragraph or the cell, and the text near it.</param>
public sealed record WordField(SdtElement Control, string Name, string Place);

/// <summary>Finds the fields of a Word document: content controls and merge fields, whichever the office used, however Word has split
/// them.</summary>
public static partial class WordFields
{
    /// <summary>The tag of a control whose text is left out where all fields in it are empty.</summary>
    public const string Optional = "optional";

    /// <summary>Fields that a letter may have beside ours: they are worked out by whoever opens it, from the letter itself.</summary>
    private static readonly string[] Harmless = ["PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"];

    /// <summary>The parts that hold text, each with what it is called.</summary>
    public static IEnumerable<(string Name, OpenXmlElement Root)> Parts(WordprocessingDocument document)
    {
        var main = document.MainDocumentPart!;
        IEnumerable<(string, OpenXmlElement?)> all =
        [
            ("正文", main.Document), .. main.HeaderParts.Select(x => ("页眉", (OpenXmlElement?)x.Header)),
            .. main.FooterParts.Select(x => ("页脚", (OpenXmlElement?)x.Footer)), ("脚注", main.FootnotesPart?.Footnotes),
            ("尾注", main.EndnotesPart?.Endnotes),
        ];
        return all.Where(x => x.Item2 is not null).Select(x => (x.Item1, x.Item2!));
    }

    /// <summary>The fields, merge fields turned into controls first.</summary>
    public static IReadOnlyList<WordField> Of(WordprocessingDocument document) =>
    [
        .. from part in Parts(document)
           let merged = Normalise(part.Root)
           from control in merged.Descendants<SdtElement>()
           let name = NameOf(control)
           where name is { Length: > 0 } and not Optional
           select new WordField(control, name, $"{part.Name}{PlaceOf(control, merged)}"),
    ];

    /// <summary>What a control is called: its tag, or else its title.</summary>
    public static string? NameOf(SdtElement control) =>
        (control.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value is { Length: > 0 } tag ? tag
            : control.SdtProperties?.GetFirstChild<SdtAlias>()?.Val?.Value)?.Trim();

    /// <summary>Whether a control only holds text that may be left out.</summary>
    public static bool IsOptional(SdtElement control) => NameOf(control) == Optional;

    /// <summary>Fields that would fetch something or run something, with their places.</summary>
    public static IEnumerable<(string Instruction, string Place)> Foreign(WordprocessingDocument document) =>
        from part in Parts(document)
        let merged = Normalise(part.Root)
        from found in merged.Descendants<SimpleField>().Select(x => ((OpenXmlElement)x, x.Instruction?.Value ?? ""))
            .Concat(Complex(merged))
        let word = found.Item2.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? ""
        where !Harmless.Contains(word, StringComparer.OrdinalIgnoreCase)
        select (word, $"{part.Name}{PlaceOf(found.Item1, merged)}");

    /// <summary>Merge fields become controls of the same name and look.</summary>
    private static OpenXmlElement Normalise(OpenXmlElement root)
    {
        foreach (var simple in root.Descendants<SimpleField>().ToArray())
        {
            if (Merge(simple.Instruction?.Value) is { } name)
            {
                simple.InsertBeforeSelf(Control(name, simple.Descendants<RunProperties>().FirstOrDefault()));
                simple.Remove();
            }
        }

        foreach (var begin in root.Descendants<FieldChar>().Where(x => x.FieldCharType?.Value == FieldCharValues.Begin).ToArray())
        {
            if (begin.Parent is Run { Parent: not null } first && Whole(first) is { } runs && Merge(Instruction(runs)) is { } name)
            {
                var shown = runs.SkipWhile(x => !IsMark(x, FieldCharValues.Separate)).Skip(1).FirstOrDefault(x => x is Run);
                first.InsertBeforeSelf(Control(name, ((shown as Run) ?? first).RunProperties ?? first.RunProperties));
                foreach (var run in runs)
                {
                    run.Remove();
                }
            }
        }

        return root;
    }

    private static IEnumerable<(OpenXmlElement Element, string Instruction)> Complex(OpenXmlElement root) =>
        root.Descendants<FieldChar>().Where(x => x.FieldCharType?.Value == FieldCharValues.Begin)
            .Select(x => ((OpenXmlElement)x, x.Parent is Run run && Whole(run) is { } runs ? Instruction(runs) : "?"));

    /// <summary>From the beginning of a field to its end; null where it does not end within the paragraph.</summary>
    private static List<OpenXmlElement>? Whole(Run first)
    {
        var (runs, depth) = (new List<OpenXmlElement>(), 0);
        for (OpenXmlElement? run = first; run is not null; run = run.NextSibling())
        {
            runs.Add(run);
            depth += IsMark(run, FieldCharValues.Begin) ? 1 : IsMark(run, FieldCharValues.End) ? -1 : 0;
            if (depth == 0)
            {
                return runs;
            }
        }

        return null;
    }

    private static string Instruction(List<OpenXmlElement> runs) => string.Concat(
        runs.TakeWhile(x => !IsMark(x, FieldCharValues.Separate)).SelectMany(x => x.Descendants<FieldCode>()).Select(x => x.Text));

    private static bool IsMark(OpenXmlElement run, FieldCharValues mark) =>
        run.Elements<FieldChar>().Any(x => x.FieldCharType?.Value == mark);

    private static string? Merge(string? instruction) =>
        MergeField().Match(instruction ?? "") is { Success: true } found
            ? found.Groups[1].Success ? found.Groups[1].Value : found.Groups[2].Value : null;

    private static SdtRun Control(string name, RunProperties? look) => new(
        new SdtProperties(new Tag { Val = name }),
        new SdtContentRun(new Run(look is null ? new RunProperties() : (RunProperties)look.CloneNode(true), new Text(name))));

    /// <summary>第几段, or 第几个表第几行第几格, and what stands there.</summary>
    private static string PlaceOf(OpenXmlElement element, OpenXmlElement root)
    {
        var paragraph = element as Paragraph ?? element.Ancestors<Paragraph>().FirstOrDefault() ?? element.Descendants<Paragraph>()
            .FirstOrDefault();
        var near = paragraph?.InnerText ?? element.InnerText;
        var place = element.Ancestors<TableCell>().FirstOrDefault() is { } cell && cell.Ancestors<TableRow>().FirstOrDefault() is { } row
            && row.Ancestors<Table>().FirstOrDefault() is { } table
            ? $"第{Nth(root.Descendants<Table>(), table)}个表第{Nth(table.Descendants<TableRow>(), row)}行"
                + $"第{Nth(row.Descendants<TableCell>(), cell)}格"
            : $"第{Nth(root.Descendants<Paragraph>().Where(x => !x.Ancestors<TableCell>().Any()), paragraph)}段";
        return $"{place}（“{(near.Length > 20 ? near[..20] + "…" : near)}”）";
    }

    private static int Nth<T>(IEnumerable<T> all, T? one) where T : OpenXmlElement =>
        all.TakeWhile(x => !ReferenceEquals(x, one)).Count() + 1;

    [GeneratedRegex("^\\s*MERGEFIELD\\s+(?:\"([^\"]+)\"|(\\S+))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex MergeField();
}
