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
            var next = i == steps.Length - 1 ? value
                : Child(at, steps[i]);

            // What is there already stays where it is: a node has one parent.
            var made = next is null || i == steps.Length - 1;
            next ??= int.TryParse(steps[i + 1], out _) ? new JsonArray() : new JsonObject();
            if (made && at is JsonArray list)
            {
                var place = int.Parse(steps[i], CultureInfo.InvariantCulture);
                while (list.Count <= place)
                {
                    list.Add(null);
                }

                list[place] = next;
            }
            else if (made)
            {
                at[steps[i]] = next;
            }

            at = next;
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

    private static JsonNode? Child(JsonNode at, string step) => at is not JsonArray list ? at[step]
        : int.Parse(step, CultureInfo.InvariantCulture) is var place && place < list.Count ? list[place] : null;
}
