using CaseTrack.Figures;

namespace CaseTrack.Reports;

/// <summary>核对结论.</summary>
public enum NumberVerdict
{
    /// <summary>一致.</summary>
    Matched = 1,

    /// <summary>不一致.</summary>
    Wrong,

    /// <summary>概数: consistent, but said vaguely.</summary>
    Vague,

    /// <summary>目录中没有对应指标, or not to be judged.</summary>
    Unknown,

    /// <summary>年份、日期 of the report.</summary>
    Date,
}

/// <summary>文稿中的一个数. Where it stands and what is to be said of it.</summary>
/// <param name="Text">As written, with its 余, 近 or 约 and what follows.</param>
/// <param name="Position">Characters before it, in its part.</param>
/// <param name="Paragraph">Paragraph of its part, from 1.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Code">The figure it was matched with.</param>
/// <param name="Name">The figure's name.</param>
/// <param name="Value">The figure's value.</param>
/// <param name="Remark">Why, in Chinese and English.</param>
public sealed record CheckedNumber(string Text, int Position, int Paragraph, NumberVerdict Verdict, string? Code, string? Name, decimal? Value, string? Remark)
{
    /// <summary>Of a Word document, where it stands other than in the body: <c>footnotes</c>, <c>endnotes</c> or <c>header</c>.</summary>
    public string? Part { get; init; }
}

/// <summary>What a draft is checked against.</summary>
/// <param name="Year">报告年度.</param>
/// <param name="Values">Every figure's value; a figure that is not there cannot be judged.</param>
/// <param name="YearBefore">The same for the same period last year.</param>
/// <param name="Elsewhere">Names of single streets, communities and committees that the values are not limited to.</param>
public sealed record DraftFacts(int Year, IReadOnlyDictionary<string, decimal?> Values, IReadOnlyDictionary<string, decimal?> YearBefore, IReadOnlyCollection<string> Elsewhere)
{
    /// <summary>The year the period begins in: the one before, for December to November.</summary>
    public int FirstYear { get; init; } = Year;
}

/// <summary>A draft with more numbers than any report has.</summary>
public sealed class TooManyNumbersException() : Exception($"More than {TextCheck.MostNumbers} numbers.");

/// <summary>文稿核对. Every number of a draft against the figures: pure, so that the same draft and the same figures always give the same verdicts.</summary>
public static class TextCheck
{
    /// <summary>Numbers a draft may hold. The report of 2022 has a hundred and twenty.</summary>
    public const int MostNumbers = 5000;

    // What decides about a number stands close to it; looking further would make long lines slow.
    private const int Near = 60;
    private const int LongestSentence = 200;
    private const int LongestParagraph = 1000;

    /// <summary>Reports quote figures in other words than the catalogue, too.</summary>
    private static readonly (string Code, string Wording)[] AlsoSaid =
    [
        ("appraisal.units", "对全区{0}家单位"), ("appraisal.officials", "{0}名党政主要领导"), ("business-environment.problems-rectified", "发现并整改问题{0}件"),
        ("normative-documents.lawful-rate", "合法合规率{0}%"), ("training.sessions", "知识培训{0}场次"), ("abnormal-list.entities-removed", "经营异常名录移出{0}户"),
        ("abnormal-list.records", "名录总计{0}条"), ("audit.officials", "对{0}名主要负责人"), ("publicity.events", "普法宣讲等活动{0}场"),
        ("legal-guides.communities", "第一批次{0}个社区"), ("legal-guides.people", "{0}名“法律明白人”"), ("review.received.withdrawn-after-mediation", "受理前调解撤回{0}件"),
        ("statistics-supervision.rechecks", "{0}家企业开展复核抽查"), ("statistics-supervision.inspections", "{0}家企业开展执法检查"), ("statistics-supervision.penalties", "{0}家企业进行了行政处罚"),
        ("counsel.services", "法律事项服务{0}件次"), ("mediation.linkage.succeeded", "调解成功矛盾纠纷{0}件"), ("mediation.success-rate", "，成功率{0}%"),
    ];

    private static readonly (Figure Figure, string Before, string After)[] Phrases = [.. FigureCatalogue.All
        .Select(x => (x, x.Wording)).Concat(AlsoSaid.Select(x => (FigureCatalogue.Find(x.Code)!, x.Wording)))
        .Select(x => (Figure: x.Item1, Parts: x.Wording.Split("{0}")))
        .Select(x => (x.Figure, Plain(x.Parts[0]), Plain(x.Parts[1])))
        .OrderByDescending(x => x.Item2.Length + x.Item3.Length)];

    /// <param name="draft">The text, a paragraph a line.</param>
    /// <param name="facts">What it is checked against.</param>
    /// <exception cref="TooManyNumbersException">The draft is no report.</exception>
    public static IReadOnlyList<CheckedNumber> Run(string draft, DraftFacts facts)
    {
        var found = new List<CheckedNumber>();
        var (position, paragraph, seen) = (0, 0, 0);
        foreach (var written in draft.ReplaceLineEndings("\n").Split('\n'))
        {
            paragraph++;
            var line = DraftNumber.Plain(written);
            var start = 0;
            var sentence = new List<SaidNumber>();
            foreach (var number in DraftNumber.In(line))
            {
                if (++seen > MostNumbers)
                {
                    throw new TooManyNumbersException();
                }

                if (line.AsSpan(start, number.Start - start).LastIndexOfAny("。；！？;") is >= 0 and var end)
                {
                    found.AddRange(DraftSums.Check(line, sentence));
                    (start, sentence) = (start + end + 1, []);
                }

                if (Check(line, start, number, sentence, facts) is { } said)
                {
                    var rest = Rest(line, number);
                    var text = string.Concat(written.AsSpan(number.Start, number.Length), string.Concat(written.AsSpan(number.End, Math.Min(Near, written.Length - number.End)).ToString().TakeWhile(x => x is not ('，' or '。' or '、' or '；' or '（' or ',')).Take(4)));
                    sentence.Add(said with { Checked = said.Checked with { Text = text, Position = position + number.Start, Paragraph = paragraph }, Measure = number.Percent ? "%" : DraftNumber.MeasureOf(rest) });
                }
            }

            found.AddRange(DraftSums.Check(line, sentence));
            position += line.Length + 1;
        }

        return found;
    }

    private static SaidNumber? Check(string line, int start, DraftNumber number, List<SaidNumber> earlier, DraftFacts facts)
    {
        var rest = Rest(line, number);
        SaidNumber Say(NumberVerdict verdict, Figure? figure = null, string? remark = null, SaidKind kind = SaidKind.Count) => new(number, "", kind, figure,
            new("", 0, 0, verdict, figure?.Code, figure?.Chinese, figure is null ? null : facts.Values.GetValueOrDefault(figure.Code), remark));
        if (number.TooLong)
        {
            return Say(NumberVerdict.Unknown, remark: "数字过长 (no figure has so many digits)");
        }

        if (DraftYear.Of(line, number) is { } mention)
        {
            return mention is YearMention.Reference || (mention is YearMention.Plain && number.Value >= facts.FirstYear && number.Value <= facts.Year + 1)
                ? Say(NumberVerdict.Date, kind: SaidKind.Date)
                : Say(NumberVerdict.Wrong, remark: $"年份：报告年度为{facts.Year}年 (the report is about {facts.Year})", kind: SaidKind.Date);
        }

        var sentence = line[Math.Max(start, number.Start - LongestSentence)..number.Start];
        if (DraftGrowth.Of(sentence) is { Success: true } growth && (number.Percent || DraftNumber.MeasureOf(rest).Length > 0))
        {
            var compared = earlier.LastOrDefault(x => x.Kind is SaidKind.Count)?.Figure;
            var (verdict, why) = DraftGrowth.Judge(number, growth, rest, compared, facts);
            return number.Spelt && !number.Percent && verdict is NumberVerdict.Unknown ? null : Say(verdict, verdict is NumberVerdict.Unknown ? null : compared, why, SaidKind.Growth);
        }

        var before = Plain(line[Math.Max(0, number.Start - Near)..number.Start]);
        var after = Plain(number.Percent && !rest.StartsWith('%') ? $"%{rest}" : rest);
        var matter = line[Math.Max(0, number.Start - LongestParagraph)..number.Start];
        var worded = Phrases.Where(x => EndsLike(before, x.Before) && after.StartsWith(x.After[..Math.Min(x.After.Length, 4)], StringComparison.Ordinal) && DomainNamed(x.Figure, x.Before, matter)).ToArray();
        if (number.Spelt && !number.Percent && number.Value < 10 && !worded.Any(x => number.Value != 1 || (x.Before.Length >= 4 && before.EndsWith(x.Before, StringComparison.Ordinal))))
        {
            return null;
        }

        var candidates = DraftPopulation.Among(sentence, worded, facts.Elsewhere, x => x.Figure);
        if (candidates.Count == 0)
        {
            return Say(NumberVerdict.Unknown, remark: worded.Length > 0 ? "文稿所述范围没有对应的指标，请按机构或细分核对 (no figure of the population named)" : "目录中没有这样表述的指标 (no figure is worded like this)");
        }

        // Of figures worded alike, the one that agrees; otherwise the first.
        var best = candidates.Where(x => x.Before.Length + x.After.Length == candidates.Max(y => y.Before.Length + y.After.Length)).ToArray();
        var figure = best.FirstOrDefault(x => facts.Values.GetValueOrDefault(x.Figure.Code) is { } y && ApproximateNumber.Fits(y, number)).Figure ?? best[0].Figure;
        return !facts.Values.TryGetValue(figure.Code, out var known) ? Say(NumberVerdict.Unknown, figure, "该发布没有这一指标 (not in the release)")
            : known is not { } value ? Say(NumberVerdict.Wrong, figure, "该指标本期无分母，应为“—” (nothing to divide by)")
            : !ApproximateNumber.Fits(value, number) ? Say(NumberVerdict.Wrong, figure, Off(value, number))
            : number.Word.Length > 0 ? Say(NumberVerdict.Vague, figure, $"概数，实为{ApproximateNumber.Exact(value)} (said vaguely)")
            : Say(NumberVerdict.Matched, figure);
    }

    private static string Rest(string line, DraftNumber number) => line.Substring(number.End, Math.Min(Near, line.Length - number.End)).TrimStart();

    private static string Off(decimal value, DraftNumber number) => number.Word.Length == 0 ? $"应为{ApproximateNumber.Exact(value)} (should be {ApproximateNumber.Exact(value)})"
        : value <= number.Value ? $"低于所报：实为{ApproximateNumber.Exact(value)} (less than claimed)"
        : $"高于概数区间：实为{ApproximateNumber.Exact(value)} (more than the words allow)";

    /// <summary>The wording before the number, or its last six characters, with up to two others in between (达, 共计).</summary>
    private static bool EndsLike(string text, string wording)
    {
        var end = wording.Length > 6 ? wording[^6..] : wording;
        return end.Length == 0 || Enumerable.Range(0, 3).Any(x => text.Length >= x && text[..^x].EndsWith(end, StringComparison.Ordinal));
    }

    /// <summary>整改, 维持 or 终止 alone may be said of anything: such a wording counts where the paragraph has come to speak of its matter.</summary>
    private static bool DomainNamed(Figure figure, string wording, string text) => wording.Length >= 4 || figure.Code[..figure.Code.IndexOf('.', StringComparison.Ordinal)] switch
    {
        "supervision" => text.Contains("监督", StringComparison.Ordinal),
        "review" => text.Contains("复议", StringComparison.Ordinal),
        "mediation" => text.Contains("调解", StringComparison.Ordinal) || text.Contains("纠纷", StringComparison.Ordinal),
        "litigation" => text.Contains('诉', StringComparison.Ordinal) || text.Contains('庭', StringComparison.Ordinal),
        _ => true,
    };

    /// <summary>Without blanks and punctuation that differ from draft to draft.</summary>
    private static string Plain(string text) => string.Concat(text.Where(x => !char.IsWhiteSpace(x) && x is not ('“' or '”' or '"' or '，' or ',' or '的' or '、')));
}
