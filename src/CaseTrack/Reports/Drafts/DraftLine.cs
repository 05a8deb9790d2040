using CaseTrack.Figures;

namespace CaseTrack.Reports.Drafts;

/// <summary>A line as the reader sees it: a paragraph, or one cell of a table behind the heads of its row and column.</summary>
/// <param name="Text">The folded text.</param>
/// <param name="Source">As it was written.</param>
/// <param name="Position">Characters of the part before it; of a cell, before its first character.</param>
/// <param name="Paragraph">The paragraph, from 1.</param>
public sealed record DraftLine(string Text, string Source, int Position, int Paragraph)
{
    /// <summary>Where what is listed begins: behind the heads of a cell.</summary>
    public int Listed { get; init; }

    /// <summary>It is a cell.</summary>
    public bool InTable { get; init; }

    /// <summary>The figures that have the name its row has.</summary>
    public IReadOnlyList<Figure>? Figures { get; init; }

    /// <summary>A stretch as it was written.</summary>
    public string Written(int start, int end) => Source[start..Math.Min(end, Source.Length)].Trim();
}
