using CaseTrack.Figures;

namespace CaseTrack.Reports.Drafts;

/// <summary>第四步，结论: of a share (占总数的4.3%, 占四成, 成功率 beside 成功): it follows from a count before it and a larger one, of the sentence or of
/// the paragraph.</summary>
internal static class ShareJudge
{
    private const int Beside = 12, Paragraph = 24;

    /// <param name="share">The share.</param>
    /// <param name="sentence">The numbers of its sentence before it.</param>
    /// <param name="paragraph">Those of its paragraph before it.</param>
    /// <param name="facts">What the draft is checked against.</param>
    public static SaidNumber Judge(
        DraftClaim share, IReadOnlyList<SaidNumber> sentence, IReadOnlyList<SaidNumber> paragraph, DraftFacts facts)
    {
        var said = new SaidNumber(share, null, null, new("", 0, 0, NumberVerdict.Unknown, null, null, null, null));
        var parts = Counts(sentence, Beside);
        parts = sentence.Count == 0 && Bare(share) ? Counts([.. paragraph.TakeLast(1)], 1) : parts;
        var wholes = Counts(paragraph, Paragraph);
        if (share.Number!.Value > 100 || (parts.Length == 0 && share.Subject.Count == 0))
        {
            return CountJudge.Unknown(said, UnknownReason.NothingToCompare, "没有可以比较的数 (no counts to compare)");
        }

        var pair = parts.Reverse()
            .SelectMany(a => wholes.Where(b => b != a && b.Said.Value >= a.Said.Value && Alike(a, b)).Reverse()
            .Select(b => (Part: a, Whole: b)))
            .FirstOrDefault(x => ApproximateNumber.Fits(100 * x.Part.Said.Value / x.Whole.Said.Value, share.Number));
        var several = parts.Sum(x => x.Claim.Each) > 1;
        var unproven = "";
        if (pair.Part is not null && !(several && share.Head.Contains('计', StringComparison.Ordinal)))
        {
            unproven = $"{ApproximateNumber.Exact(pair.Part.Said.Value)}÷{ApproximateNumber.Exact(pair.Whole.Said.Value)}，与前文各数相符 "
                + $"(borne out by the counts beside it)";
            if (Known(pair.Part) && Known(pair.Whole))
            {
                return said with
                {
                    Whole = pair.Whole.Said.Value,
                    Checked = said.Checked with
                    {
                        Verdict = share.Number.Word.Length > 0 ? NumberVerdict.Vague : NumberVerdict.Matched,
                        Remark = unproven,
                    }
                };
            }
        }

        // Of several parts together, all of them of one whole before them.
        var sum = wholes.Where(x => x.Said.Value > 0)
            .Select(whole => 100 * parts.Where(x => x != whole && Alike(x, whole)).Sum(x => x.Said.Value * x.Claim.Each)
                / whole.Said.Value);
        if (sum.Any(x => x <= 100 && ApproximateNumber.Fits(x, share.Number)) && several)
        {
            return parts.All(Known)
                ? said with
                {
                    Checked = said.Checked with
                    {
                        Verdict = share.Number is { Word: "", Form: not NumberForm.Part } ? NumberVerdict.Matched : NumberVerdict.Vague,
                        Remark = "与前文各数之和相符 (borne out by the counts beside it)",
                    },
                }
                : CountJudge.Unknown(said, UnknownReason.NoFigure, "与前文各数之和相符 (borne out by the counts beside it)");
        }

        if (Named(share, parts, wholes, facts) is var (part, all))
        {
            return Borne(said, part, all, share.Subject.Count > 0 ? share.Subject[0].Said.Figure.Code : null);
        }

        // 邻里纠纷254件，占20.6%, 占受理总数的20.6%: of all that its figure counts.
        if ((Bare(share) || OfTotal(share)) && parts.Length > 0 && Follows(sentence, parts) && Known(parts[^1])
            && parts[^1] is { Asked: { Part.Length: > 0 } asked } && facts.Of(asked with { Part = "" }) is (true, > 0 and var every)
            && ApproximateNumber.Fits(100 * parts[^1].Said.Value / every, share.Number))
        {
            return Borne(said, parts[^1].Said.Value, every, null);
        }

        // 社区调委会受理928件，占比75.3%: of all that were accepted, though no sentence says how many.
        if ((Bare(share) || OfTotal(share) || share.Head.Contains("占全年", StringComparison.Ordinal)) && parts.Length > 0
            && Follows(sentence, parts) && Known(parts[^1])
            && parts[^1].Figure is { } counted && Unsaid(counted, parts[^1].Said.Value, share, facts) is { } unsaid)
        {
            return Borne(said, parts[^1].Said.Value, unsaid, null);
        }

        // 信息公开5件、行政处罚3件，分别占31.25%、18.75%.
        if (Listed(share) && parts.Where(Known).Select(x => (Part: x.Said.Value, Whole: x is { Asked: { Part.Length: > 0 } of }
            ? facts.Of(of with { Part = "" }).Value : x.Figure is { } own ? Unsaid(own, x.Said.Value, share, facts) : null))
            .FirstOrDefault(x => x.Whole > 0 && ApproximateNumber.Fits(100 * x.Part / x.Whole.Value, share.Number))
            is { Whole: { } among } listed)
        {
            return Borne(said, listed.Part, among, null);
        }

        // 邻里254件、物业157件，两类纠纷占受理总量的33.3%.
        if (share.Head.Contains('类', StringComparison.Ordinal) && several && parts.All(x => Known(x) && x is { Asked.Part.Length: > 0 })
            && parts.Select(x => x.Figure).Distinct().Count() == 1
            && facts.Of(parts[0].Asked!.Value with { Part = "" }) is (true, > 0 and var of)
            && ApproximateNumber.Fits(100 * parts.Sum(x => x.Said.Value) / of, share.Number))
        {
            return Borne(said, parts.Sum(x => x.Said.Value), of, null);
        }

        // 四分之三的纠纷由社区调委会受理.
        if (parts.Length == 0 && share.Whole.Count == 0 && share.Subject.Where(x => !x.Narrowed)
            .Select(x => (Part: Value(x, share, facts), x.Said.Figure)).Where(x => x.Part is not null)
            .Select(x => (x.Part, Whole: Unsaid(x.Figure, x.Part!.Value, share, facts), x.Figure)).FirstOrDefault(x => x.Whole is not null)
            is ({ } subject, { } kept, { } named))
        {
            return Borne(said, subject, kept, named.Code);
        }

        if (unproven.Length > 0)
        {
            return CountJudge.Unknown(said, UnknownReason.NoFigure, unproven);
        }

        // 占20.6%；…占12.73%；…占11.9%: each is a share of the same, which those before have shown.
        if (Bare(share) && parts.Length > 0 && Follows(sentence, parts) && Known(parts[^1])
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
            && Says(share, parts) && !Listed(share)
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

    /// <summary>Whether it stands right behind a count.</summary>
    private static bool Follows(IReadOnlyList<SaidNumber> sentence, SaidNumber[] parts) => sentence.Count > 0 && sentence[^1] == parts[^1];

    /// <summary>占 and nothing more: of the whole that is spoken of.</summary>
    private static bool Bare(DraftClaim share) => share.Head.Trim() is "" or "占" or "占比" or "占比为" or "占比达" or "占了" or "约占";

    /// <summary>占受理总数的, 占案件总量的: of the whole that is spoken of, in words of its own.</summary>
    private static bool OfTotal(DraftClaim share) => share.Head.Trim().TrimEnd('的') is ['占', .. { Length: >= 2 and <= 10 } whole]
        && whole[^2..] is "总数" or "总量" && share.OtherPeriod is null;

    /// <summary>Whether it is one of several shares said together: 分别占31.25%、25%.</summary>
    private static bool Listed(DraftClaim share) => share.Head.Contains("分别", StringComparison.Ordinal)
        || share.Head.Contains("各占", StringComparison.Ordinal) || share.Head.Trim() is "" or "、" or "和" or "及";

    /// <summary>Whether the first number is what the others are parts of: 其中, or 16件申请中, or all that its figure counts.</summary>
    private static bool Says(DraftClaim share, SaidNumber[] parts) => share.Head.Trim() == "的"
        || parts.Skip(1).Any(x => x.Claim.Head.Contains("其中", StringComparison.Ordinal))
        || parts[0].Claim.Wording.EndsWith('中') || (Known(parts[0]) && parts[0] is { Asked.Part: "", Figure: { } figure }
            && DraftMatter.Wholes(DraftMatter.Of(figure)).Contains(figure.Code));

    /// <summary>What all that a figure's matter counts is, where it bears a share out; null if nothing does.</summary>
    private static decimal? Unsaid(Figure figure, decimal part, DraftClaim share, DraftFacts facts) =>
        share.OtherPeriod is not null || (share.Population is { } of && PopulationReader.Elsewhere(of)) ? null
        : DraftMatter.Wholes(DraftMatter.Of(figure)).Where(x => x != figure.Code)
            .Concat(share.Head.Contains("全年", StringComparison.Ordinal) ? [figure.Code] : [])
            .Select(x => facts.Of(new(x, facts.From, facts.To, ""))).Where(x => x is (true, { } value) && value > part)
            .Select(x => x.Value).FirstOrDefault(x => ApproximateNumber.Fits(100 * part / x!.Value, share.Number!));

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
