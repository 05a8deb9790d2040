using System.Globalization;
using CaseTrack.Figures;

namespace CaseTrack.Reports.Drafts;

/// <summary>A draft with more numbers than any report has.</summary>
public sealed class TooManyNumbersException() : Exception($"More than {TextCheck.MostNumbers} numbers.");

/// <summary>文稿核对. Every number of a draft against the figures: pure, so that the same draft and the same figures always give the same
/// verdicts.</summary>
public static class TextCheck
{
    /// <summary>Numbers a draft may hold. The report of 2022 has a hundred and twenty.</summary>
    public const int MostNumbers = 5000;

    /// <param name="draft">The text, a paragraph a line; cells of a table are parted by tabs or upright strokes.</param>
    /// <param name="facts">What it is checked against.</param>
    /// <exception cref="TooManyNumbersException">The draft is no report.</exception>
    public static IReadOnlyList<CheckedNumber> Run(string draft, DraftFacts facts) => Judge(Read(draft, facts), facts);

    /// <summary>The first three stages: what every number of a draft claims.</summary>
    /// <exception cref="TooManyNumbersException">The draft is no report.</exception>
    public static IReadOnlyList<ReadLine> Read(string draft, DraftFacts facts)
    {
        var names = NamesOf(facts);
        var (lines, matter, table, numbers) = (new List<ReadLine>(), "", "", 0);
        var sections = new DraftSections(facts.Year);
        foreach (var line in DraftLines.Of(draft))
        {
            // A table speaks of what its title and its rows name, not of what the text did before it.
            var (claims, after) = ClaimReader.Read(
                line.Text, facts.Year, names, new(line.InTable ? table : matter, sections.Planned(line), sections.Titled));
            table = line.InTable ? after : DraftWords.MatterIn(line.Text);
            matter = line.InTable ? matter : !claims.Any(x => x.Number is not null) && table.Length > 0 ? table : after;
            claims = line.Figures is { } exact ? [.. claims.Select(x => TableClaim(x, exact))] : claims;
            if ((numbers += claims.Count) > MostNumbers)
            {
                throw new TooManyNumbersException();
            }

            lines.Add(new(line, claims));
        }

        return lines;
    }

    /// <summary>The last stage: what is to be said of them.</summary>
    public static IReadOnlyList<CheckedNumber> Judge(IReadOnlyList<ReadLine> lines, DraftFacts facts)
    {
        var found = new List<CheckedNumber>();
        var slip = YearSlip.Of(lines, facts.Year);
        foreach (var (line, claims) in lines)
        {
            foreach (var number in LineJudge.Judge(line.Text, claims, facts, slip).Where(x => x.Claim.Token.Start >= line.Listed))
            {
                var token = number.Claim.Token;
                var (start, end) = (token.Start, number.Claim.Number?.Stop ?? token.End);
                found.Add(number.Checked with
                {
                    Text = line.Written(start, end),
                    Position = line.Position + start - line.Listed,
                    Paragraph = line.Paragraph,
                    Reading = Reading(number, facts),
                    Figure = number is { Asked: { } asked, Checked.Code: not null } ? facts.Href?.Invoke(asked) : null,
                    Wording = number.Claim.Number is null ? null : number.Claim.Wording,
                });
            }
        }

        return found;
    }

    /// <summary>读作：2022年、全区、审结行政复议案件.</summary>
    private static string? Reading(SaidNumber number, DraftFacts facts)
    {
        var claim = number.Claim;
        if (claim.Kind is ClaimKind.Time)
        {
            return null;
        }

        var time = claim.OtherPeriod
            ?? (claim.Period is { } said && !(said.Whole && (said.Year ?? facts.Year) == facts.Year) ? Said(said, facts.Year)
            : facts.From == new DateOnly(facts.Year, 1, 1)
                && facts.To == new DateOnly(facts.Year, 12, 31) ? $"{facts.Year}年" : $"{facts.From:yyyy-MM-dd}至{facts.To:yyyy-MM-dd}");
        var cases = claim.PopulationWords.Length > 0 ? claim.PopulationWords : "范围同报告";
        var what = claim.Kind switch
        {
            ClaimKind.Growth => $"{number.Figure?.Chinese ?? "未知指标"}与{(claim.Since.Year is { } year ? $"{year}年" : "上年同期")}相比"
                + (claim.Falls ? "下降" : "增长"),
            ClaimKind.Multiple => $"{number.Figure?.Chinese ?? "未知指标"}为{(claim.Since.Year is { } year ? $"{year}年" : "上年同期")}的倍数",
            ClaimKind.Share => "前文一数占另一数的份额",
            _ when claim.Kind is ClaimKind.Target && claim.Candidates.Count == 0 => "目标或计划",
            ClaimKind.Target => $"目标或计划：{claim.Candidates[0].Said.Figure.Chinese}",
            _ => number.Figure is { } figure ? figure.Chinese : $"“{claim.Wording.Replace("{0}", "…", StringComparison.Ordinal)}”",
        };
        return $"读作：{time}、{cases}、{what}";
    }

    private static string Said(DraftPeriod period, int year) => (period.First, period.Last) is (1, 12) ? $"{period.Year ?? year}年"
        : period.First == period.Last ? $"{period.Year ?? year}年{period.First}月" : $"{period.Year ?? year}年{period.First}—{period.Last}月";

    /// <summary>In a table whose row has a figure's own name, the cell is that figure.</summary>
    private static DraftClaim TableClaim(DraftClaim claim, IReadOnlyList<Figure> figures) =>
        claim is not { Kind: ClaimKind.Count, Number: { } number } ? claim : claim with
        {
            Candidates = [.. figures.Where(x => number.Measure.Length == 0 || DraftMeasures.Fit(number.Measure, x.Unit))
            .Select(x => new ClaimCandidate(new(x, x.Sayings[0]), 100, x.Chinese))],
            Population = null,
        };

    private static WordTree NamesOf(DraftFacts facts)
    {
        var names = new WordTree();
        foreach (var name in facts.Own)
        {
            names.Add(FoldedText.Of(name), new(WordRole.Population, PopulationWords.Whole));
        }

        foreach (var name in facts.Elsewhere)
        {
            names.Add(FoldedText.Of(name),
                new(WordRole.Population, string.Create(CultureInfo.InvariantCulture, $"{PopulationWords.Unit}{name}")));
        }

        return names;
    }
}
