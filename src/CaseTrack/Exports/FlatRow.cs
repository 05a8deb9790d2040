using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CaseTrack.Exports;

/// <summary>What a cell is.</summary>
public enum FlatKind
{
    Text = 1,
    Number,
    Day,
}

/// <summary>A cell of a flat row; days as yyyy-MM-dd.</summary>
public readonly record struct FlatCell(string Text, FlatKind Kind);

/// <summary>平行. A row of JSON as a table has it: what lies deeper under its path (<c>dossier.late</c>), a list of values in one
/// cell.</summary>
public static class FlatRow
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What lies beneath a row in a tree is a row of its own, which names the one above.</summary>
    public static IEnumerable<JsonObject> Tree(JsonObject row, JsonNode? above = null)
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

    /// <summary>The cells by their columns; empty ones too, so that the column is there.</summary>
    public static Dictionary<string, FlatCell?> Of(JsonObject row)
    {
        var cells = new Dictionary<string, FlatCell?>();
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

    /// <summary>A value as a cell; null for none.</summary>
    public static FlatCell? Cell(JsonNode? value) => value switch
    {
        null => null,
        JsonArray many when many.All(x => x is null or JsonValue) =>
            new(string.Join("; ", many.Select(x => Cell(x)?.Text)), FlatKind.Text),
        JsonArray or JsonObject => new(value.ToJsonString(Readable), FlatKind.Text),
        _ => value.GetValueKind() switch
        {
            JsonValueKind.String => Said((string)value!),
            JsonValueKind.Number => new(value.ToString(), FlatKind.Number),
            _ => new(value.ToString(), FlatKind.Text),
        },
    };

    private static FlatCell Said(string text) => new(text, text.Length == 10
        && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? FlatKind.Day
        : FlatKind.Text);
}
