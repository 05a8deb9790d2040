namespace CaseTrack.Reports.Drafts;

/// <summary>A line of a draft, with the cells it has if it is the row of a table: parted by tabs, by upright strokes, or by wide blanks
/// where the line beside it has as many.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Position">Characters of the part before it.</param>
/// <param name="Paragraph">The paragraph, from 1.</param>
/// <param name="Cells">Its cells, with the place of each in the line; none for a paragraph.</param>
internal sealed record DraftRow(string Text, int Position, int Paragraph, IReadOnlyList<(string Text, int At)> Cells)
{
    private const int LongestRow = 200;

    /// <summary>The cells in the forms the reader knows, without blanks.</summary>
    public string[] Names { get; } = [.. Cells.Select(x => FoldedText.Of(x.Text).Replace(" ", "", StringComparison.Ordinal))];

    /// <summary>The lines of a draft.</summary>
    public static IEnumerable<DraftRow> Of(string draft)
    {
        var lines = draft.ReplaceLineEndings("\n").Split('\n');
        var wide = lines.Select(Wide).ToArray();
        var position = 0;
        for (var i = 0; i < lines.Length; position += lines[i].Length + 1, i++)
        {
            var line = lines[i];
            var beside = wide[i].Count > 1 && ((i > 0 && wide[i - 1].Count == wide[i].Count)
                || (i + 1 < lines.Length && wide[i + 1].Count == wide[i].Count));
            yield return new(line, position, i + 1, line.Contains('\t', StringComparison.Ordinal) ? Parted(line, '\t')
                : line.Count(x => x == '|') > 1 ? Parted(line, '|') : beside ? wide[i] : []);
        }
    }

    private static List<(string, int)> Parted(string line, char separator)
    {
        var (cells, at) = (new List<(string, int)>(), 0);
        foreach (var cell in line.Split(separator))
        {
            cells.Add((cell, at));
            at += cell.Length + 1;
        }

        return cells;
    }

    /// <summary>Cells parted by a wide blank, or by two blanks and more; none for what is a sentence.</summary>
    private static List<(string, int)> Wide(string line)
    {
        var cells = new List<(string, int)>();
        if (line.Length > LongestRow || line.Contains('。', StringComparison.Ordinal) || line.Contains('\t', StringComparison.Ordinal))
        {
            return cells;
        }

        for (var at = 0; at < line.Length;)
        {
            var end = at;
            while (end < line.Length && line[end] != '　' && !(line[end] == ' ' && end + 1 < line.Length && line[end + 1] is ' ' or '　'))
            {
                end++;
            }

            if (line[at..end].Trim().Length > 0)
            {
                cells.Add((line[at..end], at));
            }

            while (end < line.Length && line[end] is ' ' or '　')
            {
                end++;
            }

            at = end;
        }

        return cells;
    }
}
