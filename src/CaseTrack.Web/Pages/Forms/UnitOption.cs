using System.Text.Json.Nodes;

namespace CaseTrack.Web.Pages.Forms;

/// <summary>An organisation to choose.</summary>
public sealed record UnitOption(string Code, string Name, bool Committee, string Kind, int Depth)
{
    /// <summary>The tree as a list, each after what it is beneath.</summary>
    public static IReadOnlyList<UnitOption> Of(JsonNode? organisations, int depth = 0) =>
    [
        .. organisations?.AsArray().SelectMany(x => Of(x!["beneath"], depth + 1).Prepend(
            new((string)x["code"]!, (string)x["name"]!, (string?)x["kind"] == "mediation-committee", (string?)x["kind"] ?? "",
                depth))) ?? [],
    ];
}
