namespace CaseTrack.Reports.Drafts;

/// <summary>What a line has said up to a number: of which matter it speaks, of which time, and whether of plans.</summary>
internal sealed class DraftHearing(
    string line, int year, IReadOnlyList<DraftToken> tokens, IEnumerable<WordHit> hits, string matter, bool planned)
{
    private readonly PlanHearing plans = new(line, year, planned);
    private readonly List<WordHit> spoken = [.. hits.Where(x => x.Meanings.Any(y => y.Role is WordRole.Matter or WordRole.Period
        or WordRole.Plan or WordRole.Done || y is { Role: WordRole.Plain, Text: "plan" or "matter" }))];

    private int word;
    private int time;
    private bool said;
    private int bracket = -1;
    private SaidTime outside;
    private int each = -1;
    private SaidTime unlessEach;
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

        if (each >= 0 && each < clause.Head)
        {
            // 每月排查4次，化解…: it may go on, or not.
            (now, each) = (unlessEach with { Unsure = true }, -1);
        }

        // 专项行动启动后，受理…: what is counted may be of that time alone.
        now = now with { Unsure = now.Unsure || PeriodReader.Conditioned(line, clause) };

        // In the order they stand in: 2022年春节前后 is the feast, not the year.
        for (bool heard = true, timed = true; heard || timed;)
        {
            heard = word < spoken.Count && spoken[word].End <= start;
            timed = time < tokens.Count && tokens[time].Start < start;
            if (heard && (!timed || spoken[word].Start < tokens[time].Start))
            {
                Hear(spoken[word++], clause);
            }
            else if (timed)
            {
                if (tokens[time].Kind is TokenKind.Time)
                {
                    Time(tokens[time], start, tokens[time].Start < clause.Sentence);
                }

                time++;
            }
        }

        Planned = plans.In(clause, now.Period);
    }

    /// <summary>The times named so far.</summary>
    public NamedTimes Named => new(line, year, tokens, time, now.Period);

    /// <summary>A new sentence: what the one before has said of time is taken over where this one says nothing.</summary>
    private void Begin(DraftClause clause)
    {
        var joined = clause.Sentence > 0 && line[clause.Sentence - 1] == '；';
        now = each >= 0 ? unlessEach : bracket >= 0 ? outside : now;
        (bracket, each) = (-1, -1);
        Carried = said ? now is { Period: null, Other: null } ? null : (now, joined)
            : Carried is var (time, chained) ? (time, chained && joined) : null;
        (now, said) = (default, false);
        plans.Begin(joined);
    }

    /// <summary>The sentence says of when it speaks; or one before it, that counted nothing, has.</summary>
    private void Say(SaidTime time, bool earlier = false)
    {
        if (earlier)
        {
            Carried = time == default ? null : (time, false);
        }
        else
        {
            (now, said, Carried, each) = (time, true, null, -1);
        }
    }

    private void Time(DraftToken token, int number, bool earlier)
    {
        if (!earlier && token.Time.Year > year && Numerals.At(line, token.Start - 1) is '到' or '至')
        {
            // 到2025年，达到80名: what is to come.
            plans.Ahead();
        }

        if (PeriodReader.Since(line, token, year) is { } since)
        {
            Say(since, earlier);
        }
        else if (PeriodReader.Until(line, token) is { } until)
        {
            Say(new(until), earlier);
        }
        else if (PeriodReader.Ends(line, token) && token.Time.Year < year)
        {
            Say(new(token.Time), earlier);
        }
        else if (PeriodReader.OfLastYear(line, token) is { } part)
        {
            Say(new(part with { Year = year - 1 }), earlier);
        }
        else if (!earlier && PeriodReader.Bracket(line, token) is >= 0 and var close && close > number)
        {
            // （2021年为1件）: of that number alone.
            (outside, bracket) = (now, close);
            now = new(token.Time);
        }
        else if (!PeriodReader.Refers(line, token))
        {
            Say(token.Time is { Whole: true } whole && (whole.Year ?? year) == year ? default : new(token.Time), earlier);
        }
    }

    private void Hear(WordHit hit, DraftClause clause)
    {
        foreach (var meaning in hit.Meanings)
        {
            switch (meaning.Role)
            {
                case WordRole.Matter when !Overlaid(hit, "matter"):
                    Matter = meaning.Text;
                    break;
                case WordRole.Plan when !Overlaid(hit, "plan") && !PlanHearing.Noun(line, hit):
                    plans.Hear(meaning.Text, hit, clause);
                    break;
                case WordRole.Done when hit.Start >= clause.Sentence:
                    plans.Done();
                    break;
                case WordRole.Period when !PeriodReader.Compares(line, hit):
                    HearTime(hit, meaning.Text, clause, hit.Start < clause.Sentence);
                    break;
            }
        }
    }

    private void HearTime(WordHit hit, string means, DraftClause clause, bool earlier)
    {
        // 二〇二二年来 is no 二年来; 2021年全年 is said already.
        if ((Numeral(hit.Start) && Numeral(hit.Start - 1))
            || (time > 0 && tokens[time - 1] is { Kind: TokenKind.Time } last && last.Start <= hit.Start && last.End >= hit.End))
        {
            return;
        }

        switch (means)
        {
            case "this" when Array.Exists(PeriodReader.LastYears, x => Numerals.Has(line, hit.Start - x.Length, x)):
                break;
            case "this" or "next":
                Say(default, earlier);
                break;
            case "last" when !earlier && line.IndexOf('）', hit.End, Math.Min(40, line.Length - hit.End)) is >= 0 and var close
                && close > clause.Number.Start && Numerals.At(line, hit.Start - 1) == '（':
                // （上年27件）: of that number alone.
                (outside, bracket, now) = (now, close, new(new(year - 1)));
                break;
            case "last" when Numerals.Has(line, hit.Start - 1, "加上年初"):
            case "last" when Array.Exists(PeriodReader.Brought, x => Numerals.Has(line, hit.End, x)):
                break;
            case "last":
                Say(new(new(year - 1)), earlier);
                break;
            case "each" when hit.Start < clause.Head:
            case "current" when now.Period is { Whole: false }:
            case "since" when PeriodReader.OfThisYear(line, hit.Start):
                break;
            case "each" when hit.Start >= clause.Sentence:
                var (before, spoke) = (each >= 0 ? unlessEach : now, said);
                Say(new(null, line[hit.Start..hit.End]));
                (each, unlessEach, said) = (hit.Start, before, spoke);
                break;
            case "other" when line[hit.Start] is '日' or '月' && Numeral(hit.Start - 1):
            case "other" when Numerals.Has(line, hit.Start - 2, "协议当") || Numerals.Has(line, hit.Start - 2, "达成当"):
                // 31日前 is no 日前, and 达成协议当日 the day of each case.
                break;
            case "doubt":
                Say(now with { Unsure = true }, earlier);
                break;
            default:
                Say(new(null, line[hit.Start..hit.End]), earlier);
                break;
        }
    }

    private bool Numeral(int at) => Numerals.IsDigit(Numerals.At(line, at)) || Numerals.IsSpelt(Numerals.At(line, at));

    /// <summary>工作计划 is no plan, 经调解撤回 no mediation.</summary>
    private bool Overlaid(WordHit hit, string by) => spoken.Skip(Math.Max(0, word - 8)).Take(16)
        .Any(x => x.Start <= hit.Start && x.End >= hit.End && x.Meanings.Any(y => y.Role is WordRole.Plain && y.Text == by));
}
