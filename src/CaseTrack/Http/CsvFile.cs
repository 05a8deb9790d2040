using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsvHelper;
using CsvHelper.Configuration;

namespace CaseTrack.Http;

/// <summary>CSV 文件. Rows of JSON as a table that a spreadsheet opens: UTF-8 with its mark, days as yyyy-MM-dd, what lies deeper under
/// its path (<c>dossier.late</c>), and no cell that a spreadsheet would run as a formula.</summary>
public static class CsvFile
{
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        Encoding = new UTF8Encoding(true),
        NewLine = "\r\n",
    };

    /// <summary>What a formula begins with, in one spreadsheet or another.</summary>
    private const string Runs = "=+-@\t\r";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(IReadOnlyList<JsonObject> rows)
    {
        var flat = rows.SelectMany(x => Tree(x, null)).Select(Flat).ToArray();
        var columns = flat.SelectMany(x => x.Keys).Distinct().ToArray();
        using var file = new MemoryStream();
        using (var text = new StreamWriter(file, Format.Encoding, leaveOpen: true))
        using (var csv = new CsvWriter(text, Format))
        {
            foreach (var column in columns)
            {
                csv.WriteField(column);
            }

            csv.NextRecord();
            foreach (var row in flat)
            {
                foreach (var column in columns)
                {
                    csv.WriteField(row.GetValueOrDefault(column));
                }

                csv.NextRecord();
            }
        }

        return file.ToArray();
    }

    /// <summary>What lies beneath a row in a tree is a row of its own, which names the one above.</summary>
    private static IEnumerable<JsonObject> Tree(JsonObject row, JsonNode? above)
    {
        var beneath = row.FirstOrDefault(x => x.Value is JsonArray many
            && many.All(y => y is JsonObject lower && lower[x.Key] is JsonArray) && (many.Count > 0 || above is not null));
        if (beneath.Value is not JsonArray lower)
        {
            return [row];
        }

        var own = new JsonObject(row.Where(x => x.Key != beneath.Key).Select(x => KeyValuePair.Create(x.Key, x.Value?.DeepClone())));
        own["parent"] = above?.DeepClone();
        return lower.OfType<JsonObject>().SelectMany(x => Tree(x, row["code"] ?? row["id"])).Prepend(own);
    }

    private static Dictionary<string, string?> Flat(JsonObject row)
    {
        var cells = new Dictionary<string, string?>();
        Put(row, "");
        return cells;

        void Put(JsonObject at, string path)
        {
            foreach (var (name, value) in at)
            {
                if (value is JsonObject deeper)
                {
                    Put(deeper, $"{path}{name}.");
                }
                else
                {
                    cells[path + name] = Cell(value);
                }
            }
        }
    }

    private static string? Cell(JsonNode? value) => value switch
    {
        null => null,
        JsonArray many when many.All(x => x is null or JsonValue) => string.Join("; ", many.Select(Cell)),
        JsonArray many => many.ToJsonString(Readable),
        // A negative number stays one; a text that a spreadsheet would run is shown as text.
        _ when value.GetValueKind() == JsonValueKind.String && (string)value! is [var first, ..] text && Runs.Contains(first) => $"'{text}",
        _ => value.ToString(),
    };
}
