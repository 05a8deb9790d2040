using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CaseTrack.Letters;

/// <summary>填写文书. Puts values where a template names them and leaves all else as it is. A row or paragraph that names a column of a list
/// is repeated; what may be left out is left out where it would say nothing.</summary>
public static class LetterFill
{
    /// <summary>Where something is to be written by hand.</summary>
    public const string Blank = "＿＿＿＿＿＿";

    /// <summary>The letter.</summary>
    public static byte[] Fill(byte[] template, string kind, LetterValues values)
    {
        using var stream = new MemoryStream();
        stream.Write(template);
        using (var document = WordprocessingDocument.Open(stream, isEditable: true))
        {
            _ = WordFields.Of(document);
            foreach (var (_, root) in WordFields.Parts(document))
            {
                Repeat(root, kind, values);
                LeaveOut(root, kind, values);
                foreach (var paragraph in root.Descendants<Paragraph>().ToArray())
                {
                    Write(paragraph, kind, values);
                }

                // A control that is not within a paragraph holds paragraphs.
                foreach (var block in Fields(root, kind).Where(x => x.Control is SdtBlock or SdtCell).ToArray())
                {
                    Write(block.Control, ValueOf(block.Field, values));
                }
            }
        }

        return stream.ToArray();
    }

    /// <summary>What stands for a value: by hand where it is to be typed and was not.</summary>
    private static string ValueOf(LetterField field, LetterValues values) =>
        Clean(values.Of(field)) is { Length: > 0 } value ? value : field.Typed ? Blank : "";

    private static IEnumerable<(SdtElement Control, LetterField Field)> Fields(OpenXmlElement root, string kind) =>
        root.Descendants<SdtElement>()
            .Select(x => (Control: x, Field: WordFields.NameOf(x) is { } name ? LetterCatalogue.FieldNamed(kind, name) : null))
            .Where(x => x.Field is not null).Select(x => (x.Control, x.Field!));

    /// <summary>Each row of a table, or paragraph, that names a column: once for each of the list, a row at least.</summary>
    private static void Repeat(OpenXmlElement root, string kind, LetterValues values)
    {
        var containers = Fields(root, kind).Where(x => x.Field.List is not null)
            .GroupBy(x => (OpenXmlElement?)x.Control.Ancestors<TableRow>().FirstOrDefault()
                ?? x.Control.Ancestors<Paragraph>().FirstOrDefault(), x => x.Field.List!)
            .Where(x => x.Key is not null).Select(x => (Container: x.Key!, List: x.First())).ToArray();
        foreach (var (container, list) in containers)
        {
            var rows = values.Rows(list);
            foreach (var row in rows.Count > 0 || container is Paragraph ? rows : [_ => ""])
            {
                var copy = container.CloneNode(true);
                container.InsertBeforeSelf(copy);
                foreach (var (control, field) in Fields(copy, kind).Where(x => x.Field.List == list).ToArray())
                {
                    Write(control, Clean(row(field)));
                }
            }

            container.Remove();
        }
    }

    /// <summary>What is optional goes where every field in it is empty, and is plain text where one is not.</summary>
    private static void LeaveOut(OpenXmlElement root, string kind, LetterValues values)
    {
        foreach (var control in root.Descendants<SdtElement>().Where(WordFields.IsOptional).Reverse().ToArray())
        {
            var fields = Fields(control, kind).ToArray();
            if (fields.Length > 0 && fields.All(x => Clean(values.Of(x.Field)).Length == 0))
            {
                var around = control.Parent;
                control.Remove();
                if (around is Paragraph { Parent: not TableCell and not null } paragraph && paragraph.InnerText.Length == 0)
                {
                    paragraph.Remove();
                }
            }
            else
            {
                Unwrap(control);
            }
        }
    }

    /// <summary>The fields of a paragraph. One that would say nothing, its fields all being empty, goes; one that is a field and nothing
    /// else becomes as many as its text has lines.</summary>
    private static void Write(Paragraph paragraph, string kind, LetterValues values)
    {
        var fields = Fields(paragraph, kind).Where(x => x.Control is SdtRun).ToArray();
        if (fields.Length == 0 || paragraph.Parent is null)
        {
            return;
        }

        var said = fields.Select(x => ValueOf(x.Field, values)).ToArray();
        if (said.All(x => x.Length == 0) && paragraph.Ancestors<TableCell>().FirstOrDefault() is null)
        {
            paragraph.Remove();
            return;
        }

        if (fields is [var only] && said[0].Contains('\n', StringComparison.Ordinal)
            && paragraph.InnerText == only.Control.InnerText)
        {
            foreach (var line in said[0].Split('\n'))
            {
                var copy = (Paragraph)paragraph.CloneNode(true);
                paragraph.InsertBeforeSelf(copy);
                Write(Fields(copy, kind).First().Control, line);
            }

            paragraph.Remove();
            return;
        }

        foreach (var (control, text) in fields.Zip(said, (x, y) => (x.Control, y)))
        {
            Write(control, text);
        }
    }

    /// <summary>A control becomes its value, in the look of its first run.</summary>
    private static void Write(SdtElement control, string text)
    {
        var look = control.Descendants<RunProperties>().FirstOrDefault(x => x.Parent is Run);
        if (control is SdtRun)
        {
            if (text.Length > 0)
            {
                control.InsertBeforeSelf(RunOf(text, look));
            }

            control.Remove();
            return;
        }

        var shape = control.Descendants<ParagraphProperties>().FirstOrDefault();
        Paragraph[] lines =
        [
            .. text.Split('\n').Select(x => new Paragraph(
                [.. shape is null ? (OpenXmlElement[])[] : [shape.CloneNode(true)], RunOf(x, look)])),
        ];
        if (control is SdtCell && control.Descendants<TableCell>().FirstOrDefault() is { } cell)
        {
            cell.RemoveAllChildren<Paragraph>();
            cell.Append(lines);
            Unwrap(control);
            return;
        }

        foreach (var line in lines)
        {
            control.InsertBeforeSelf(line);
        }

        control.Remove();
    }

    private static Run RunOf(string text, RunProperties? look)
    {
        var run = new Run();
        if (look is not null)
        {
            var own = (RunProperties)look.CloneNode(true);
            // The look of a place holder is not that of what takes its place.
            own.RemoveAllChildren<RunStyle>();
            own.RemoveAllChildren<Shading>();
            run.Append(own);
        }

        foreach (var (line, first) in text.Split('\n').Select((x, i) => (x, i == 0)))
        {
            if (!first)
            {
                run.Append(new Break());
            }

            run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    private static void Unwrap(SdtElement control)
    {
        var content = control.ChildElements.FirstOrDefault(x => x.LocalName == "sdtContent");
        foreach (var child in content?.ChildElements.ToArray() ?? [])
        {
            child.Remove();
            control.InsertBeforeSelf(child);
        }

        control.Remove();
    }

    /// <summary>Without what XML cannot hold; line ends are one sign.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var lines = text.ReplaceLineEndings("\n").Trim('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i + 1 < lines.Length && XmlConvert.IsXmlSurrogatePair(lines[i + 1], lines[i]))
            {
                clean.Append(lines, i++, 2);
            }
            else if (XmlConvert.IsXmlChar(lines[i]))
            {
                clean.Append(lines[i]);
            }
        }

        return clean.ToString();
    }
}
