using System.IO.Compression;
using System.Xml;
using CaseTrack.Http;

namespace CaseTrack.Import.Reading;

/// <summary>.xlsx 工作簿. The package is read as the zip and the XML it is, each bounded; no link is followed and no formula worked out.
/// ISO/IEC 29500.</summary>
public sealed class Workbook
{
    private readonly byte[] bytes;
    private readonly List<string> shared = [];
    private readonly List<bool> days = [];

    private Workbook(byte[] bytes) => this.bytes = bytes;

    /// <summary>The texts that cells share.</summary>
    public IReadOnlyList<string> Shared => shared;

    /// <summary>Of each cell format, whether it shows a day.</summary>
    public IReadOnlyList<bool> Days => days;

    public static SourceFile Open(byte[] bytes)
    {
        using var zip = SourceFile.Unzip(bytes);
        if (zip.Entries.Count > SourceLimits.MostParts || zip.Entries.Sum(x => x.Length) > SourceLimits.LargestUnpacked)
        {
            throw SourceLimits.Beyond();
        }

        if (zip.Entries.Any(x => x.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            throw new RefusedException(SourceRefusals.Macros, 422);
        }

        var main = Relations(zip, "").FirstOrDefault(x => x.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Target;
        if (main is null || !main.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || zip.GetEntry(main) is not { } book)
        {
            throw new RefusedException(SourceRefusals.OtherWorkbook, 422);
        }

        var workbook = new Workbook(bytes);
        var relations = Relations(zip, main);
        var sheets = Sheets(book);
        workbook.ReadShared(zip, PartOf("/sharedStrings"));
        workbook.ReadFormats(zip, PartOf("/styles"));
        var tables = new List<SourceTable>();
        foreach (var (name, relation) in sheets)
        {
            if (relations.FirstOrDefault(x => x.Id == relation).Target is { } part && zip.GetEntry(part) is not null)
            {
                var merged = new List<MergedCells>();
                tables.Add(new(name, () => SourceFile.Guarded(new Worksheet(workbook, merged).Rows(bytes, part)), merged));
            }
        }

        return tables.Count == 0 ? throw new RefusedException(SourceRefusals.OtherWorkbook, 422)
            : new(tables, relations.Any(x => x.Type.EndsWith("/externalLink", StringComparison.Ordinal))
                ? [SourceFile.ExternalLinks] : []);

        string? PartOf(string type) => relations.FirstOrDefault(x => x.Type.EndsWith(type, StringComparison.Ordinal)).Target;
    }

    /// <summary>A reader of a part: no document types, nothing fetched, and no end of characters.</summary>
    internal static XmlReader Reader(ZipArchiveEntry entry) => XmlReader.Create(
        new BoundedStream(entry.Open(), SourceLimits.LargestUnpacked, SourceLimits.Beyond), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = SourceLimits.LargestUnpacked,
            CloseInput = true,
        });

    /// <summary>The text of the element the reader is at, up to what a cell may hold; null for more.</summary>
    internal static string? Text(XmlReader reader, bool phonetic = false)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var text = new System.Text.StringBuilder();
        var (depth, skipped) = (reader.Depth, int.MaxValue);
        var piece = new char[4096];
        while (reader.Read() && reader.Depth > depth)
        {
            skipped = reader.Depth <= skipped && reader.NodeType is XmlNodeType.EndElement ? int.MaxValue : skipped;

            // How a name is read aloud stands beside it and is no part of it.
            if (phonetic && reader is { NodeType: XmlNodeType.Element, LocalName: "rPh", IsEmptyElement: false })
            {
                skipped = Math.Min(skipped, reader.Depth);
            }
            else if (skipped == int.MaxValue
                && reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA)
            {
                for (int read; (read = reader.ReadValueChunk(piece, 0, piece.Length)) > 0;)
                {
                    if (text.Length <= SourceLimits.LongestCell)
                    {
                        text.Append(piece, 0, read);
                    }
                }
            }
        }

        return text.Length > SourceLimits.LongestCell ? null : text.ToString();
    }

    /// <exception cref="RefusedException">422 where days are counted from 1904.</exception>
    private static List<(string Name, string Relation)> Sheets(ZipArchiveEntry book)
    {
        var sheets = new List<(string, string)>();
        using var reader = Reader(book);
        while (reader.Read())
        {
            if (reader.NodeType is not XmlNodeType.Element)
            {
                continue;
            }

            if (reader.LocalName == "workbookPr" && reader.GetAttribute("date1904") is "1" or "true" or "on")
            {
                throw new RefusedException(SourceRefusals.Date1904, 422);
            }

            if (reader.LocalName == "sheet" && reader.GetAttribute("state") is null or "visible")
            {
                sheets.Add((reader.GetAttribute("name") ?? "", RelationOf(reader)));
            }
        }

        return sheets;

        // Its namespace differs between the strict and the transitional form.
        static string RelationOf(XmlReader reader)
        {
            for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
            {
                if (reader is { LocalName: "id", Prefix.Length: > 0 })
                {
                    var id = reader.Value;
                    reader.MoveToElement();
                    return id;
                }
            }

            reader.MoveToElement();
            return "";
        }
    }

    private static List<(string Id, string Type, string? Target)> Relations(ZipArchive zip, string of)
    {
        var relations = new List<(string, string, string?)>();
        var (folder, name) = of.LastIndexOf('/') is var slash and >= 0 ? (of[..(slash + 1)], of[(slash + 1)..]) : ("", of);
        if (zip.GetEntry($"{folder}_rels/{name}.rels") is not { } entry)
        {
            return relations;
        }

        using var reader = Reader(entry);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" })
            {
                relations.Add((reader.GetAttribute("Id") ?? "", reader.GetAttribute("Type") ?? "",
                    reader.GetAttribute("TargetMode") == "External" ? null : Within(folder, reader.GetAttribute("Target") ?? "")));
            }
        }

        return relations;

        static string Within(string folder, string target) => target.StartsWith('/') ? target[1..]
            : new Uri(new Uri("part:/" + folder), target).AbsolutePath.TrimStart('/');
    }

    private void ReadShared(ZipArchive zip, string? part)
    {
        if (part is null || zip.GetEntry(part) is not { } entry)
        {
            return;
        }

        var left = SourceLimits.SharedText;
        using var reader = Reader(entry);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                var text = Text(reader, phonetic: true) ?? new string('…', SourceLimits.LongestCell + 1);
                if ((left -= text.Length) < 0 || shared.Count >= SourceLimits.SharedCount)
                {
                    throw SourceLimits.Beyond();
                }

                shared.Add(text);
            }
        }
    }

    private void ReadFormats(ZipArchive zip, string? part)
    {
        if (part is null || zip.GetEntry(part) is not { } entry)
        {
            return;
        }

        var (codes, inCells) = (new Dictionary<int, string>(), false);
        using var reader = Reader(entry);
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.EndElement && reader.LocalName == "cellXfs")
            {
                return;
            }

            if (reader.NodeType is XmlNodeType.Element && codes.Count + days.Count < 100_000)
            {
                inCells |= reader.LocalName == "cellXfs";
                var format = int.TryParse(reader.GetAttribute("numFmtId"), out var id) ? id : 0;
                if (reader.LocalName == "numFmt")
                {
                    codes[format] = reader.GetAttribute("formatCode") ?? "";
                }
                else if (inCells && reader.LocalName == "xf")
                {
                    days.Add(NumberFormats.IsDay(format, codes.GetValueOrDefault(format)));
                }
            }
        }
    }
}
