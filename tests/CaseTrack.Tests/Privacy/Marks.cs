using System.Text.RegularExpressions;
using CaseTrack.Demo;

namespace CaseTrack.Tests.Privacy;

/// <summary>Marked personal data: every name and address of the demonstration year ends in a character that occurs nowhere else, and every
/// number of a person is known.</summary>
public static partial class Marks
{
    /// <summary>Dragons on the move; in no text of ours.</summary>
    public const string Mark = "龘";

    private static readonly HashSet<string> Numbers = [];

    /// <summary>The plan with its people marked.</summary>
    public static IReadOnlyList<DemoStep> Put(IReadOnlyList<DemoStep> plan)
    {
        foreach (var person in plan.SelectMany(x => x.Body["parties"]?.AsArray() ?? []).Where(x => (string)x!["partyKind"]! == "person")
            .Select(x => x!.AsObject()))
        {
            person["name"] = (string)person["name"]! + Mark;
            person["address"] = (string)person["address"]! + Mark;
            Numbers.Add((string)person["identityNumber"]!);
            Numbers.Add((string)person["phone"]!);
        }

        return plan;
    }

    /// <summary>How many numbers of persons are marked.</summary>
    public static int Count => Numbers.Count;

    /// <summary>A marked datum in a text; null for none.</summary>
    public static string? Find(string text) =>
        text.Contains(Mark, StringComparison.Ordinal) || text.Contains("\\u9F98", StringComparison.OrdinalIgnoreCase)
            || text.Contains(Uri.EscapeDataString(Mark), StringComparison.OrdinalIgnoreCase)
            ? Around(text)
            : Digits().Matches(text).Select(x => x.Value).FirstOrDefault(Numbers.Contains);

    private static string Around(string text)
    {
        var at = Math.Max(0, text.IndexOf(Mark, StringComparison.Ordinal) - 60);
        return text.Substring(at, Math.Min(120, text.Length - at));
    }

    [GeneratedRegex("[0-9]{11,17}[0-9Xx]?")]
    private static partial Regex Digits();
}
