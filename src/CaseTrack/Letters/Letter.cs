using System.Text.RegularExpressions;
using CaseTrack.Terms;

namespace CaseTrack.Letters;

/// <summary>此前的法律依据.</summary>
/// <param name="Until">The first day of the law that came after.</param>
/// <param name="Basis">法律依据.</param>
public sealed record EarlierBasis(DateOnly Until, string Basis);

/// <summary>文书. One document of a procedure: when it can be made, what it says, and what it counts as.</summary>
/// <param name="Code">Stable code: the desk and the document.</param>
/// <param name="Kind">The kind of case.</param>
/// <param name="Chinese">名称.</param>
/// <param name="English">Name.</param>
/// <param name="Basis">法律依据.</param>
/// <param name="After">The events it can belong to, by name; one of them has happened before it can be made.</param>
/// <param name="Body">Its text, a line a paragraph: <c>{field}</c>, <c>[[left out where its fields are empty]]</c>, <c>|a row|of a
/// table|</c>, <c>#</c> heading, <c>&gt;</c> without indent, <c>&lt;</c> to the right.</param>
/// <param name="Earlier">法律依据 of cases under an earlier law, where that was another.</param>
/// <param name="Tag">Of the event, which kind alone.</param>
/// <param name="Item">卷内材料 it counts as.</param>
/// <param name="Series">Whose number it bears: the document that number was given to; <c>*</c> for the last the case was given.</param>
/// <param name="Headed">With the name of the organ in red (发文机关标志).</param>
public sealed partial record Letter(
    string Code, string Kind, string Chinese, string English, string Basis, IReadOnlyList<string> After, IReadOnlyList<string> Body,
    EarlierBasis? Earlier = null, string? Tag = null, string? Item = null, string? Series = null, bool Headed = false)
{
    /// <summary>In the reader's language.</summary>
    public string Name => ReaderLanguage.Of(Chinese, English);

    /// <summary>法律依据 of a case that is governed by the law of a day.</summary>
    public string BasisOf(DateOnly law) => Earlier is { } earlier && law < earlier.Until ? earlier.Basis : Basis;

    /// <summary>Whether it can belong to a step of a case.</summary>
    public bool Follows(Step step) => After.Contains(step.Event) && (Tag is null || step.Tag == Tag || !TagIsOf(step.Event));

    /// <summary>The step it belongs to unless another is named: the latest.</summary>
    public int? StepOf(Dossier dossier) =>
        dossier.Steps.Select((x, i) => (Step: x, At: (int?)i)).LastOrDefault(x => Follows(x.Step)).At;

    /// <summary>The fields its shipped text uses, in their order.</summary>
    public IEnumerable<string> Uses() => Body.SelectMany(x => Field().Matches(x)).Select(x => x.Groups[1].Value).Distinct();

    // The first event is the one the tag is of.
    private bool TagIsOf(string happened) => After[0] == happened;

    [GeneratedRegex(@"\{([a-z0-9.-]+)\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    public static partial Regex Field();
}
