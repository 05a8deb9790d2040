namespace CaseTrack.Reports.Drafts;

/// <summary>文稿中的一个数. Where it stands and what is to be said of it.</summary>
/// <param name="Text">As written, with its 余, 近 or 约 and its measure.</param>
/// <param name="Position">Characters before it, in its part.</param>
/// <param name="Paragraph">Paragraph of its part, from 1.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Code">The figure it was matched with.</param>
/// <param name="Name">The figure's name.</param>
/// <param name="Value">The figure's value.</param>
/// <param name="Remark">Why, in Chinese and English.</param>
public sealed record CheckedNumber(
    string Text, int Position, int Paragraph, NumberVerdict Verdict, string? Code, string? Name, decimal? Value, string? Remark)
{
    /// <summary>Of a Word document, where it stands other than in the body: <c>footnotes</c>, <c>endnotes</c> or <c>header</c>.</summary>
    public string? Part { get; init; }

    /// <summary>读作: how it was read, in one sentence: of which time, of which cases, of what.</summary>
    public string? Reading { get; init; }

    /// <summary>Of one that is not judged, why.</summary>
    public UnknownReason? Because { get; init; }

    /// <summary>Where the figure is, over the time and of the cases it was read for.</summary>
    public string? Figure { get; init; }

    /// <summary>The wording a choice ("not this") is remembered for.</summary>
    public string? Wording { get; init; }
}
