using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseTrack.Import.Reading;
using CaseTrack.Reports;
using CsvHelper;
using CsvHelper.Configuration;

namespace CaseTrack.Exports;

/// <summary>Rows as text: a table parted by commas, or an object a line.</summary>
public static class RowFiles
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>CSV: UTF-8 with its mark, or GB18030 by the table of 2022; days as yyyy-MM-dd; no cell that a spreadsheet would run as a
    /// formula.</summary>
    public static void WriteCsv(ExportSpool spool, Stream file, bool gb18030)
    {
        var format = new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" };
        using var text = new StreamWriter(file, gb18030 ? Gb18030.Strict : new UTF8Encoding(true), 64 * 1024, leaveOpen: true);
        using var csv = new CsvWriter(text, format);
        var columns = spool.Columns;
        foreach (var column in columns)
        {
            csv.WriteField(Written(column));
        }

        csv.NextRecord();
        foreach (var row in spool.Rows())
        {
            var cells = FlatRow.Of(row);
            foreach (var column in columns)
            {
                var cell = cells.GetValueOrDefault(column);

                // A negative number stays one; a text that a spreadsheet would run is shown as text.
                csv.WriteField(cell is { } said ? Written(said.Kind is FlatKind.Text ? SheetBook.Harmless(said.Text) : said.Text) : null);
            }

            csv.NextRecord();
        }

        string Written(string value) => gb18030 ? Gb18030.Before2022(value) : value;
    }

    /// <summary>JSON Lines: the first tells what the file is of, every other is a row.</summary>
    public static void WriteJsonLines(ExportSpool spool, ExportStamp stamp, Stream file)
    {
        using var text = new StreamWriter(file, new UTF8Encoding(false), 64 * 1024, leaveOpen: true) { NewLine = "\n" };
        text.WriteLine(new JsonObject { ["export"] = stamp.ToJson() }.ToJsonString(Readable));
        foreach (var row in spool.Rows())
        {
            text.WriteLine(row.ToJsonString(Readable));
        }
    }
}
