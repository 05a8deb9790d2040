using System.Globalization;
using System.Text.RegularExpressions;
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

    /// <summary>目录中没有对应指标.</summary>
    Unknown,

    /// <summary>年份、日期 of the report.</summary>
    Date,
}

/// <summary>文稿中的一个数. Where it stands and what is to be said of it.</summary>
/// <param name="Text">As written, with its 余, 近 or 约 and what follows.</param>
/// <param name="Position">Characters before it.</param>
/// <param name="Paragraph">Paragraph, from 1.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Code">The figure it was matched with.</param>
/// <param name="Name">The figure's name.</param>
/// <param name="Value">The figure's value.</param>
/// <param name="Remark">Why, in Chinese and English.</param>
public sealed record CheckedNumber(string Text, int Position, int Paragraph, NumberVerdict Verdict, string? Code, string? Name, decimal? Value, string? Remark);

/// <summary>A draft with more numbers than any report has.</summary>
public sealed class TooManyNumbersException() : Exception($"More than {TextCheck.MostNumbers} numbers.");

/// <summary>文稿核对. Every number of a draft against the figures: pure, so that the same draft and the same figures always give the same verdicts.</summary>
public static partial class TextCheck
{
    /// <summary>Numbers a draft may hold. The report of 2022 has a hundred and twenty.</summary>
    public const int MostNumbers = 5000;

    // What decides about a number stands close to it; looking further would make long lines slow.
    private const int Near = 60;
    private const int Beside = 12;
    private const int LongestNumber = 15;

    /// <summary>Reports quote figures in other words than the catalogue, too.</summary>
    private static readonly (string Code, string Wording)[] AlsoSaid =
    [
        ("appraisal.units", "对全区{0}家单位"), ("appraisal.officials", "{0}名党政主要领导"), ("business-environment.problems-found", "发现并整改问题{0}件"),
        ("normative-documents.lawful-rate", "合法合规率{0}%"), ("training.sessions", "知识培训{0}场次"), ("abnormal-list.entities-removed", "经营异常名录移出{0}户"),
        ("abnormal-list.records", "名录总计{0}条"), ("audit.officials", "对{0}名主要负责人"), ("publicity.events", "普法宣讲等活动{0}场"),
        ("legal-guides.communities", "第一批次{0}个社区"), ("legal-guides.people", "{0}名“法律明白人”"), ("review.received.withdrawn-after-mediation", "受理前调解撤回{0}件"),
        ("statistics-supervision.rechecks", "{0}家企业开展复核抽查"), ("statistics-supervision.inspections", "{0}家企业开展执法检查"), ("statistics-supervision.penalties", "{0}家企业进行了行政处罚"),
        ("counsel.services", "法律事项服务{0}件次"), ("mediation.linkage.succeeded", "调解成功矛盾纠纷{0}件"),
    ];

    private static readonly (Figure Figure, string Before, string After)[] Phrases = [.. FigureCatalogue.All
        .Select(x => (x, x.Wording)).Concat(AlsoSaid.Where(x => x.Wording.Contains("{0}", StringComparison.Ordinal)).Select(x => (FigureCatalogue.Find(x.Code)!, x.Wording)))
        .Select(x => (Figure: x.Item1, Parts: x.Wording.Split("{0}")))
        .Select(x => (x.Figure, Plain(x.Parts[0]), Plain(x.Parts[1])))
        .OrderByDescending(x => x.Item2.Length + x.Item3.Length)];

    /// <param name="draft">The text, a paragraph a line.</param>
    /// <param name="year">The year reported on.</param>
    /// <param name="values">Every figure's value.</param>
    /// <exception cref="TooManyNumbersException">The draft is no report.</exception>
    public static IReadOnlyList<CheckedNumber> Run(string draft, int year, IReadOnlyDictionary<string, decimal?> values)
    {
        var found = new List<CheckedNumber>();
        var position = 0;
        var paragraph = 0;
        if (Number().Count(draft) > MostNumbers)
        {
            throw new TooManyNumbersException();
        }

        foreach (var line in draft.ReplaceLineEndings("\n").Split('\n'))
        {
            paragraph++;
            var inParagraph = new List<CheckedNumber>();
            foreach (Match match in Number().Matches(line))
            {
                inParagraph.Add(Check(line, match, position, paragraph, year, values));
            }

            found.AddRange(Sums(line, inParagraph));
            position += line.Length + 1;
        }

        return found;
    }

    private static CheckedNumber Check(string line, Match match, int position, int paragraph, int year, IReadOnlyDictionary<string, decimal?> values)
    {
        var word = match.Groups["before"].Value + match.Groups["after"].Value;
        var rest = line.Substring(match.Index + match.Length, Math.Min(Near, line.Length - match.Index - match.Length));
        CheckedNumber Say(NumberVerdict verdict, Figure? figure = null, string? remark = null) => new(
            match.Value + new string([.. rest.TakeWhile(x => x is not ('，' or '。' or '、' or '；' or '（' or ',')).Take(4)]), position + match.Index, paragraph, verdict, figure?.Code, figure?.Chinese,
            figure is null ? null : values[figure.Code], remark);

        if (match.Groups["n"].Length > LongestNumber)
        {
            return Say(NumberVerdict.Unknown, remark: "数字过长 (no figure has so many digits)");
        }

        var claimed = decimal.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture);
        if (rest.StartsWith('年') && claimed is >= 1900 and <= 2200)
        {
            return claimed == year || claimed == year + 1 || DayOf().IsMatch(match.Value + rest)
                ? Say(NumberVerdict.Date)
                : Say(NumberVerdict.Wrong, remark: $"年份：报告年度为{year}年 (the report is about {year})");
        }

        if (rest.StartsWith('月') || rest.StartsWith('日'))
        {
            return Say(NumberVerdict.Date);
        }

        var before = Plain(line[Math.Max(0, match.Index - Near)..match.Index]);
        var after = Plain(rest);
        var candidates = Phrases.Where(x => EndsLike(before, x.Before) && after.StartsWith(x.After[..Math.Min(x.After.Length, 4)], StringComparison.Ordinal)).ToArray();
        if (candidates.Length == 0)
        {
            return Say(NumberVerdict.Unknown, remark: "目录中没有这样表述的指标 (no figure is worded like this)");
        }

        // Of figures worded alike, the one that agrees; otherwise the first.
        var best = candidates.Where(x => x.Before.Length + x.After.Length == candidates[0].Before.Length + candidates[0].After.Length).ToArray();
        var figure = best.FirstOrDefault(x => values[x.Figure.Code] is { } y && ApproximateNumber.Fits(y, claimed, word)).Figure ?? best[0].Figure;
        return values[figure.Code] is not { } value ? Say(NumberVerdict.Wrong, figure, "该指标本期无分母，应为“—” (nothing to divide by)")
            : !ApproximateNumber.Fits(value, claimed, word) ? Say(NumberVerdict.Wrong, figure, Off(value, claimed, word))
            : word.Length > 0 ? Say(NumberVerdict.Vague, figure, $"概数，实为{ApproximateNumber.Exact(value)} (said vaguely)")
            : Say(NumberVerdict.Matched, figure);
    }

    /// <summary>A part cannot exceed its whole, parts that are all named add up to it, and a percentage follows from the counts beside it.</summary>
    private static IEnumerable<CheckedNumber> Sums(string line, List<CheckedNumber> numbers)
    {
        var claims = numbers.Where(x => x.Code is not null).GroupBy(x => x.Code!).ToDictionary(x => x.Key, x => Claimed(x.First()));
        for (var i = 0; i < numbers.Count; i++)
        {
            var number = numbers[i];
            if (FigureCatalogue.Identities.FirstOrDefault(x => x.Left == number.Code && x.Right.All(y => y.Sign > 0)) is { } identity)
            {
                var named = identity.Right.Where(x => claims.ContainsKey(x.Figure)).ToArray();
                var unnamed = identity.Right.Count(x => !x.Figure.EndsWith(".otherwise", StringComparison.Ordinal)) - named.Length;
                var parts = named.Sum(x => claims[x.Figure]);
                if (named.Length > 1 && (parts > Claimed(number) || (unnamed <= 0 && parts != Claimed(number) && number.Verdict is NumberVerdict.Wrong)))
                {
                    yield return number with { Verdict = NumberVerdict.Wrong, Remark = $"各项之和为{parts}，与{Claimed(number)}不符 (the parts do not add up)：{identity.Chinese}" };
                    continue;
                }
            }

            if (number.Verdict is NumberVerdict.Unknown && number.Text.Contains('%', StringComparison.Ordinal))
            {
                var counts = numbers[Math.Max(0, i - Beside)..Math.Min(numbers.Count, i + Beside + 1)].Where(x => !x.Text.Contains('%', StringComparison.Ordinal) && x.Verdict is not NumberVerdict.Date).Select(Claimed).Where(x => x > 0).ToArray();
                var percent = Claimed(number);
                if (counts.Length >= 2 && !counts.Any(a => counts.Any(b => a != b && Math.Abs((100 * a / b) - percent) <= 0.05m)))
                {
                    yield return number with { Verdict = NumberVerdict.Wrong, Remark = "与前后各数都算不出这一百分比 (the percentage follows from none of the counts beside it)" };
                    continue;
                }
            }

            yield return number;
        }
    }

    private static decimal Claimed(CheckedNumber number) =>
        Number().Match(number.Text).Groups["n"].Value is { Length: <= LongestNumber } digits ? decimal.Parse(digits, CultureInfo.InvariantCulture) : 0;

    private static string Off(decimal value, decimal claimed, string word) => word.Length == 0 ? $"应为{ApproximateNumber.Exact(value)} (should be {ApproximateNumber.Exact(value)})"
        : value <= claimed ? $"低于所报：实为{ApproximateNumber.Exact(value)} (less than claimed)"
        : $"高于概数区间：实为{ApproximateNumber.Exact(value)} (more than the words allow)";

    /// <summary>The wording before the number, or its last six characters, with up to two others in between (达, 共计).</summary>
    private static bool EndsLike(string text, string wording)
    {
        var end = wording.Length > 6 ? wording[^6..] : wording;
        return end.Length == 0 || Enumerable.Range(0, 3).Any(x => text.Length >= x && text[..^x].EndsWith(end, StringComparison.Ordinal));
    }

    /// <summary>Without blanks and punctuation that differ from draft to draft.</summary>
    private static string Plain(string text) => string.Concat(text.Where(x => !char.IsWhiteSpace(x) && x is not ('“' or '”' or '"' or '，' or ',' or '的' or '、')));

    [GeneratedRegex(@"(?<before>近|约)?(?<n>[0-9]+(?:\.[0-9]+)?)(?<after>余|多)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[0-9]{4}年[0-9]{1,2}月")]
    private static partial Regex DayOf();
}
