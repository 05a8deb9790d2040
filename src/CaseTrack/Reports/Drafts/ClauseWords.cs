namespace CaseTrack.Reports.Drafts;

/// <summary>分句的字面: what can be told of a clause by its letters alone.</summary>
internal static class ClauseWords
{
    private const int Longest = 200;

    /// <summary>The clause with the number as {0}: what an office's choice is remembered for.</summary>
    public static string Wording(string line, DraftClause clause) =>
        string.Concat(line.AsSpan(clause.Head, clause.Number.Start - clause.Head), "{0}",
        line.AsSpan(clause.Number.Stop, Math.Max(0, clause.Tail - clause.Number.Stop))).Replace(" ", "", StringComparison.Ordinal)
        .Trim('，', '、', '。');

    /// <summary>撤销、确认违法、责令履行各1件: how many things it is said of.</summary>
    public static int Each(ReadOnlySpan<char> head) => !head.TrimEnd().EndsWith("各") ? 1
        : 1 + head.Count('、') + head.Count('和') + head.Count('与') + head.Count('及');

    /// <summary>Whether a number stands between a place and the end of its clause.</summary>
    public static bool Counted(string line, IReadOnlyList<DraftClause> clauses, int place)
    {
        var end = line.AsSpan(place, Math.Min(Longest, line.Length - place)).IndexOfAny('，', '。', '；');
        end = end < 0 ? line.Length : place + end;
        var next = Places.FirstFrom(clauses, x => x.Number.Start, place);
        return next < clauses.Count && clauses[next].Number.Start < end;
    }
}
