using System.Text.RegularExpressions;
using CaseTrack.Reports;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CaseTrack.Letters;

/// <summary>文书的一段. One line of the catalogue as Word has it: text, content controls, and what may be left out.</summary>
public static partial class LetterText
{
    /// <summary>A paragraph; its first sign says how it stands.</summary>
    public static Paragraph Paragraph(string kind, string line)
    {
        var whole = line.StartsWith("[[", StringComparison.Ordinal) && line.EndsWith("]]", StringComparison.Ordinal);
        var sign = whole ? line[2] : line[0];
        var marked = sign is '>' or '<' or '#';
        var text = !marked ? line : whole ? $"[[{line[3..]}" : line[1..];
        var shape = new ParagraphProperties(
            new SnapToGrid { Val = false },
            new SpacingBetweenLines { Line = $"{OfficialPage.LineTwips}", LineRule = LineSpacingRuleValues.Exact });
        if (sign is not ('>' or '<'))
        {
            shape.Append(new Indentation { FirstLine = "640", FirstLineChars = 200 });
        }

        shape.Append(new Justification { Val = sign == '<' ? JustificationValues.Right : JustificationValues.Both });
        return new Paragraph([shape, .. Pieces(kind, text, sign == '#' ? OfficialPage.HeiTi : OfficialPage.FangSong, "32")]);
    }

    /// <summary>Text and controls; what stands in double brackets is one control around them.</summary>
    public static IEnumerable<OpenXmlElement> Pieces(string kind, string text, string font, string size)
    {
        foreach (var part in Parts().Split(text).Where(x => x.Length > 0))
        {
            if (part.StartsWith("[[", StringComparison.Ordinal))
            {
                yield return new SdtRun(
                    new SdtProperties(
                        new SdtAlias { Val = "可省略的文字" }, new Tag { Val = WordFields.Optional }, Id(kind, part)),
                    new SdtContentRun(Pieces(kind, part[2..^2], font, size)));
            }
            else
            {
                yield return part.StartsWith('{') ? Control(kind, part[1..^1], font, size) : OfficialPage.Piece(part, font, size);
            }
        }
    }

    /// <summary>A field, shown by its Chinese name.</summary>
    public static SdtRun Control(string kind, string name, string font, string size)
    {
        var field = LetterCatalogue.FieldNamed(kind, name) ?? throw new ArgumentException($"No field of {kind} is {name}.", nameof(name));
        return new SdtRun(
            new SdtProperties(new SdtAlias { Val = field.Chinese }, new Tag { Val = field.Name }, Id(kind, name)),
            new SdtContentRun(OfficialPage.Piece($"〔{field.Chinese}〕", font, size)));
    }

    // A control has an id of its own; one that occurs twice is given another by whoever opens the template.
    private static SdtId Id(string kind, string text)
    {
        var hash = 17;
        foreach (var x in kind + text)
        {
            hash = unchecked((hash * 31) + x);
        }

        return new SdtId { Val = hash & 0x7FFFFFF };
    }

    [GeneratedRegex(@"(\[\[.+?\]\]|\{[a-z0-9.-]+\})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parts();
}
