using System.Globalization;
using System.Text.Json.Nodes;

namespace CaseTrack.Import.Columns;

/// <summary>Commands as JSON, by JSON Pointer. RFC 6901.</summary>
public static class Bodies
{
    /// <summary>Puts a value where a pointer says, making what is missing on the way.</summary>
    public static void Set(JsonObject body, string pointer, JsonNode value)
    {
        JsonNode at = body;
        var steps = pointer.Split('/')[1..];
        for (var i = 0; i < steps.Length; i++)
        {
            JsonNode Next() => int.TryParse(steps[i + 1], out _) ? new JsonArray() : new JsonObject();
            if (at is JsonArray list)
            {
                var place = int.Parse(steps[i], CultureInfo.InvariantCulture);
                while (list.Count <= place)
                {
                    list.Add(null);
                }

                list[place] = i == steps.Length - 1 ? value : list[place] ?? Next();
                at = list[place]!;
            }
            else
            {
                at[steps[i]] = i == steps.Length - 1 ? value : at[steps[i]] ?? Next();
                at = at[steps[i]]!;
            }
        }
    }

    /// <summary>What stands where a pointer says; null for nothing.</summary>
    public static JsonNode? Find(JsonNode body, string pointer)
    {
        JsonNode? at = body;
        foreach (var step in pointer.Split('/')[1..])
        {
            at = at switch
            {
                JsonArray list when int.TryParse(step, out var place) => place < list.Count ? list[place] : null,
                JsonObject holder => holder[step],
                _ => null,
            };
        }

        return at;
    }
}
