namespace CaseTrack.Reports.Drafts;

/// <summary>What a line has said up to a number: of which matter it speaks, of which time, and whether of plans.</summary>
internal sealed class DraftHearing(
    string line, int year, IReadOnlyList<DraftToken> tokens, IEnumerable<WordHit> hits, string matter)
{
    private readonly List<WordHit> spoken = [.. hits.Where(x => x.Meanings.Any(y =>
        y.Role is WordRole.Matter or WordRole.Period or WordRole.Plan or WordRole.Done || y is { Role: WordRole.Plain, Text: "plan" }))];

    private int word;
    private int time;
    private bool paragraphPlan;
    private bool sentencePlan;
    private int clausePlan = -1;
    private bool said;
    private int bracket = -1;
    private SaidTime outside;
    private SaidTime now;

    /// <summary>The matter heard of last.</summary>
    public string Matter { get; private set; } = matter;

    /// <summary>Whether the sentence says what is meant to be.</summary>
    public bool Planned { get; private set; }

    /// <summary>The time the sentence speaks of; null for the report's own.</summary>
    public DraftPeriod? Period => now.Period;

    /// <summary>A time no figure is of: 五年来, 每月.</summary>
    public string? OtherPeriod => now.Other;

    /// <summary>Of when the sentences before spoke, where this one does not say; joined to it by a semicolon or not.</summary>
    public (SaidTime Time, bool Joined)? Carried { get; private set; }

    /// <summary>The sentence names a time that may be another: 活动月中, 专项行动期间.</summary>
    public bool Unsure => now.Unsure;

    /// <summary>Hears what was said up to a number: the matter, plans, times.</summary>
    public void UpTo(DraftClause clause)
    {
        var start = clause.Number.Start;
        if (clause.First)
        {
            Begin(clause);
        }

        if (bracket >= 0 && bracket < start)
        {
            (now, bracket) = (outside, -1);
        }

        for (; word < spoken.Count && spoken[word].End <= start; word++)
        {
            Hear(spoken[word], clause);
        }

        for (; time < tokens.Count && tokens[time].Start < start; time++)
        {
            if (tokens[time].Kind is TokenKind.Time && tokens[time].Start >= clause.Sentence)
            {
                Time(tokens[time], start);
            }
        }

        Planned = paragraphPlan || sentencePlan || (clausePlan >= 0 && clausePlan >= clause.Head);
    }

    /// <summary>The year named since the number before; null for none.</summary>
    public int? YearIn(DraftClause clause) => TimeSince(clause.Since, x => x.Year is not null)?.Year;

    /// <summary>Whether a time is named since the number before.</summary>
    public bool SaysTime(DraftClause clause) => TimeSince(clause.Since, _ => true) is not null;

    /// <summary>The time a number is put to by the words right before it, which the sentence only refers to: 较2021年的1件增加15件.</summary>
    public DraftPeriod? OfThat(DraftClause clause)
    {
        var start = clause.Number.Start;
        if (time > 0 && tokens[time - 1] is { Kind: TokenKind.Time, Time.Year: not null } last && last.End < start && start - last.End <= 4
            && line[last.End..start] is "的" or "度的" or "同期的" or "全年的")
        {
            return last.Time.Whole && now.Period is { Whole: false } part ? part with { Year = last.Time.Year } : last.Time;
        }

        return Array.Exists(PeriodReader.OfLast, x => Numerals.Has(line, start - x.Length, x)) ? LastYear() : null;
    }

    /// <summary>The same time of the year that is compared with: named in the sentence, or else the one before.</summary>
    public DraftPeriod? Compared(DraftClause clause)
    {
        if (TimeSince(clause.Sentence, x => x.Year < year)?.Year is { } named)
        {
            return (now.Period ?? new(null)) with { Year = named };
        }

        return Array.Exists(PeriodReader.LastYears, x => line.AsSpan(clause.Sentence, clause.Number.Start - clause.Sentence).Contains(x,
            StringComparison.Ordinal)) ? LastYear() : null;
    }

    private DraftPeriod? TimeSince(int place, Func<DraftPeriod, bool> meant)
    {
        for (var i = time - 1; i >= 0 && tokens[i].Start >= place; i--)
        {
            if (tokens[i].Kind is TokenKind.Time && meant(tokens[i].Time))
            {
                return tokens[i].Time;
            }
        }

        return null;
    }

    private DraftPeriod LastYear() => (now.Period is { } own && (own.Year ?? year) == year ? own : new(null)) with { Year = year - 1 };

    /// <summary>A new sentence: what the one before has said of time is taken over where this one says nothing.</summary>
    private void Begin(DraftClause clause)
    {
        var joined = clause.Sentence > 0 && line[clause.Sentence - 1] == '；';
        now = bracket >= 0 ? outside : now;
        bracket = -1;
        Carried = said ? now is { Period: null, Other: null, Unsure: false } ? null : (now, joined)
            : Carried is var (time, chained) ? (time, chained && joined) : null;
        (now, said, sentencePlan, clausePlan) = (default, false, false, -1);
    }

    private void Say(SaidTime time)
    {
        (now, said, Carried) = (time, true, null);
    }

    private void Time(DraftToken token, int number)
    {
        if (PeriodReader.Since(line, token, year) is { } since)
        {
            Say(since);
        }
        else if (PeriodReader.Until(line, token) is { } until)
        {
            Say(new(until));
        }
        else if (PeriodReader.OfLastYear(line, token) is { } part)
        {
            Say(new(part with { Year = year - 1 }));
        }
        else if (PeriodReader.Bracket(line, token) is >= 0 and var close && close > number)
        {
            // （2021年为1件）: of that number alone.
            (outside, bracket) = (now, close);
            now = new(token.Time);
        }
        else if (!PeriodReader.Refers(line, token))
        {
            Say(new(token.Time));
        }
    }

    private void Hear(WordHit hit, DraftClause clause)
    {
        foreach (var meaning in hit.Meanings)
        {
            switch (meaning.Role)
            {
                case WordRole.Matter:
                    Matter = meaning.Text;
                    break;
                case WordRole.Plan when !Overlaid(hit):
                    paragraphPlan |= DraftWords.PlansAhead(meaning.Text);
                    if (hit.Start >= clause.Sentence && DraftWords.PlansClause(meaning.Text))
                    {
                        clausePlan = hit.Start;
                    }
                    else
                    {
                        sentencePlan |= hit.Start >= clause.Sentence;
                    }

                    break;
                case WordRole.Done when hit.Start >= clause.Sentence:
                    (sentencePlan, clausePlan) = (false, -1);
                    break;
                case WordRole.Period when hit.Start >= clause.Sentence && !PeriodReader.Compares(line, hit):
                    HearTime(hit, meaning.Text, clause);
                    break;
            }
        }
    }

    private void HearTime(WordHit hit, string means, DraftClause clause)
    {
        // 二〇二二年来 is no 二年来.
        if (Numeral(hit.Start) && Numeral(hit.Start - 1))
        {
            return;
        }

        switch (means)
        {
            case "this" or "next":
                Say(default);
                break;
            case "last":
                Say(new(new(year - 1)));
                break;
            case "each" when hit.Start < clause.Head:
            case "current" when now.Period is { Whole: false }:
            case "since" when PeriodReader.OfThisYear(line, hit.Start):
                break;
            case "doubt":
                Say(now with { Unsure = true });
                break;
            default:
                Say(new(null, line[hit.Start..hit.End]));
                break;
        }
    }

    private bool Numeral(int at) => Numerals.IsDigit(Numerals.At(line, at)) || Numerals.IsSpelt(Numerals.At(line, at));

    /// <summary>工作计划 is no plan.</summary>
    private bool Overlaid(WordHit hit) => spoken.Skip(Math.Max(0, word - 8)).Take(16)
        .Any(x => x.Start <= hit.Start && x.End >= hit.End && x.Meanings.Any(y => y is { Role: WordRole.Plain, Text: "plan" }));
}

/// <summary>Of when a sentence speaks.</summary>
/// <param name="Period">A time figures are calculated for; null for the report's own.</param>
/// <param name="Other">A time that no figure is of.</param>
/// <param name="Unsure">It may be another.</param>
internal readonly record struct SaidTime(DraftPeriod? Period = null, string? Other = null, bool Unsure = false);
