namespace CaseTrack.Reports.Drafts;

/// <summary>What a line has said up to a number: of which matter it speaks, of which time, and whether of plans.</summary>
internal sealed class DraftHearing(
    string line, int year, IReadOnlyList<DraftToken> tokens, IEnumerable<WordHit> hits, string matter)
{
    private readonly List<WordHit> spoken = [.. hits.Where(x => x.Meanings.Any(y =>
        y.Role is WordRole.Matter or WordRole.Period or WordRole.Plan || y is { Role: WordRole.Plain, Text: "plan" }))];

    private int word;
    private int time;
    private bool paragraphPlan;

    /// <summary>The matter heard of last.</summary>
    public string Matter { get; private set; } = matter;

    /// <summary>Whether the sentence says what is meant to be.</summary>
    public bool Planned { get; private set; }

    /// <summary>The time the sentence speaks of; null for the report's own.</summary>
    public DraftPeriod? Period { get; private set; }

    /// <summary>A time no figure is of: 五年来, 每月.</summary>
    public string? OtherPeriod { get; private set; }

    /// <summary>Hears what was said up to a number: the matter, plans, times.</summary>
    public void UpTo(DraftClause clause)
    {
        var start = clause.Number.Start;
        if (clause.First)
        {
            (Period, OtherPeriod) = (null, null);
            Planned = Planned && paragraphPlan;
        }

        for (; word < spoken.Count && spoken[word].End <= start; word++)
        {
            Hear(spoken[word], clause);
        }

        for (; time < tokens.Count && tokens[time].Start < start; time++)
        {
            if (tokens[time].Kind is TokenKind.Time && tokens[time].Start >= clause.Sentence)
            {
                if (PeriodReader.Until(line, tokens[time]) is { } until)
                {
                    (Period, OtherPeriod) = (until, null);
                }
                else if (!PeriodReader.Refers(line, tokens[time]))
                {
                    (Period, OtherPeriod) = (tokens[time].Time, null);
                }
            }
        }
    }

    /// <summary>The year named since the number before; null for none.</summary>
    public int? YearIn(DraftClause clause)
    {
        for (var i = time - 1; i >= 0 && tokens[i].Start >= clause.Since; i--)
        {
            if (tokens[i] is { Kind: TokenKind.Time, Time.Year: { } named })
            {
                return named;
            }
        }

        return null;
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
                    Planned |= hit.Start >= clause.Sentence;
                    paragraphPlan |= DraftWords.PlansAhead(meaning.Text);
                    Planned |= paragraphPlan;
                    break;
                case WordRole.Period when hit.Start >= clause.Sentence && !PeriodReader.Compares(line, hit):
                    Period = meaning.Text is "last" ? new(year - 1) : null;
                    OtherPeriod = meaning.Text switch
                    {
                        "this" or "last" or "next" => null,
                        "each" when hit.Start < clause.Head => OtherPeriod,
                        _ => line[hit.Start..hit.End],
                    };
                    break;
            }
        }
    }

    /// <summary>工作计划 is no plan.</summary>
    private bool Overlaid(WordHit hit) => spoken.Skip(Math.Max(0, word - 8)).Take(16)
        .Any(x => x.Start <= hit.Start && x.End >= hit.End && x.Meanings.Any(y => y is { Role: WordRole.Plain, Text: "plan" }));
}
