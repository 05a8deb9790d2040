using System.IO.Compression;
using System.Security;
using System.Text;

namespace CaseTrack.Tests.Import;

/// <summary>A workbook made part by part, so that each can be what other programs write, or what somebody with bad intentions
/// would.</summary>
public sealed class MadeWorkbook
{
    /// <summary>Cell formats: 0 is plain, those after it as their number formats say.</summary>
    public List<int> Formats { get; } = [0];

    public Dictionary<int, string> Codes { get; } = [];

    public List<string> Merged { get; } = [];

    public Dictionary<string, string> Parts { get; } = [];

    public string Properties { get; set; } = "";

    public string Relations { get; set; } = "";

    private readonly StringBuilder rows = new();
    private int row;

    /// <summary>A row of texts; what begins with &lt; stands as it is.</summary>
    public MadeWorkbook Row(params ReadOnlySpan<string?> cells)
    {
        row++;
        rows.Append($"<row r=\"{row}\">");
        for (var i = 0; i < cells.Length; i++)
        {
            var at = $"{CaseTrack.Import.Reading.ReadRow.Letters(i)}{row}";
            rows.Append(cells[i] switch
            {
                null or "" => "",
                ['<', ..] and var raw => raw.Replace("@", at, StringComparison.Ordinal),
                var text => $"<c r=\"{at}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>",
            });
        }

        rows.Append("</row>");
        return this;
    }

    public MadeWorkbook Raw(string xml)
    {
        rows.Append(xml);
        return this;
    }

    /// <summary>A number in a format.</summary>
    public static string Number(string value, int style = 0) => $"<c r=\"@\" s=\"{style}\"><v>{value}</v></c>";

    public byte[] Write()
    {
        const string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var parts = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
            ["_rels/.rels"] = Relationships($"<Relationship Id=\"r1\" Type=\"{types}/officeDocument\" Target=\"xl/workbook.xml\"/>"),
            ["xl/workbook.xml"] = $"<workbook xmlns=\"{main}\" xmlns:r=\"{types}\">{Properties}"
                + "<sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] = Relationships(
                $"<Relationship Id=\"r1\" Type=\"{types}/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                + $"<Relationship Id=\"r2\" Type=\"{types}/styles\" Target=\"styles.xml\"/>{Relations}"),
            ["xl/styles.xml"] = $"<styleSheet xmlns=\"{main}\"><numFmts>"
                + string.Concat(Codes.Select(x => $"<numFmt numFmtId=\"{x.Key}\" formatCode=\"{SecurityElement.Escape(x.Value)}\"/>"))
                + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>"
                + string.Concat(Formats.Select(x => $"<xf numFmtId=\"{x}\"/>")) + "</cellXfs></styleSheet>",
            ["xl/worksheets/sheet1.xml"] = $"<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData>"
                + (Merged.Count == 0 ? "" : $"<mergeCells>{string.Concat(Merged.Select(x => $"<mergeCell ref=\"{x}\"/>"))}</mergeCells>")
                + "</worksheet>",
        };
        foreach (var (name, part) in Parts)
        {
            parts[name] = part;
        }

        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, part) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(part));
            }
        }

        return file.ToArray();

        static string Relationships(string of) =>
            $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{of}</Relationships>";
    }
}
