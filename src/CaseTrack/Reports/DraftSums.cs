using System.Text.RegularExpressions;
using CaseTrack.Figures;

namespace CaseTrack.Reports;

/// <summary>What a number of a draft stands for.</summary>
public enum SaidKind
{
    /// <summary>A count, an amount or a rate.</summary>
    Count = 1,

    /// <summary>A year or a day.</summary>
    Date,

    /// <summary>By how much something grew or fell.</summary>
    Growth,
}

/// <summary>A number of a sentence, as written and as judged.</summary>
public sealed record SaidNumber(DraftNumber Said, string Measure, SaidKind Kind, Figure? Figure, CheckedNumber Checked);

/// <summary>一句之内的加总和占比. A part cannot exceed its whole, parts said to be all of it add up to it, and a share follows from the counts beside it.</summary>
public static partial class DraftSums
{
    private const int Beside = 12;
    private const int Near = 60;

    /// <summary>The numbers of one sentence, with the verdicts that only the others give.</summary>
    public static IEnumerable<CheckedNumber> Check(string line, List<SaidNumber> numbers)
    {
        var claims = numbers.Where(x => x.Kind is SaidKind.Count && x.Figure is not null).GroupBy(x => x.Figure!.Code).ToDictionary(x => x.Key, x => x.First().Said.Value);
        var sums = Stated(line, numbers);
        for (var i = 0; i < numbers.Count; i++)
        {
            yield return Split(numbers[i], claims) ?? sums.GetValueOrDefault(i) ?? Share(line, numbers, i) ?? numbers[i].Checked;
        }
    }

    /// <summary>恒等式: of the catalogue's own splits, such as 收到 = 进入实体审查 + 撤回 + 其他.</summary>
    private static CheckedNumber? Split(SaidNumber number, Dictionary<string, decimal> claims)
    {
        if (number.Kind is not SaidKind.Count || FigureCatalogue.Identities.FirstOrDefault(x => x.Left == number.Checked.Code && x.Right.All(y => y.Sign > 0)) is not { } identity)
        {
            return null;
        }

        var named = identity.Right.Where(x => claims.ContainsKey(x.Figure)).ToArray();
        var unnamed = identity.Right.Count(x => !x.Figure.EndsWith(".otherwise", StringComparison.Ordinal)) - named.Length;
        var parts = named.Sum(x => claims[x.Figure]);
        return named.Length > 1 && (parts > number.Said.Value || (unnamed <= 0 && parts != number.Said.Value && number.Checked.Verdict is NumberVerdict.Wrong))
            ? number.Checked with { Verdict = NumberVerdict.Wrong, Remark = $"各项之和为{parts}，与{number.Said.Value}不符 (the parts do not add up)：{identity.Chinese}" } : null;
    }

    /// <summary>其中: the count before it is the whole, the counts after it of the same measure are its parts.</summary>
    /// <remarks>
    /// Parts are all those joined by 、; where 共, 合计 or 分别 says that they are all there is, also those after a comma, and then they must add up. 等 and 主要 say
    /// that there are others. What the figures bear out is right whatever the words.
    /// </remarks>
    private static Dictionary<int, CheckedNumber> Stated(string line, List<SaidNumber> numbers)
    {
        var found = new Dictionary<int, CheckedNumber>();
        for (var i = 0; i + 1 < numbers.Count; i++)
        {
            if (Marker().Match(line[numbers[i].Said.End..numbers[i + 1].Said.Start]) is not { Success: true } marker)
            {
                continue;
            }

            var at = numbers.FindLastIndex(i, i + 1, x => x.Kind is SaidKind.Count && x.Measure is not ("" or "%"));
            if (at < 0)
            {
                continue;
            }

            var whole = numbers[at];
            var last = i + 1;
            while (last + 1 < numbers.Count && !Marker().IsMatch(line[numbers[last].Said.End..numbers[last + 1].Said.Start]))
            {
                last++;
            }

            var clause = line[Math.Max(0, whole.Said.Start - Near)..whole.Said.Start];
            var all = line[(numbers[i].Said.End + marker.Index)..numbers[last].Said.End];
            var open = line.AsSpan(numbers[last].Said.End).TrimStart().TrimStart(numbers[last].Measure).StartsWith("等") || all.Contains("主要", StringComparison.Ordinal) || all.Contains("包括", StringComparison.Ordinal);
            var complete = !open && (all.Contains("分别", StringComparison.Ordinal) || Total().IsMatch(clause[(clause.LastIndexOfAny(['，', ',', '。', '；']) + 1)..]));
            var parts = new List<SaidNumber>();
            for (var p = i + 1; p <= last; p++)
            {
                if (p > i + 1 && !complete && !Joined().IsMatch(line[numbers[p - 1].Said.End..numbers[p].Said.Start]))
                {
                    break;
                }

                if (numbers[p].Kind is SaidKind.Count && numbers[p].Measure == whole.Measure)
                {
                    parts.Add(numbers[p]);
                }
            }

            var sum = parts.Sum(x => x.Said.Value);
            var exceeds = sum > whole.Said.Value || parts.Any(x => x.Said.Value > whole.Said.Value);
            var vague = whole.Said.Word.Length > 0 || parts.Any(x => x.Said.Word.Length > 0);
            var borneOut = parts.Append(whole).All(x => x.Checked.Verdict is NumberVerdict.Matched);
            if (parts.Count > 0 && !vague && !borneOut && (exceeds || (complete && parts.Count > 1 && sum != whole.Said.Value)))
            {
                found[at] = whole.Checked with { Verdict = NumberVerdict.Wrong, Remark = $"各项之和为{ApproximateNumber.Exact(sum)}，与{ApproximateNumber.Exact(whole.Said.Value)}不符 (the parts do not add up)" };
            }
        }

        return found;
    }

    /// <summary>占比, or the rate of a count of the same sentence (成功 … 成功率): it follows from two of the counts, to the decimals written. Other rates have bases of their own.</summary>
    private static CheckedNumber? Share(string line, List<SaidNumber> numbers, int at)
    {
        var number = numbers[at];
        if (!number.Said.Percent || number.Kind is not SaidKind.Count || number.Checked.Verdict is not NumberVerdict.Unknown || number.Said.Word.Length > 0)
        {
            return null;
        }

        var words = line[Math.Max(0, number.Said.Start - 12)..number.Said.Start];
        var counts = numbers[Math.Max(0, at - Beside)..Math.Min(numbers.Count, at + Beside + 1)].Where(x => !x.Said.Percent && x.Kind is SaidKind.Count && x.Said.Value > 0).ToArray();
        var rate = RateOf().Match(words).Groups[1].Value;
        var meant = OfAll().IsMatch(words) || (rate.Length > 0 && counts.Any(x => line[Math.Max(0, x.Said.Start - 6)..x.Said.Start].Contains(rate, StringComparison.Ordinal)));
        return meant && counts.Length >= 2 && !counts.Any(a => counts.Any(b => a != b && ApproximateNumber.Fits(100 * a.Said.Value / b.Said.Value, number.Said)))
            ? number.Checked with { Verdict = NumberVerdict.Wrong, Remark = "与前后各数都算不出这一百分比 (the percentage follows from none of the counts beside it)" } : null;
    }

    [GeneratedRegex("其中|[，,、：:]分别(?:为|是)")]
    private static partial Regex Marker();

    [GeneratedRegex("共|合计|总计")]
    private static partial Regex Total();

    [GeneratedRegex("^[^，,。；]*(?:、|和|及|与)[^，,。；]*$")]
    private static partial Regex Joined();

    [GeneratedRegex("(?:占|占比|比重|比例|占总数|占总量)[^，。0-9]{0,8}$")]
    private static partial Regex OfAll();

    [GeneratedRegex("([^，。、；]{2})率(?:为|达|达到)?$")]
    private static partial Regex RateOf();
}
