namespace CaseTrack.Reports.Drafts;

/// <summary>第三步，主张: what each number of a line claims, from left to right; what one sentence has named the next need not.</summary>
public sealed class ClaimReader
{
    private readonly string line;
    private readonly IReadOnlyList<DraftToken> tokens;
    private readonly IReadOnlyList<DraftClause> clauses;
    private readonly List<(WordHit Hit, string Population)> named;
    private readonly CandidateReader finder;
    private readonly ClauseFigures figures;
    private readonly DraftHearing heard;
    private readonly CarriedCases carried = new();
    private readonly int year;

    private readonly List<DraftClaim> recent = [];
    private readonly MentionedFigures mentioned = new();

    private string topic = "";
    private int read;
    private int sentences;
    private DraftClaim? before;
    private DraftClause? beside;
    private DraftClaim? listed;
    private Compared since;

    private ClaimReader(string line, int year, WordTree names, DraftSetting setting)
    {
        (this.line, this.year) = (line, year);
        tokens = [.. DraftTokens.Of(line)];
        clauses = DraftClauses.Of(line, tokens);
        var hits = DraftWords.Shared.In(line);
        var own = names.In(line);
        hits = own.Count == 0 ? hits : [.. hits.Concat(own).OrderBy(x => x.Start).ThenBy(x => x.End)];
        named = PopulationReader.In(line, [.. hits.OrderBy(x => x.Start).ThenByDescending(x => x.End)]);
        heard = new(line, year, tokens, hits, setting.Matter, setting.Planned);
        finder = new(line, hits, tokens, setting.Titled);
        figures = new(line, finder);
    }

    /// <summary>The claims of a folded line, times included.</summary>
    /// <param name="line">The line.</param>
    /// <param name="year">The report's year.</param>
    /// <param name="names">Names of single organisations.</param>
    /// <param name="setting">What the text before it has set.</param>
    public static (IReadOnlyList<DraftClaim> Claims, string Matter) Read(
        string line, int year, WordTree names, DraftSetting? setting = null)
    {
        var reader = new ClaimReader(line, year, names, setting ?? DraftSetting.None);
        var claims = reader.All();
        return (claims, reader.heard.Matter);
    }

    private List<DraftClaim> All()
    {
        var claims = new List<DraftClaim>();
        var next = 0;
        foreach (var token in tokens)
        {
            Advance(token.Start);
            if (token.Kind is TokenKind.Time && (token.Time.Year is not null || token.Time.Day > 0))
            {
                var told = token.Time.Year is not null && !PeriodReader.Refers(line, token);
                claims.Add(new(token, ClaimKind.Time) { Period = token.Time, Told = told, Sentence = sentences });
            }
            else if (token.Kind is TokenKind.Number)
            {
                var claim = Claim(clauses[next++]);
                before = claim;
                listed = claim is { Kind: ClaimKind.Count, Candidates: [{ Narrowed: false }, ..] }
                    && !PopulationReader.Narrows(claim.Population ?? "") ? claim : listed;
                if (claim is { Kind: ClaimKind.Count or ClaimKind.Target, Candidates.Count: > 0, Referred: false })
                {
                    recent.RemoveRange(0, recent.Count < MentionedFigures.Most ? 0 : 1);
                    recent.Add(claim);
                }

                mentioned.Hear(claim);
                claims.Add(claim);
            }
        }

        return BracketedYears.Over(line, ListedKinds.Over(line, Distributed.Over(line, claims, finder)), year);
    }

    /// <summary>Counts the sentences up to a place.</summary>
    private void Advance(int place)
    {
        for (; read < place; read++)
        {
            sentences += line[read] is '。' or '；' or '！' or '？' ? 1 : 0;
        }
    }

    private DraftClaim Claim(DraftClause clause)
    {
        if (clause.First)
        {
            // 其中 goes on with what was counted; so does a list whose items are parted by semicolons.
            var joined = clause.Sentence > 0 && line[clause.Sentence - 1] == '；';
            var parts = Numerals.Has(line, clause.Sentence, "其中");
            var last = before?.Number!.Stop ?? 0;
            recent.Clear();
            (before, listed) = (parts ? before : null, joined || parts ? listed : null);
            carried.Begin(joined);
            carried.Hear(line, named, last, clause.Sentence);
        }

        heard.UpTo(clause);
        var number = clause.Number;
        var between = line[clause.Since..number.Start];
        var claim = new DraftClaim(clause.Token, ClaimKind.Count)
        {
            Sentence = sentences,
            Head = line[clause.Head..number.Start],
            Wording = ClauseWords.Wording(line, clause),
            Explained = finder.Unknown(clause.Head, number.Start).Length == 0,
            Each = ClauseWords.Each(line.AsSpan(clause.Head, number.Start - clause.Head)),
        };
        var (candidates, behind) = figures.Of(clause, topic, heard.Matter);
        if (candidates.Count == 0 && between.Trim() is "" or "、" or "，" && beside is not null && before is { Kind: ClaimKind.Count }
            && !DraftMeasures.Fit(number.Measure, beside.Number.Measure))
        {
            // 培训308场次、11837人次: the words before the first are said of both.
            candidates = finder.Find(clause, beside.Head, number.Stop, topic, heard.Matter);
            candidates = candidates.Count > 0 ? candidates : before.Sentence == sentences && before.Candidates.Count > 0
                ? [.. mentioned.Of(number.Measure, topic)] : [];
        }

        beside = clause;
        var said = PopulationReader.Of(line, named, clause, behind, x => ClauseWords.Counted(line, clauses, x));
        var timed = heard.Named.OfThat(clause);
        claim = carried.Over(claim with
        {
            Candidates = candidates,
            Period = timed ?? heard.Period,
            OtherPeriod = timed is null ? heard.OtherPeriod : null,
            Population = said.Population,
            PopulationWords = said.Words,
            Or = null,
            Unsure = said.Unsure || heard.Unsure,
            Referred = timed is { } then && !(then.Whole && (then.Year ?? year) == year),
            Named = said is { Population: not null, Far: false },
        }, timed is null ? heard.Carried : null, said);
        if (heard.Planned)
        {
            return claim with { Kind = ClaimKind.Target };
        }

        if (number.Percent && ((between is "的" && before is { Kind: ClaimKind.Count } && before.Head.Contains('占'))
            || (between.Trim() is "、" or "和" or "及" or "，" && before is { Kind: ClaimKind.Share })))
        {
            return claim with { Kind = ClaimKind.Share };
        }

        var part = heard.Named.PartIn(clause);
        if (ComparisonReader.Of(between, number, heard.Named.YearIn(clause), part is not null,
            before?.Kind is ClaimKind.Growth && !clause.First) is var (kind, falls, compared)
            && !(kind is ClaimKind.Share && candidates.Exists(x => !x.Narrowed && x.Score > 2)))
        {
            compared = before is { Referred: true, Period: { } earlier } && !compared.Known
                ? new((earlier.Year ?? year) == year ? null : earlier.Year, true, false) { Part = earlier.Whole ? null : earlier }
                : compared with { Part = part };
            since = compared.Known ? compared : kind is ClaimKind.Growth or ClaimKind.Multiple
                && before is { Kind: ClaimKind.Growth or ClaimKind.Multiple } && !clause.First ? since : compared;
            return figures.Related(claim with { Kind = kind, Falls = falls, Since = since }, clause, topic, heard.Matter);
        }

        if (timed is null && finder.Again(number.Stop, clause.Tail) && between.AsSpan().IndexOfAny('由', '从') >= 0)
        {
            // 由1件增加到16件: what it was before.
            var was = heard.Named.Compared(clause);
            claim = claim with { Period = was ?? new(year - 1), OtherPeriod = null, Unsure = claim.Unsure || was is null, Or = null };
        }

        // 增至, 提高到: what follows is of the report's own time again.
        var again = finder.Again(clause.Since, number.Start);
        var own = heard.Period is { Whole: false } narrow && (narrow.Year ?? year) == year ? heard.Period : null;
        return Inherited(again ? claim with { Period = own, OtherPeriod = null } : claim, clause, between, again || timed is not null);
    }

    /// <summary>其中我区16件, 2022年16件: a number that says only of whom or when counts what the one before it counted.</summary>
    private DraftClaim Inherited(DraftClaim claim, DraftClause clause, string between, bool again)
    {
        var candidates = claim.Candidates;
        var unknown = finder.Unknown(Math.Max(clause.Head, clause.Since), clause.Number.Start);
        if (candidates.All(x => x.Bare) && (unknown.Length == 0 || (again && !ComparisonReader.Unexplained(unknown)))
            && (candidates.Count > 0 || !finder.Says(clause.Number.Stop, clause.Tail)))
        {
            var same = again ? recent.FindLast(x => DraftMeasures.Fit(clause.Number.Measure, x.Candidates[0].Said.Figure)) : null;
            var known = same is not null ? same : before is { Candidates.Count: > 0, Kind: ClaimKind.Count or ClaimKind.Target }
                && before.Sentence >= claim.Sentence - 1 ? before
                : clause.First && listed is not null && (heard.Named.YearIn(clause) is not null || SaysWhen(clause)) ? listed
                : claim.Population is { } population && (PopulationReader.Narrows(population)
                    || (before?.Kind is ClaimKind.Growth && listed?.Sentence == claim.Sentence)) ? listed : null;
            known = known is not null && DraftMeasures.Fit(clause.Number.Measure, known.Candidates[0].Said.Figure) ? known : null;
            if (known is not null
                && (again || claim.PopulationWords.Length > 0 || heard.Named.YearIn(clause) is not null || SaysWhen(clause)
                    || between.Contains("其中", StringComparison.Ordinal))
                && (again || claim.Population != known.Population || claim.Period != known.Period
                    || claim.OtherPeriod != known.OtherPeriod))
            {
                var earlier = known.Sentence == claim.Sentence ? [] : mentioned.Of(clause.Number.Measure, topic);
                return claim with { Candidates = [.. known.Candidates.Select(x => x with { Score = 1 }), .. earlier] };
            }

            // 从被申请人看，以街道办事处为被申请人的6件: only one figure is counted so.
            if (known is null && candidates.Count == 0 && claim.Population is { } kind && DraftWords.CountedBy(kind) is { } counted
                && DraftMeasures.Fit(clause.Number.Measure, counted.Figure))
            {
                return claim with { Candidates = [new(counted, 1, "")] };
            }

            if (known is null && candidates.Count == 0 && (claim.Population is PopulationWords.Whole || SaysWhen(clause)))
            {
                return claim with { Candidates = mentioned.Of(clause.Number.Measure, topic) };
            }
        }

        // 上年结转 is said of all kinds of case, and changes nothing.
        if (candidates is [{ Narrowed: false, Score: > 1 }, ..] && candidates.Where(x => !x.Narrowed && x.Score == candidates[0].Score)
            .Select(x => x.Said.Matter).Distinct().ToArray() is [{ Length: > 0 } only])
        {
            topic = only;
        }
        else if (topic.Length == 0 && heard.Matter.Length == 0 && candidates is [{ Narrowed: false, Doubtful: false }, ..])
        {
            topic = candidates[0].Said.Matter;
        }

        return claim;
    }

    /// <summary>去年收到1件，今年16件: a word of the year stands before the number.</summary>
    private bool SaysWhen(DraftClause clause) =>
        finder.In(clause.Since, clause.Number.Start).Any(x => x.Meanings.Any(y => y is { Role: WordRole.Period, Text: "this" or "last" }))
            || heard.Named.SaysTime(clause);
}
