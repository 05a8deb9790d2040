using CaseTrack.Figures;
using CaseTrack.Ledger;
using CaseTrack.Mediation;

namespace CaseTrack.Reports.Drafts;

/// <summary>第四步，结论: of a count, an amount or a rate.</summary>
internal static class CountJudge
{
    public static SaidNumber Judge(DraftClaim claim, DraftFacts facts)
    {
        var number = claim.Number!;
        var said = new SaidNumber(claim, null, null, new("", 0, 0, NumberVerdict.Unknown, null, null, null, null));
        if (number.TooLong)
        {
            return Unknown(said, UnknownReason.NoFigure, "数字过长 (no figure has so many digits)");
        }

        if (number.Form is NumberForm.Range)
        {
            return Unknown(said, UnknownReason.NothingToCompare, "幅度，不作核对 (a range; no figure is compared with it)");
        }

        var candidates = claim.Candidates.Where(
            x => facts.Choices.Count == 0 || !facts.Choices.ContainsKey((claim.Wording, x.Said.Figure.Code))).ToList();
        var chosen = claim.Candidates.Select(
            x => facts.Choices.TryGetValue((claim.Wording, x.Said.Figure.Code), out var code) ? code : null).OfType<string>()
            .Select(FigureCatalogue.Find).OfType<Figure>().FirstOrDefault();
        if (chosen is not null)
        {
            candidates = [new(new(chosen, chosen.Sayings[0]), 100, chosen.Chinese)];
        }

        // What the office has set aside is not replaced by what reads worse.
        if (candidates.Count == 0 || (chosen is null && candidates.Max(x => x.Score) < claim.Candidates.Max(x => x.Score)))
        {
            return claim.Candidates.Count > 0
                ? Unknown(said, UnknownReason.ByChoice, "本单位已确认这一表述不是该指标 (the office has said that this wording is not the figure)")
                : Unknown(said, UnknownReason.NoFigure, "目录中没有这样表述的指标 (no figure is worded like this)");
        }

        var (of, part) = Among(
            [.. candidates.Select(
            x => x with { OwnWords = claim.PopulationWords.Length > 0
            && x.Words.Contains(claim.PopulationWords, StringComparison.Ordinal) })], claim.Population, facts);
        if (of.Count == 0 || part?.StartsWith(PopulationWords.Level, StringComparison.Ordinal) == true)
        {
            return Unknown(said, UnknownReason.OtherPopulation, "文稿所述范围没有对应的指标，请按机构或细分核对 (no figure of the population named)");
        }

        // Of figures said alike, the one that agrees; otherwise the first.
        var alike = of.Where(x => x.Narrowed == of[0].Narrowed && x.Score == of[0].Score).ToArray();
        var asked = alike.Select(x => (Candidate: x, Asked: Asked(x.Said.Figure, claim, facts, part))).ToArray();
        var best = asked.FirstOrDefault(x => x.Asked is { } y && facts.Of(y) is (true, { } value) && ApproximateNumber.Fits(value, number));
        best = best.Candidate is null ? asked[0] : best;
        return With(said, best.Candidate, best.Asked, facts, alike.Length > 1
            && alike.Select(x => x.Said.Figure.Code.Split('.')[0]).Distinct().Count() > 1);
    }

    private static SaidNumber With(SaidNumber said, ClaimCandidate candidate, FigureAsked? asked, DraftFacts facts, bool ambiguous)
    {
        var (claim, number, figure) = (said.Claim, said.Said, candidate.Said.Figure);
        if (candidate.Narrowed)
        {
            return Unknown(said, UnknownReason.UnclearWords, "另有限定，目录中没有这样表述的指标 (words narrow it; no figure is worded like this)");
        }

        if (asked is not { } question)
        {
            return Unknown(said, UnknownReason.OtherPeriod, $"所述时间“{claim.OtherPeriod}”没有对应的指标 (no figure of the time named)");
        }

        said = said with { Figure = figure, Asked = asked };
        var own = question.From == facts.From && question.To == facts.To;
        var (known, value) = facts.Of(question);
        CheckedNumber Say(NumberVerdict verdict, string? remark) =>
            said.Checked with { Verdict = verdict, Code = figure.Code, Name = figure.Chinese, Value = value, Remark = remark };
        SaidNumber Leave(UnknownReason because, string remark)
        {
            var code = because is UnknownReason.OtherPopulation ? null : figure.Code;
            return said with { Checked = Say(NumberVerdict.Unknown, remark) with { Because = because, Code = code } };
        }

        if (facts.IsWithheld(question))
        {
            return Leave(UnknownReason.Withheld, "涉及限制查阅的案件，不予核对 (it would tell of a case you may not know of)");
        }

        if (!known)
        {
            return question.Part.Length > 0
                ? Leave(UnknownReason.OtherPopulation, "文稿所述范围没有对应的指标，请按机构或细分核对 (no figure of the population named)")
                : own ? Leave(UnknownReason.NoFigure, "该发布没有这一指标 (not in the release)")
                : Leave(UnknownReason.OtherPeriod, "所述时间没有数据 (nothing is known of the time named)");
        }

        if (value is null)
        {
            // A rate worked out from counts is of cases that are not in the book; all or none of nothing is wrong.
            return own && question.Part.Length == 0 && !candidate.Doubtful && number.Value is 0 or 100
                ? said with { Checked = Say(NumberVerdict.Wrong, "该指标本期无分母，应为“—” (nothing to divide by)") }
                : Leave(UnknownReason.OtherPeriod, "所述时间没有数据 (nothing is known of the time named)");
        }

        if (ApproximateNumber.Fits(value.Value, number))
        {
            var verdict = number.Word.Length > 0
                ? Say(NumberVerdict.Vague, $"概数，实为{ApproximateNumber.Exact(value.Value)} (said vaguely)")
                : Say(NumberVerdict.Matched, null);
            return said with { Checked = verdict };
        }

        if (value == 0 && (!own || figure.Counted.Terms.All(x => x.Kind.Matter == LedgerFacts.Matter) || !facts.Holds(figure)))
        {
            return Leave(UnknownReason.NotRecorded, "系统中没有这一时间的登记 (nothing was recorded)");
        }

        return candidate.Doubtful || ambiguous || question.Part.Length > 0 || Beyond(value.Value, number)
            || (candidate.Score < 2 && candidate.Said.Needed > 1 && claim.Population is null)
            ? Leave(UnknownReason.UnclearWords,
                $"可能另有所指：{figure.Chinese}为{ApproximateNumber.Exact(value.Value)} (it may be another figure)")
            : said with { Checked = Say(NumberVerdict.Wrong, Off(value.Value, number)) };
    }

    /// <summary>Nobody mistakes ten for a thousand: so far off, it is of other cases than it was read as.</summary>
    private static bool Beyond(decimal value, DraftNumber number) =>
        value > 0 && number is { Percent: false, Value: > 0 } && (number.Value > Hundredfold * value || value > Hundredfold * number.Value);

    private const decimal Hundredfold = 50;

    /// <summary>Which figures are of the population named; and the part of one that is of a larger one.</summary>
    private static (IReadOnlyList<ClaimCandidate> Of, string? Part) Among(
        List<ClaimCandidate> candidates, string? population, DraftFacts facts)
    {
        if (population is null or PopulationWords.Whole || population == PopulationWords.Level + facts.Level)
        {
            return population is null
                ? ([.. candidates.OrderBy(x => x.Narrowed).ThenByDescending(x => x.Score).ThenBy(x => Own(x).Count > 0)
                    .ThenBy(x => x.Doubtful)], null)
                : ([.. candidates.Where(x => !Mediates(x.Said.Figure) || Own(x).Count == 0)], null);
        }

        var elsewhere = population.StartsWith(PopulationWords.Unit, StringComparison.Ordinal)
            || population.StartsWith(PopulationWords.Level, StringComparison.Ordinal);
        var own = candidates.Where(x => Own(x).Contains(population) || (x.OwnWords && !Mediates(x.Said.Figure))).ToList();
        if (own.Count > 0)
        {
            return (own, null);
        }

        var dimension = population[..population.IndexOf('=', StringComparison.Ordinal)];
        var wide = candidates.Where(x => Own(x).Count == 0).ToList();
        var broken = wide.Where(x => elsewhere || x.Said.Figure.Dimensions.Contains(dimension)).ToList();
        return broken.Count > 0 ? (broken, population)
            : ([.. wide.Where(x => !Mediates(x.Said.Figure)
            && ((dimension == Dimension.CommitteeKind.Name || dimension == Dimension.Linkage.Name)
                || x.Said.Matter != DraftMatter.Review))], null);
    }

    private static bool Mediates(Figure figure) => figure.Counted.Terms.All(x => x.Kind.Matter == MediationFacts.Accepted.Matter);

    /// <summary>What narrows a figure of mediation; for other figures nothing, as their wording says all.</summary>
    private static HashSet<string> Own(ClaimCandidate candidate) => !Mediates(candidate.Said.Figure) ? []
        : [.. candidate.Said.Figure.Counted.Terms
            .SelectMany<FactTerm, DimensionValue>(x => x.Kind == MediationFacts.Linked ? [Dimension.Linkage.Is(Dimension.Yes)] : x.Asks)
            .Where(x => x.Dimension == Dimension.CommitteeKind || x.Dimension == Dimension.Linkage).Select(x => x.ToString())];

    /// <summary>The figure, over the time and of the cases of a claim; null for a time that none is calculated for.</summary>
    public static FigureAsked? Asked(Figure figure, DraftClaim claim, DraftFacts facts, string? part)
    {
        if (claim.OtherPeriod is not null)
        {
            return null;
        }

        var own = claim.Period is not { } said || (said.Whole && (said.Year ?? facts.Year) == facts.Year);
        return own ? new(figure.Code, facts.From, facts.To, part ?? "") : claim.Period!.Value.Days(facts.Year) is var (from, to)
            ? new(figure.Code, from, to, part ?? "") : null;
    }

    /// <summary>The number may be of another time, or of other cases, than it was read as.</summary>
    public static SaidNumber Unclear(SaidNumber judged) => judged with
    {
        Checked = judged.Checked with
        {
            Verdict = NumberVerdict.Unknown,
            Because = UnknownReason.UnclearWords,
            Remark = $"可能另有所指：{judged.Figure!.Chinese}为"
                + $"{(judged.Checked.Value is { } value ? ApproximateNumber.Exact(value) : "—")} (it may be another figure)",
        },
    };

    public static SaidNumber Unknown(SaidNumber said, UnknownReason because, string remark) =>
        said with { Checked = said.Checked with { Verdict = NumberVerdict.Unknown, Because = because, Remark = remark } };

    private static string Off(decimal value, DraftNumber number) =>
        number.Word.Length == 0 ? $"应为{ApproximateNumber.Exact(value)} (should be {ApproximateNumber.Exact(value)})"
        : value <= number.Value ? $"低于所报：实为{ApproximateNumber.Exact(value)} (less than claimed)"
        : $"高于概数区间：实为{ApproximateNumber.Exact(value)} (more than the words allow)";
}
