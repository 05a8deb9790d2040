using System.Text.Json.Nodes;

namespace CaseTrack.Tests.Hosting;

/// <summary>A body made up from its published schema, and what people and programs get wrong about it.</summary>
public sealed class SampleBody(JsonNode document)
{
    private static readonly string[] Wholes = ["null", "[]", "{}", "0", "\"x\"", "true", "", "[null]", "{\"\":null}", "{\"occurredOn\":null}"];
    private static readonly string[] Values =
        ["null", "[]", "[null]", "{}", "\"\"", "\"x\"", "-1", "2147483647", "1e28", "true", "\"0001-01-01\"", "\"9999-12-31\"", "\"00000000-0000-0000-0000-000000000000\""];

    /// <summary>One of a schema: every member has a value.</summary>
    public JsonNode? Of(JsonNode schema, int depth = 0)
    {
        if ((string?)schema["$ref"] is { } name)
        {
            return Of(document["components"]!["schemas"]![name["#/components/schemas/".Length..]]!, depth + 1);
        }

        return (string?)schema["type"] switch
        {
            "object" when schema["properties"] is JsonObject members && depth < 6 => new JsonObject(members.Select(x => KeyValuePair.Create(x.Key, Of(x.Value!, depth + 1)))),
            "object" => new JsonObject(),
            "array" => new JsonArray(Of(schema["items"]!, depth + 1)),
            "integer" or "number" => 1,
            "boolean" => true,
            "string" when schema["enum"] is JsonArray values => (string)values[0]!,
            "string" => (string?)schema["format"] switch
            {
                "uuid" => Guid.CreateVersion7().ToString(),
                "date" => "2026-06-15",
                "date-time" => "2026-06-15T08:00:00+08:00",
                _ => "词",
            },
            _ => null,
        };
    }

    /// <summary>The same with one thing wrong at a time: the whole, each member, each member of a member.</summary>
    public IEnumerable<string> Wrong(JsonNode schema)
    {
        foreach (var whole in Wholes)
        {
            yield return whole;
        }

        var sample = Of(schema);
        yield return sample!.ToJsonString();
        foreach (var body in Changed(sample, sample, 0))
        {
            yield return body;
        }
    }

    private static IEnumerable<string> Changed(JsonNode root, JsonNode? node, int depth)
    {
        if (node is JsonArray { Count: > 0 } list)
        {
            foreach (var body in Changed(root, list[0], depth))
            {
                yield return body;
            }
        }

        if (node is not JsonObject members || depth == 3)
        {
            yield break;
        }

        foreach (var (name, value) in members.ToArray())
        {
            // Deeper down only what is missing: wrong kinds of value are refused in one place, wherever they stand.
            foreach (var wrong in depth == 0 ? Values : Values[..3])
            {
                members[name] = JsonNode.Parse(wrong);
                yield return root.ToJsonString();
            }

            members[name] = value?.DeepClone();
            foreach (var body in Changed(root, members[name], depth + 1))
            {
                yield return body;
            }
        }
    }
}
