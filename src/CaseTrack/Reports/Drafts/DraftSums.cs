using System.Buffers;
using CaseTrack.Figures;

namespace CaseTrack.Reports.Drafts;

/// <summary>一句之内的加总. A part cannot exceed its whole, and parts said to be all of it add up to it.</summary>
public static class DraftSums
{
    private const int Near = 60;

    private static readonly SearchValues<char> Joins = SearchValues.Create("、和及与");

    /// <summary>Pairs that leave nothing out: where both are said, they are all there is.</summary>
    private static readonly (string One, string[] Others)[] Opposites =
        [("成功", ["失败", "不成", "未成功"]), ("合格", ["不合格"]), ("口头", ["书面"]), ("书面", ["口头"]), ("胜诉", ["败诉"]), ("男", ["女"]), ("已", ["未"])];

    /// <summary>The numbers of one sentence, with the verdicts that only the others give.</summary>
    public static IEnumerable<SaidNumber> Check(string line, List<SaidNumber> numbers)
    {
        var claims = numbers.Where(x => x.Counts && x.Checked.Code is not null).GroupBy(x => x.Checked.Code!)
            .ToDictionary(x => x.Key, x => x.First().Said.Value);
        var sums = Stated(line, numbers);
        for (var i = 0; i < numbers.Count; i++)
        {
            yield return numbers[i] with { Checked = Split(numbers[i], claims) ?? sums.GetValueOrDefault(i) ?? numbers[i].Checked };
        }
    }

    /// <summary>恒等式: of the catalogue's own splits, such as 收到 = 进入实体审查 + 撤回 + 其他.</summary>
    private static CheckedNumber? Split(SaidNumber number, Dictionary<string, decimal> claims)
    {
        if (!number.Counts || number.Checked.Verdict is NumberVerdict.Unknown
            || FigureCatalogue.Identities.FirstOrDefault(
            x => x.Left == number.Checked.Code && x.Right.All(y => y.Sign > 0)) is not { } identity)
        {
            return null;
        }

        var named = identity.Right.Where(x => claims.ContainsKey(x.Figure)).ToArray();
        var unnamed = identity.Right.Count(x => !x.Figure.EndsWith(".otherwise", StringComparison.Ordinal)) - named.Length;
        var parts = named.Sum(x => claims[x.Figure]);
        return named.Length > 1 && number.Checked.Verdict is NumberVerdict.Wrong
            && (parts > number.Said.Value || (unnamed <= 0 && parts != number.Said.Value))
            ? number.Checked with { Remark = $"各项之和为{parts}，与{number.Said.Value}不符 (the parts do not add up)：{identity.Chinese}" } : null;
    }

    /// <summary>其中: the count before it is the whole, the counts after it of the same measure are its parts.</summary>
    /// <remarks>
    /// Parts are all those joined by 、; where 分别 or a pair of opposites (成功, 失败) says that they are all there is, also those after a
    /// comma, and then they must
    /// add up. Fewer parts are no contradiction. 等 and 主要 say that there are others. What the figures bear out is right whatever the words.
    /// </remarks>
    private static Dictionary<int, CheckedNumber> Stated(string line, List<SaidNumber> numbers)
    {
        var found = new Dictionary<int, CheckedNumber>();
        var whole = -1;
        for (var i = 0; i + 1 < numbers.Count; i++)
        {
            whole = numbers[i].Counts && numbers[i].Said is { Measure: not ("" or "%"), Form: NumberForm.Plain } ? i : whole;
            var marker = Marker(line, numbers[i].Said.End, numbers[i + 1].Said.Start);
            if (marker < 0 || whole < 0)
            {
                continue;
            }

            var last = i + 1;
            while (last + 1 < numbers.Count && Marker(line, numbers[last].Said.End, numbers[last + 1].Said.Start) < 0)
            {
                last++;
            }

            if (Contradicted(line, numbers, whole, (i + 1, last), marker) is { } sum)
            {
                found[whole] = numbers[whole].Checked with
                {
                    Verdict = NumberVerdict.Wrong,
                    Because = null,
                    Remark = $"各项之和为{ApproximateNumber.Exact(sum)}，与{ApproximateNumber.Exact(numbers[whole].Said.Value)}不符 (the parts do "
                        + $"not add up)"
                };
            }
        }

        return found;
    }

    /// <summary>The sum of the parts, where it cannot be that of the whole.</summary>
    private static decimal? Contradicted(string line, List<SaidNumber> numbers, int at, (int First, int Last) range, int marker)
    {
        var whole = numbers[at];
        var all = line[marker..numbers[range.Last].Said.End];
        var open = line.AsSpan(numbers[range.Last].Said.Stop).TrimStart().StartsWith("等") || all.Contains("主要", StringComparison.Ordinal)
            || all.Contains("包括", StringComparison.Ordinal);
        var clause = line[Math.Max(0, whole.Said.Start - Near)..whole.Said.Start];
        clause = clause[(clause.LastIndexOfAny(['，', '。', '；']) + 1)..];
        var total = clause.Contains('共', StringComparison.Ordinal) || clause.Contains("合计", StringComparison.Ordinal)
            || clause.Contains("总计", StringComparison.Ordinal);
        var complete = !open
            && (all.Contains("分别", StringComparison.Ordinal)
            || (total && Array.Exists(
            Opposites, x => all.Contains(x.One, StringComparison.Ordinal)
            && Array.Exists(x.Others, y => all.Contains(y, StringComparison.Ordinal)))));
        var parts = new List<SaidNumber>();
        for (var p = range.First; p <= range.Last; p++)
        {
            if (p > range.First && !complete
                && !Joined(line.AsSpan(numbers[p - 1].Said.End, Math.Max(0, numbers[p].Said.Start - numbers[p - 1].Said.End))))
            {
                break;
            }

            if (numbers[p].Counts
                && (numbers[p].Said.Measure == whole.Said.Measure
                || (DraftMeasures.Fit(numbers[p].Said.Measure, whole.Said.Measure) && whole.Said.Measure is "件" or "起" or "宗")))
            {
                parts.Add(numbers[p]);
            }
        }

        var sum = parts.Sum(x => x.Said.Value);
        var exceeds = sum > whole.Said.Value || parts.Exists(x => x.Said.Value > whole.Said.Value);
        var vague = whole.Said.Word.Length > 0 || parts.Exists(x => x.Said.Word.Length > 0);
        var borneOut = parts.Append(whole).All(x => x.Checked.Verdict is NumberVerdict.Matched);
        var elsewhere = parts.Append(whole).Any(x => x.Claim.Period != whole.Claim.Period);
        return parts.Count > 0 && !vague && !borneOut && !elsewhere
            && (exceeds || (complete && parts.Count > 1 && sum != whole.Said.Value)) ? sum : null;
    }

    /// <summary>Where 其中, or 分别为 after a comma, stands between two places; -1 if it does not.</summary>
    private static int Marker(string line, int from, int to)
    {
        if (to <= from)
        {
            return -1;
        }

        var at = line.IndexOf("其中", from, to - from, StringComparison.Ordinal);
        if (at >= 0)
        {
            return at;
        }

        at = line.IndexOf("分别", from, to - from, StringComparison.Ordinal);
        return at > from && line[at - 1] is '，' or '、' or '：' && Numerals.At(line, at + 2) is '为' or '是' ? at : -1;
    }

    private static bool Joined(ReadOnlySpan<char> between) => between.ContainsAny(Joins) && !between.ContainsAny('，', '。', '；');
}
