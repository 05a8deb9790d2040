using System.IO.Compression;
using System.Xml;
using CaseTrack.Http;

namespace CaseTrack.Reports;

/// <summary>Word 文稿的文字: one part of the document, a line a paragraph.</summary>
/// <param name="Name"><c>body</c>, <c>footnotes</c>, <c>endnotes</c> or <c>header</c>.</param>
/// <param name="Text">Its text.</param>
public sealed record DraftPart(string Name, string Text)
{
    public const string Body = "body";
}

/// <summary>Reads the text of a .docx: body, footnotes, endnotes and headers. The package is read as the zip and the XML it is, each
/// bounded, so that whatever is in it is text or a refusal.</summary>
public static class DraftDocument
{
    /// <summary>Text a draft may hold, characters. No report comes near it.</summary>
    public const int LongestText = 1_000_000;

    // Unpacked, with its pictures, styles and what Word keeps between the words.
    private const long LargestPackage = 20 * 1024 * 1024;

    // Tables in tables in text boxes stay far below.
    private const int DeepestElement = 256;

    private const string ContentTypes = "[Content_Types].xml";
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    // ISO/IEC 29500-1 §11.3; a document with macros differs in its main part alone.
    private static readonly Dictionary<string, string> Parts = new()
    {
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"] = DraftPart.Body,
        ["application/vnd.ms-word.document.macroEnabled.main+xml"] = DraftPart.Body,
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"] = "footnotes",
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"] = "endnotes",
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"] = "header",
    };

    private static readonly Refusal NotAWordDocument = new("text-check.not-a-word-document",
        "不是可读的 .docx 文件", "Not a .docx file that can be read", "ISO/IEC 29500");

    /// <summary>The parts that hold text, the body first.</summary>
    /// <exception cref="RefusedException">413 for one that unpacks to more, or says more, than a report, 422 for anything that is no Word
    /// document.</exception>
    public static IReadOnlyList<DraftPart> Read(Stream file)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);

            // What a few kilobytes may unpack to is bounded before anything is unpacked.
            if (zip.Entries.Count > 2000 || zip.Entries.Sum(x => x.Length) > LargestPackage)
            {
                throw new RefusedException(HttpRefusals.TooLarge, 413);
            }

            var types = Types(Entry(zip, ContentTypes));
            var parts = zip.Entries.Where(x => x.FullName != ContentTypes)
                .Select(x => (Entry: x, Name: types.TryGetValue($"/{x.FullName}", out var named) ? named
                : types.GetValueOrDefault(Path.GetExtension(x.FullName))))
                .Where(x => x.Name is not null).OrderBy(x => x.Name != DraftPart.Body).ThenBy(x => x.Entry.FullName, StringComparer.Ordinal)
                    .ToArray();
            var left = LongestText;
            return parts.Count(x => x.Name == DraftPart.Body) == 1 ? [.. parts.Select(x => new DraftPart(x.Name!, Text(x.Entry, ref left)))]
                : throw new InvalidDataException();
        }
        catch (Exception failure)
            when (failure is InvalidDataException or XmlException or IOException or NotSupportedException or ArgumentException)
        {
            throw new RefusedException(NotAWordDocument, 422);
        }
    }

    private static ZipArchiveEntry Entry(ZipArchive zip, string path) =>
        zip.Entries.FirstOrDefault(x => x.FullName.Equals(path, StringComparison.OrdinalIgnoreCase)) ?? throw new InvalidDataException();

    /// <summary>Of each part that is named (<c>/word/document.xml</c>), and of each extension (<c>.xml</c>), what we call it; null for
    /// what holds no text.</summary>
    private static Dictionary<string, string?> Types(ZipArchiveEntry entry)
    {
        var types = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        using var stream = entry.Open();
        using var reader = Reader(stream);
        while (Advance(reader))
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "Override" or "Default" })
            {
                types.TryAdd(reader.LocalName == "Override" ? reader.GetAttribute("PartName")
                    ?? "" : $".{reader.GetAttribute("Extension")}", Parts.GetValueOrDefault(reader.GetAttribute("ContentType") ?? ""));
            }
        }

        return types;
    }

    /// <summary>The text, a line a paragraph, element by element: a tree of a document nested without end would take the process down with
    /// it.</summary>
    private static string Text(ZipArchiveEntry entry, ref int left)
    {
        using var stream = entry.Open();
        using var reader = Reader(stream);
        var text = new DocumentText();
        var piece = new char[4096];
        var (inText, fallback) = (false, int.MaxValue);
        while (Advance(reader))
        {
            // What stands in a text box is said twice, once for older programs.
            if (reader.Depth <= fallback && fallback < int.MaxValue)
            {
                fallback = int.MaxValue;
            }
            else if (fallback < int.MaxValue)
            {
                continue;
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "Fallback", NamespaceURI: Compatibility, IsEmptyElement: false })
            {
                fallback = reader.Depth;
            }
            else if (reader.NodeType is XmlNodeType.Element or XmlNodeType.EndElement && reader.NamespaceURI == Word)
            {
                inText = reader is { LocalName: "t", NodeType: XmlNodeType.Element, IsEmptyElement: false };
                if (reader.NodeType is XmlNodeType.Element)
                {
                    text.Begin(reader.LocalName, reader.IsEmptyElement, reader.LocalName == "gridSpan"
                        && int.TryParse(reader.GetAttribute("val", Word), out var span) ? span : 1);
                }
                else
                {
                    text.End(reader.LocalName);
                }
            }
            else if (inText && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
            {
                // By pieces: a run of text may be as long as the package.
                for (int read; text.Length <= left && (read = reader.ReadValueChunk(piece, 0, piece.Length)) > 0;)
                {
                    text.Write(piece.AsSpan(0, read));
                }
            }

            if (text.Length > left)
            {
                throw new RefusedException(ReportRefusals.LongDraft, 413);
            }
        }

        left -= text.Length;
        return text.ToString();
    }

    private static XmlReader Reader(Stream stream) =>
        XmlReader.Create(stream,
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = LargestPackage, XmlResolver = null });

    private static bool Advance(XmlReader reader) => reader.Read()
        && (reader.Depth <= DeepestElement ? true : throw new InvalidDataException());
}
