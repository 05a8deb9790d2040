namespace CaseTrack.Reports.Drafts;

/// <summary>第三步，主张: what each number of a line claims, from left to right; what one sentence has named the next need not.</summary>
public sealed class ClaimReader
{
    private readonly string line;
    private readonly IReadOnlyList<DraftToken> tokens;
    private readonly IReadOnlyList<DraftClause> clauses;
    private readonly List<(WordHit Hit, string Population)> named;
    private readonly CandidateReader finder;
    private readonly DraftHearing heard;
    private readonly CarriedCases carried = new();
    private readonly int year;

    private string topic = "";
    private int read;
    private int sentences;
    private DraftClaim? before;
    private DraftClaim? listed;
    private Compared since;

    private ClaimReader(string line, int year, WordTree names, string matter)
    {
        (this.line, this.year) = (line, year);
        tokens = [.. DraftTokens.Of(line)];
        clauses = DraftClauses.Of(line, tokens);
        var hits = DraftWords.Shared.In(line);
        var own = names.In(line);
        hits = own.Count == 0 ? hits : [.. hits.Concat(own).OrderBy(x => x.Start).ThenBy(x => x.End)];
        named = PopulationReader.In(line, [.. hits.OrderBy(x => x.Start).ThenByDescending(x => x.End)]);
        heard = new(line, year, tokens, hits, matter);
        finder = new(line, hits, tokens);
    }

    /// <summary>The claims of a folded line, times included.</summary>
    /// <param name="line">The line.</param>
    /// <param name="year">The report's year.</param>
    /// <param name="names">Names of single organisations.</param>
    /// <param name="matter">The matter of the text so far.</param>
    public static (IReadOnlyList<DraftClaim> Claims, string Matter) Read(string line, int year, WordTree names, string matter = "")
    {
        var reader = new ClaimReader(line, year, names, matter);
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
                claims.Add(claim);
            }
        }

        return Distributed.Over(line, claims, finder);
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
            (before, listed) = (parts ? before : null, joined || parts ? listed : null);
            carried.Begin(joined);
        }

        heard.UpTo(clause);
        var number = clause.Number;
        var between = line[clause.Since..number.Start];
        var claim = new DraftClaim(clause.Token, ClaimKind.Count)
        {
            Sentence = sentences,
            Head = line[clause.Head..number.Start],
            Wording = Wording(clause),
        };
        var (candidates, behind) = Candidates(clause);
        var said = PopulationReader.Of(line, named, clause, behind, Counted);
        var timed = heard.OfThat(clause);
        claim = carried.Over(claim with
        {
            Candidates = candidates,
            Period = timed ?? heard.Period,
            OtherPeriod = timed is null ? heard.OtherPeriod : null,
            Population = said.Population,
            PopulationWords = said.Words,
            Unsure = said.Unsure || heard.Unsure,
        }, timed is null ? heard.Carried : null, said.Far);
        if (heard.Planned || (heard.Period is { Whole: true } ahead && ahead.Year > year))
        {
            return claim with { Kind = ClaimKind.Target };
        }

        if (between is "的" && number.Percent && before is { Kind: ClaimKind.Count } && before.Head.Contains('占', StringComparison.Ordinal))
        {
            return claim with { Kind = ClaimKind.Share };
        }

        if (ComparisonReader.Of(between, number, heard.YearIn(clause)) is var (kind, falls, compared)
            && !(kind is ClaimKind.Share && candidates.Exists(x => !x.Narrowed && x.Score > 2)))
        {
            since = compared.Known ? compared : kind is ClaimKind.Growth or ClaimKind.Multiple
                && before is { Kind: ClaimKind.Growth or ClaimKind.Multiple } && !clause.First ? since : compared;
            return Related(claim with { Kind = kind, Falls = falls, Since = since }, clause);
        }

        if (timed is null && finder.Again(number.Stop, clause.Tail) && between.AsSpan().IndexOfAny('由', '从') >= 0)
        {
            // 由1件增加到16件: what it was before.
            var then = heard.Compared(clause);
            claim = claim with { Period = then, OtherPeriod = then is null ? "此前" : null, Or = null };
        }

        // 增至, 提高到: what follows is of the report's own time again.
        var again = finder.Again(clause.Since, number.Start);
        var own = heard.Period is { Whole: false } part && (part.Year ?? year) == year ? heard.Period : null;
        return Inherited(again ? claim with { Period = own, OtherPeriod = null } : claim, clause, between, again || timed is not null);
    }

    /// <summary>Of what a share or a change is, where its own words say so.</summary>
    private DraftClaim Related(DraftClaim claim, DraftClause clause)
    {
        var number = clause.Number;
        if (claim.Kind is ClaimKind.Share)
        {
            var at = number.Start > clause.Since ? line.LastIndexOf('占', number.Start - 1, number.Start - clause.Since) : -1;
            return claim with
            {
                Whole = at < 0 ? [] : [.. finder.Find(clause, at, number.Start, topic, heard.Matter, true).Where(x => x.Score >= 4)],
                Subject = at >= 0 ? [] : finder.Find(clause, number.Stop, clause.Tail, topic, heard.Matter, true),
            };
        }

        var from = Math.Max(clause.Since, clause.Sentence);
        return claim with
        {
            Subject = clause.First || clause.Head > clause.Since || !finder.Says(from, number.Start) ? finder.Find(
                clause, from, number.Start, topic, heard.Matter, true) : [],
            Unsure = claim.Unsure || ComparisonReader.Unexplained(finder.Unknown(from, number.Start)),
        };
    }

    /// <summary>其中我区16件, 2022年16件: a number that says only of whom or when counts what the one before it counted.</summary>
    private DraftClaim Inherited(DraftClaim claim, DraftClause clause, string between, bool again)
    {
        var candidates = claim.Candidates;
        if (candidates.All(x => x.Bare) && finder.Unknown(Math.Max(clause.Head, clause.Since), clause.Number.Start).Length == 0
            && (candidates.Count > 0 || !finder.Says(clause.Number.Stop, clause.Tail)))
        {
            var known = before is { Candidates.Count: > 0, Kind: ClaimKind.Count or ClaimKind.Target }
                && before.Sentence >= claim.Sentence - 1 ? before
                : claim.Population is { } population && (PopulationReader.Narrows(population)
                    || (before?.Kind is ClaimKind.Growth && listed?.Sentence == claim.Sentence)) ? listed : null;
            if (known is not null && DraftMeasures.Fit(clause.Number.Measure, known.Candidates[0].Said.Figure.Unit)
                && (again || claim.PopulationWords.Length > 0 || heard.YearIn(clause) is not null || SaysWhen(clause)
                    || between.Contains("其中", StringComparison.Ordinal))
                && (again || claim.Population != known.Population || claim.Period != known.Period))
            {
                return claim with { Candidates = [.. known.Candidates.Select(x => x with { Score = 1 })] };
            }
        }

        if (candidates.Count > 0 && !candidates[0].Narrowed && candidates[0].Said.Matter.Length > 0)
        {
            topic = candidates[0].Said.Matter;
        }

        return claim;
    }

    /// <summary>去年收到1件，今年16件: a word of the year stands before the number.</summary>
    private bool SaysWhen(DraftClause clause) =>
        finder.In(clause.Since, clause.Number.Start).Any(x => x.Meanings.Any(y => y is { Role: WordRole.Period, Text: "this" or "last" }))
            || heard.SaysTime(clause);

    /// <summary>The figures of the words before the number, or of those behind it where nothing is said before; and whether it is
    /// those.</summary>
    private (List<ClaimCandidate> Found, bool Behind) Candidates(DraftClause clause)
    {
        var number = clause.Number;
        var head = finder.Says(clause.Head, number.Start) || clause.Before == clause.Head ? clause.Head : clause.Before;
        if (head != clause.Head && finder.Says(number.Stop, clause.Tail)
            && finder.Find(clause, clause.Head, clause.Tail, topic, heard.Matter) is { Count: > 0 } near)
        {
            return (near, true);
        }

        var tail = clause.Tail;
        var found = finder.Find(clause, head, tail, topic, heard.Matter);
        if (found.TrueForAll(x => x.Narrowed) && clause.Followed && clause.End > clause.Tail)
        {
            // 对48家单位、53名领导干部进行考核: what is done stands behind the last of them.
            found = [.. finder.Find(clause, head, clause.End, topic, heard.Matter).Where(x => !x.Bare)
                .Select(x => x with { Narrowed = false })];
        }

        return (found, !finder.Says(clause.Head, number.Start));
    }

    /// <summary>Whether a number stands between a place and the end of its clause.</summary>
    private bool Counted(int place)
    {
        var end = line.AsSpan(place, Math.Min(200, line.Length - place)).IndexOfAny('，', '。', '；');
        end = end < 0 ? line.Length : place + end;
        var next = Places.FirstFrom(clauses, x => x.Number.Start, place);
        return next < clauses.Count && clauses[next].Number.Start < end;
    }

    private string Wording(DraftClause clause) =>
        string.Concat(line.AsSpan(clause.Head, clause.Number.Start - clause.Head), "{0}",
        line.AsSpan(clause.Number.Stop, Math.Max(0, clause.Tail - clause.Number.Stop))).Replace(" ", "", StringComparison.Ordinal)
        .Trim('，', '、', '。');
}
