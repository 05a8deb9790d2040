namespace CaseTrack.Reports.Drafts;

/// <summary>第四步，结论: the claims of a line judged one after the other, as some are about those before them.</summary>
internal static class LineJudge
{
    /// <param name="line">The line.</param>
    /// <param name="claims">What its numbers claim.</param>
    /// <param name="facts">What the draft is checked against.</param>
    /// <param name="slip">A year that may be the report's own, mistyped; see <see cref="YearSlip"/>.</param>
    public static IEnumerable<SaidNumber> Judge(string line, IReadOnlyList<DraftClaim> claims, DraftFacts facts, int? slip)
    {
        var paragraph = new List<SaidNumber>();
        foreach (var sentence in Sentences(claims))
        {
            var before = paragraph.Count;
            var (meant, numbers) = (sentence, Numbers(line, sentence, paragraph, facts));
            if (slip is { } year && YearSlip.Explains(year, numbers))
            {
                paragraph.RemoveRange(before, paragraph.Count - before);
                meant = YearSlip.Mend(year, sentence);
                numbers = Numbers(line, meant, paragraph, facts);
            }

            var said = meant.Where(x => x.Kind is ClaimKind.Count && x.Period?.Year is not null && x.Candidates.Count > 0)
                .Select(x => x.Period!.Value.Year).ToHashSet();
            // 2019年、2020年，分别收到…: years told of together are none mistyped.
            var told = meant.Where(x => x is { Kind: ClaimKind.Time, Told: true }).Select(x => x.Period?.Year).Distinct().Count();
            var times = meant.Where(x => x.Kind is ClaimKind.Time).Select(x => Time(told > 1 ? x with { Told = false } : x, facts, said));
            foreach (var number in DraftSums.Check(line, PartJudge.Check(numbers, paragraph)).Concat(times)
                .OrderBy(x => x.Claim.Token.Start))
            {
                yield return number;
            }
        }
    }

    private static List<SaidNumber> Numbers(string line, List<DraftClaim> sentence, List<SaidNumber> paragraph, DraftFacts facts)
    {
        var numbers = new List<SaidNumber>();
        foreach (var claim in sentence)
        {
            if (claim.Kind is not ClaimKind.Time && Number(claim, numbers, paragraph, facts) is { } judged)
            {
                var number = LeadJudge.Follows(line, judged, paragraph);
                numbers.Add(number);
                paragraph.Add(number);
            }
        }

        return numbers;
    }

    private static SaidNumber? Number(DraftClaim claim, List<SaidNumber> sentence, List<SaidNumber> paragraph, DraftFacts facts)
    {
        switch (claim.Kind)
        {
            case ClaimKind.Target when Spoken(claim.Number!) && claim.Candidates.Count == 0:
                return null;
            case ClaimKind.Target:
                var aimed = claim.Candidates is [var first, ..] ? first.Said.Figure : null;
                return new(claim, null, null,
                    new("", 0, 0, NumberVerdict.Target, aimed?.Code, aimed?.Chinese, null, "目标或计划，不作核对 (a target; not judged)"));
            case ClaimKind.Growth or ClaimKind.Multiple:
                var growth = GrowthJudge.Judge(claim, Changed(claim.Number!, sentence), facts);
                return claim.Number is { Spelt: true, Percent: false, Form: NumberForm.Plain }
                    && growth.Checked.Verdict is NumberVerdict.Unknown ? null : growth;
            case ClaimKind.Share:
                return ShareJudge.Judge(claim, sentence, paragraph, facts);
        }

        var judged = Count(claim, facts);
        if (judged.Checked is { Verdict: NumberVerdict.Unknown, Because: UnknownReason.NoFigure or UnknownReason.UnclearWords }
            && ShareJudge.Rates(claim, sentence) && ShareJudge.Judge(claim, sentence, paragraph, facts) is var share
            && share.Checked.Verdict is not NumberVerdict.Wrong)
        {
            return share;
        }

        return !Spoken(claim.Number!) ? judged : judged.Checked.Verdict is NumberVerdict.Unknown || claim.Candidates.Count == 0
            || (claim.Number!.Value == 1 && claim.Candidates[0].Score < 4) ? null : judged;
    }

    /// <summary>What a change is of: the count before it, or the last in its own measure: 培训308场次、1.18万人次，增加211场次.</summary>
    private static SaidNumber? Changed(DraftNumber by, List<SaidNumber> sentence) =>
        (by is { Percent: false, Form: NumberForm.Plain, Measure.Length: > 0 } ? sentence.FindLast(x => x.Counts && !x.Claim.Referred
            && DraftMeasures.Fit(x.Said.Measure, by.Measure)) : null) ?? sentence.FindLast(x => x.Counts && !x.Claim.Referred);

    /// <summary>Up to ten, numerals are words as often as numbers: 三级, 一次办好.</summary>
    private static bool Spoken(DraftNumber number) =>
        number is { Spelt: true, Percent: false, Form: NumberForm.Plain, Value: > 0 and <= 10 };

    /// <summary>A count in the way it is read first, or else in the other: right if one agrees, wrong only if both do not.</summary>
    private static SaidNumber Count(DraftClaim claim, DraftFacts facts)
    {
        var judged = CountJudge.Judge(claim, facts);
        if (Agrees(judged))
        {
            return judged;
        }

        var wrong = judged.Checked.Verdict is NumberVerdict.Wrong;
        if (claim.Or is { } other && CountJudge.Judge(other, facts) is var second)
        {
            if (Agrees(second))
            {
                return second;
            }

            wrong &= second.Checked.Verdict is NumberVerdict.Wrong;
        }

        return judged.Checked.Verdict is NumberVerdict.Wrong && (!wrong || claim.Unsure) ? CountJudge.Unclear(judged) : judged;
    }

    private static bool Agrees(SaidNumber judged) => judged.Checked.Verdict is NumberVerdict.Matched or NumberVerdict.Vague;

    /// <summary>A year is wrong where something is told to have happened in it that is none of the figures of that year.</summary>
    private static SaidNumber Time(DraftClaim claim, DraftFacts facts, HashSet<int?> said)
    {
        var year = claim.Period?.Year;
        var right = !claim.Told || year is null || claim.Period is not { Whole: true }
            || (year >= facts.FirstYear && year <= facts.Year + 1) || said.Contains(year);
        return new(claim, null, null,
            new("", 0, 0, right ? NumberVerdict.Date : NumberVerdict.Wrong, null, null, null, right ? null
            : $"年份：报告年度为{facts.Year}年 (the report is about {facts.Year})"));
    }

    private static IEnumerable<List<DraftClaim>> Sentences(IReadOnlyList<DraftClaim> claims)
    {
        var sentence = new List<DraftClaim>();
        foreach (var claim in claims)
        {
            if (sentence.Count > 0 && sentence[^1].Sentence != claim.Sentence)
            {
                yield return sentence;
                sentence = [];
            }

            sentence.Add(claim);
        }

        yield return sentence;
    }
}
