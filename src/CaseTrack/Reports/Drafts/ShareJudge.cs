namespace CaseTrack.Reports.Drafts;

/// <summary>第四步，结论: of a share (占总数的4.3%, 占四成, 成功率 beside 成功): it follows from a count before it and a larger one, of the sentence or of
/// the paragraph.</summary>
internal static class ShareJudge
{
    private const int Beside = 12;
    private const int Paragraph = 24;

    /// <param name="share">The share.</param>
    /// <param name="sentence">The numbers of its sentence before it.</param>
    /// <param name="paragraph">Those of its paragraph before it.</param>
    /// <param name="facts">What the draft is checked against.</param>
    public static SaidNumber Judge(
        DraftClaim share, IReadOnlyList<SaidNumber> sentence, IReadOnlyList<SaidNumber> paragraph, DraftFacts facts)
    {
        var said = new SaidNumber(share, null, null, new("", 0, 0, NumberVerdict.Unknown, null, null, null, null));
        var parts = Counts(sentence, Beside);
        var wholes = Counts(paragraph, Paragraph);
        if (share.Number!.Value > 100 || (parts.Length == 0 && (share.Subject.Count == 0 || share.Whole.Count == 0)))
        {
            return CountJudge.Unknown(said, UnknownReason.NothingToCompare, "没有可以比较的数 (no counts to compare)");
        }

        var pair = parts.Reverse()
            .SelectMany(a => wholes.Where(b => b != a && b.Said.Value >= a.Said.Value && Alike(a, b)).Reverse()
            .Select(b => (Part: a, Whole: b)))
            .FirstOrDefault(x => ApproximateNumber.Fits(100 * x.Part.Said.Value / x.Whole.Said.Value, share.Number));
        var together = share.Head.Contains('计', StringComparison.Ordinal) && parts.Length > 1;
        if (pair.Part is not null && !together)
        {
            var known = Known(pair.Part) && Known(pair.Whole);
            var remark = $"{ApproximateNumber.Exact(pair.Part.Said.Value)}÷{ApproximateNumber.Exact(pair.Whole.Said.Value)}，与前文各数相符 "
                + $"(borne out by the counts beside it)";
            return known ? said with
            {
                Whole = pair.Whole.Said.Value,
                Checked = said.Checked with
                {
                    Verdict = share.Number.Word.Length > 0 ? NumberVerdict.Vague
                : NumberVerdict.Matched,
                    Remark = remark
                }
            }
                : CountJudge.Unknown(said, UnknownReason.NoFigure, remark);
        }

        // Of several parts together, all of them of one whole before them.
        var sum = wholes.Where(x => x.Said.Value > 0)
            .Select(whole => 100 * parts.Where(x => x != whole && Alike(x, whole)).Sum(x => x.Said.Value) / whole.Said.Value);
        if (sum.Any(x => x <= 100 && ApproximateNumber.Fits(x, share.Number)) && parts.Length > 1)
        {
            return parts.All(Known)
                ? said with
                {
                    Checked = said.Checked with
                    {
                        Verdict = share.Number.Word.Length > 0 || share.Number.Form is NumberForm.Part
                ? NumberVerdict.Vague : NumberVerdict.Matched,
                        Remark = "与前文各数之和相符 (borne out by the counts beside it)"
                    }
                }
                : CountJudge.Unknown(said, UnknownReason.NoFigure, "与前文各数之和相符 (borne out by the counts beside it)");
        }

        if (Named(share, parts, wholes, facts) is var (part, all))
        {
            return Borne(said, part, all, share.Subject.Count > 0 ? share.Subject[0].Said.Figure.Code : null);
        }

        // 邻里纠纷254件，占20.6%: of all that its figure counts.
        if (Bare(share) && parts.Length > 0 && sentence[^1] == parts[^1] && Known(parts[^1])
            && parts[^1] is { Asked: { Part.Length: > 0 } asked } && facts.Of(asked with { Part = "" }) is (true, > 0 and var every)
            && ApproximateNumber.Fits(100 * parts[^1].Said.Value / every, share.Number))
        {
            return Borne(said, parts[^1].Said.Value, every, null);
        }

        // 占20.6%；…占12.73%；…占11.9%: each is a share of the same, which those before have shown.
        if (Bare(share) && parts.Length > 0 && sentence[^1] == parts[^1] && Known(parts[^1])
            && paragraph.LastOrDefault(x => x.Claim.Kind is ClaimKind.Share) is { Whole: { } whole } && whole > parts[^1].Said.Value)
        {
            var actual = 100 * parts[^1].Said.Value / whole;
            return ApproximateNumber.Fits(actual, share.Number) ? Borne(said, parts[^1].Said.Value, whole, null)
                : share.Number is not { Form: NumberForm.Plain, Word.Length: 0 } || share.Unsure
                    ? CountJudge.Unknown(said, UnknownReason.NothingToCompare, "与前后各数都算不出 (it follows from none of the counts beside it)")
                : said with
                {
                    Checked = said.Checked with
                    {
                        Verdict = NumberVerdict.Wrong,
                        Remark = $"{ApproximateNumber.Exact(parts[^1].Said.Value)}÷{ApproximateNumber.Exact(whole)}应为"
                            + $"{ApproximateNumber.Exact(Math.Round(actual, Math.Max(1, share.Number.Decimals)))}%"
                            + " (not the share of the whole the others are of)",
                    },
                };
        }

        return parts.Length >= 2 && (Bare(share) || share.Head.Trim().Length <= 1)
            && (!Bare(share) || parts.All(x => x.Said.Value <= parts[0].Said.Value || !Alike(x, parts[0])))
            && share.Number.Word.Length == 0 && share.Number.Form is NumberForm.Plain && Alike(parts[^1], parts[0])
            && share.Population is null or PopulationWords.Whole
            && !share.Head.Contains("三类", StringComparison.Ordinal) && !share.Head.Contains('计', StringComparison.Ordinal)
            ? said with
            {
                Checked = said.Checked with
                {
                    Verdict = NumberVerdict.Wrong,
                    Remark = "与前后各数都算不出这一百分比 (the percentage follows from none of the counts beside it)"
                }
            }
            : CountJudge.Unknown(said, UnknownReason.NothingToCompare, "与前后各数都算不出 (it follows from none of the counts beside it)");
    }

    /// <summary>成功率 in a sentence that has counted 成功: its share, if no figure is worded like it.</summary>
    public static bool Rates(DraftClaim claim, IReadOnlyList<SaidNumber> sentence)
    {
        var at = claim.Head.LastIndexOf('率');
        return claim.Number is { Percent: true } && at >= 2
            && sentence.Any(x => x.Counts && x.Claim.Wording.Contains(claim.Head[(at - 2)..at], StringComparison.Ordinal));
    }

    /// <summary>占 and nothing more: of the whole that is spoken of.</summary>
    private static bool Bare(DraftClaim share) => share.Head.Trim() is "占" or "占比" or "占比为" or "占比达" or "占了" or "约占";

    private static SaidNumber Borne(SaidNumber said, decimal part, decimal whole, string? code) => said with
    {
        Whole = whole,
        Checked = said.Checked with
        {
            Verdict = said.Said.Word.Length > 0 ? NumberVerdict.Vague : NumberVerdict.Matched,
            Code = code,
            Remark = $"{ApproximateNumber.Exact(part)}÷{ApproximateNumber.Exact(whole)}，与指标相符 (borne out by the figures it names)",
        },
    };

    /// <summary>占受理调解案件的四分之三, 近四成达成口头协议: of the figures that its own words name, the part and the whole that bear it out;
    /// null if none do.</summary>
    private static (decimal Part, decimal Whole)? Named(DraftClaim share, SaidNumber[] parts, SaidNumber[] wholes, DraftFacts facts)
    {
        foreach (var whole in share.Whole.Where(x => !x.Narrowed).Take(4))
        {
            if (Value(whole, share, facts) is not (> 0 and var all))
            {
                continue;
            }

            var own = share.Subject.FirstOrDefault(x => !x.Narrowed) is { } subject ? [Value(subject, share, facts)]
                : parts.Reverse().Take(3).Where(x => Known(x) && DraftMeasures.Fit(x.Said.Measure, whole.Said.Figure.Unit))
                    .Select(x => (decimal?)x.Said.Value);
            if (own.FirstOrDefault(x => x is { } part && ApproximateNumber.Fits(100 * part / all, share.Number!)) is { } found)
            {
                return (found, all);
            }
        }

        foreach (var part in share.Subject.Where(x => !x.Narrowed && share.Whole.Count == 0).Take(4))
        {
            if (Value(part, share, facts) is { } value && wholes.LastOrDefault(x => Known(x)
                && DraftMeasures.Fit(x.Said.Measure, part.Said.Figure.Unit)
                && ApproximateNumber.Fits(100 * value / x.Said.Value, share.Number!)) is { } whole)
            {
                return (value, whole.Said.Value);
            }
        }

        return null;
    }

    private static decimal? Value(ClaimCandidate of, DraftClaim share, DraftFacts facts) =>
        CountJudge.Asked(of.Said.Figure, share, facts, null) is { } asked && facts.Of(asked) is (true, { } value) ? value : null;

    private static bool Known(SaidNumber number) => number.Checked.Verdict is NumberVerdict.Matched;

    private static bool Alike(SaidNumber one, SaidNumber other) => one.Said.Measure == other.Said.Measure
        || DraftMeasures.Fit(one.Said.Measure, other.Said.Measure);

    private static SaidNumber[] Counts(IReadOnlyList<SaidNumber> numbers, int most) =>
        [.. numbers.Skip(Math.Max(0, numbers.Count - most))
            .Where(x => x.Counts && !x.Said.Percent && x.Said.Value > 0 && x.Said.Form is NumberForm.Plain && x.Said.Word.Length == 0)];
}
