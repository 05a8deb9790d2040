namespace CaseTrack.Reports.Drafts;

/// <summary>The times a line has named up to a number, also those it only refers to.</summary>
/// <param name="line">The line.</param>
/// <param name="year">The report's year.</param>
/// <param name="tokens">The tokens of the line.</param>
/// <param name="count">How many of them stand before the number.</param>
/// <param name="period">The time the sentence speaks of.</param>
internal sealed class NamedTimes(string line, int year, IReadOnlyList<DraftToken> tokens, int count, DraftPeriod? period)
{
    /// <summary>The year named since the number before; null for none.</summary>
    public int? YearIn(DraftClause clause) => TimeSince(clause.Since, x => x.Year is not null)?.Year;

    /// <summary>The part of the year that is compared with since the number before: 比上半年多37件.</summary>
    public DraftPeriod? PartIn(DraftClause clause)
    {
        for (var i = count - 1; i >= 0 && tokens[i].Start >= clause.Since; i--)
        {
            if (tokens[i] is { Kind: TokenKind.Time, Time: { Year: null, Whole: false } part }
                && Numerals.At(line, tokens[i].Start - 1) is '较' or '比')
            {
                return part;
            }
        }

        return null;
    }

    /// <summary>Whether a time is named since the number before.</summary>
    public bool SaysTime(DraftClause clause) => TimeSince(clause.Since, _ => true) is not null;

    /// <summary>The time a number is put to by the words right before it, which the sentence only refers to: 较2021年的1件增加15件.</summary>
    public DraftPeriod? OfThat(DraftClause clause)
    {
        var start = clause.Number.Start;
        if (count > 0 && tokens[count - 1] is { Kind: TokenKind.Time } last && (last.Time.Year is not null || !last.Time.Whole)
            && last.End <= start && start - last.End <= 4
            && (line[last.End..start] is "的" or "度的" or "同期的" or "全年的"
                || (last.End == start && Numerals.At(line, last.Start - 1) is '于' or '较' or '比')))
        {
            return last.Time.Whole && period is { Whole: false } part ? part with { Year = last.Time.Year } : last.Time;
        }

        return Array.Exists(PeriodReader.OfLast, x => Numerals.Has(line, start - x.Length, x))
            || Array.Exists(PeriodReader.LastYears, x => Numerals.Has(line, start - x.Length, x)
                && Numerals.At(line, start - x.Length - 1) is '较' or '比' or '与' or '由' or '从') ? LastYear() : null;
    }

    /// <summary>The same time of the year that is compared with: named in the sentence, or else the one before.</summary>
    public DraftPeriod? Compared(DraftClause clause)
    {
        if (TimeSince(clause.Sentence, x => x.Year < year)?.Year is { } named)
        {
            return (period ?? new(null)) with { Year = named };
        }

        return Array.Exists(PeriodReader.LastYears, x => line.AsSpan(clause.Sentence, clause.Number.Start - clause.Sentence).Contains(x,
            StringComparison.Ordinal)) ? LastYear() : null;
    }

    private DraftPeriod? TimeSince(int place, Func<DraftPeriod, bool> meant)
    {
        for (var i = count - 1; i >= 0 && tokens[i].Start >= place; i--)
        {
            if (tokens[i].Kind is TokenKind.Time && meant(tokens[i].Time))
            {
                return tokens[i].Time;
            }
        }

        return null;
    }

    private DraftPeriod LastYear() => (period is { } own && (own.Year ?? year) == year ? own : new(null)) with { Year = year - 1 };
}
