namespace CaseTrack.Letters;

/// <summary>域. What a template can name, and where its value comes from.</summary>
/// <param name="Name">Its name, the tag of a content control.</param>
/// <param name="Chinese">名称, which may be written in its place.</param>
/// <param name="English">Name.</param>
/// <param name="Sample">样例.</param>
/// <param name="From">Where it comes from: <c>record.…</c>, an event and its member, <c>due:</c> a term, <c>typed.</c> for what is typed
/// when the letter is made.</param>
/// <param name="As">How it is said: <c>day</c>, <c>yuan</c>, <c>code:</c> list, <c>account</c>, <c>unit</c>, <c>lines</c>,
/// <c>yes</c>.</param>
/// <param name="Kind">The kind of case that has it; every kind without.</param>
/// <param name="People">It says who somebody is.</param>
public sealed record LetterField(
    string Name, string Chinese, string English, string Sample, string From, string? As = null, string? Kind = null, bool People = false)
{
    private static readonly string[] Lists = ["party", "applicant", "respondent", "third", "representative", "problem"];

    /// <summary>Typed when the letter is made, and left to be written by hand where it is not.</summary>
    public bool Typed => From.StartsWith("typed.", StringComparison.Ordinal);

    /// <summary>The list it is a column of: its row or paragraph is repeated for each.</summary>
    public string? List => Name.Split('.') is [var first, var second] && second != "names" && Lists.Contains(first) ? first : null;
}
