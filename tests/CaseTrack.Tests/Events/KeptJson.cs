using System.Text.Json.Nodes;

namespace CaseTrack.Tests.Events;

/// <summary>Compares what was kept with what is now. What has come since is no difference; what has gone, or is another, is.</summary>
public static class KeptJson
{
    /// <summary>Each difference in words.</summary>
    public static IEnumerable<string> Differences(JsonNode? kept, JsonNode? now, string path) => (kept, now) switch
    {
        (JsonObject was, JsonObject @is) => was.SelectMany(x => @is.ContainsKey(x.Key)
            ? Differences(x.Value, @is[x.Key], $"{path}/{x.Key}")
            : [$"{path}/{x.Key} was {x.Value?.ToJsonString() ?? "null"} and is no longer there"]),
        (JsonArray was, JsonArray @is) when was.Count == @is.Count =>
            was.Zip(@is).SelectMany((x, i) => Differences(x.First, x.Second, $"{path}/{i}")),

        // As they are spelt: 12500.50 and 12500.5 are not the same to a seal.
        _ => kept?.ToJsonString() == now?.ToJsonString() ? []
            : [$"{path} was {kept?.ToJsonString() ?? "null"} and is {now?.ToJsonString() ?? "null"}"],
    };

    /// <summary>The fields there are, each by its way through the objects; the elements of a list are one.</summary>
    public static IEnumerable<string> Fields(JsonNode? node, string path = "") => node switch
    {
        JsonObject members => members.SelectMany(x => Fields(x.Value, $"{path}/{x.Key}").Prepend($"{path}/{x.Key}")),
        JsonArray items => items.SelectMany(x => Fields(x, path)).Distinct(),
        _ => [],
    };
}
