using System.Text.Json.Nodes;
using CaseTrack.Access;
using CaseTrack.Records;

namespace CaseTrack.Web.Pages.Forms;

/// <summary>An organisation to choose.</summary>
public sealed record UnitOption(string Code, string Name, bool Committee, string Kind, int Depth)
{
    /// <summary>Its record.</summary>
    public string Id { get; init; } = "";

    /// <summary>The committees whose cases somebody writes; all of them for whoever writes those of the district.</summary>
    public static IReadOnlyList<UnitOption> CommitteesOf(IReadOnlyList<UnitOption> tree, Caller caller)
    {
        var own = caller.Permits.Where(x => x is { Area: Area.Mediation, Write: true }).Select(x => x.Unit).Distinct().ToArray();
        return own.Contains(null) ? [.. tree.Where(x => x.Committee)]
            : [.. Beneath(tree, own).Where(x => x.Committee).DistinctBy(x => x.Code)];
    }

    private static IEnumerable<UnitOption> Beneath(IReadOnlyList<UnitOption> tree, string?[] own)
    {
        var under = int.MaxValue;
        foreach (var unit in tree)
        {
            under = unit.Depth <= under ? int.MaxValue : under;
            under = under == int.MaxValue && own.Contains(unit.Code) ? unit.Depth : under;
            if (under != int.MaxValue)
            {
                yield return unit;
            }
        }
    }

    /// <summary>The tree as a list, each after what it is beneath.</summary>
    public static IReadOnlyList<UnitOption> Of(JsonNode? organisations, int depth = 0) =>
    [
        .. organisations?.AsArray().SelectMany(x => Of(x!["beneath"], depth + 1).Prepend(
            new((string)x["code"]!, (string)x["name"]!, (string?)x["kind"] == "mediation-committee", (string?)x["kind"] ?? "",
                depth) { Id = (string?)x["id"] ?? "" })) ?? [],
    ];
}
