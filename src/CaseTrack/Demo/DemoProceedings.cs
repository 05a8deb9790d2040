using System.Globalization;
using System.Text.Json.Nodes;
using CaseTrack.Review;
using Row = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace CaseTrack.Demo;

/// <summary>示范年度的审理经过: what happens between acceptance and decision, some of it in time and some of it late.</summary>
public static class DemoProceedings
{
    public static IEnumerable<(string Act, DateOnly On, JsonObject Body)> OfReview(Row row)
    {
        if (row["intake"] is not ("accepted" or "deemed") || !row.TryGetValue("decidedOn", out var decided))
        {
            yield break;
        }

        var accepted = Day(row.GetValueOrDefault("intakeOn") ?? row["enteredOn"]);
        // Of the ten, one copy and one answer are late: deadlines that were missed stay in sight.
        var copy = accepted.AddDays(row["key"] == "r04" ? 13 : 5);
        yield return ("copy", copy, []);
        yield return ("answer", copy.AddDays(row["key"] == "r03" ? 14 : 8), new JsonObject { ["withEvidence"] = true });
        if (row["key"] == "r06")
        {
            yield return ("suspension", copy.AddDays(12), new JsonObject { ["ground"] = "law-application" });
            yield return ("resumption", copy.AddDays(22), []);
        }

        if (row["key"] is "r02" or "r07")
        {
            yield return ("opinions", copy.AddDays(16), new JsonObject { ["manner"] = "telephone", ["impossible"] = false });
        }

        if (row["decision"] is DecisionCode.Revoked or DecisionCode.DeclaredUnlawful or DecisionCode.PerformanceOrdered)
        {
            var letter = DemoPlan.IdOf("letters", row["key"]).ToString();
            yield return ("letters", Day(decided),
                new JsonObject { ["letter"] = letter, ["letterKind"] = LetterKind.Opinion, ["addressee"] = "被申请人" });
        }
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
