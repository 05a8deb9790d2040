using System.Globalization;
using System.Text.RegularExpressions;
using CaseTrack.Figures;

namespace CaseTrack.Reports;

/// <summary>文稿中的一处数字, as written: 3.2万 has the digits 3.2, one decimal and a scale of ten thousand.</summary>
/// <param name="Start">Characters of the line before it, its 近 or 超过 included.</param>
/// <param name="Length">Characters it takes.</param>
/// <param name="Digits">The digits, without separators.</param>
/// <param name="Decimals">How many of them are decimals.</param>
/// <param name="Scale">1, 万 or 亿.</param>
/// <param name="Word">余, 近, 超过, 以上 …, or empty.</param>
/// <param name="Percent">% follows, or it is written 百分之.</param>
/// <param name="Spelt">It is written in Chinese numerals.</param>
public sealed partial record DraftNumber(int Start, int Length, decimal Digits, int Decimals, decimal Scale = 1, string Word = "", bool Percent = false, bool Spelt = false)
{
    private const int LongestNumber = 15;

    // Of what figures count; 天 is left out, as 三十天 is a term.
    private static readonly string[] Measures = [.. FigureCatalogue.All.Select(x => x.Unit).Concat(["篇", "期", "宗", "批", "处"])
        .Where(x => x is not ("天" or "%")).Distinct().OrderByDescending(x => x.Length)];

    private static readonly Regex Written = new($$"""
        (?<word>不超过|不少于|不低于|多于|超过|突破|将近|接近|大约|至少|不足|不到|超|逾|(?<![最附邻临])近|(?<![签合节预履违条])约)?\s?
        (?:(?<n>[0-9]{1,3}(?:[,，][0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)(?<scale>万亿|亿|万)?(?<after>余|多)?(?<scale>万亿|亿|万)?
        |百分之(?<percent>[零〇一二两三四五六七八九十百]{1,20}(?:点[零〇一二三四五六七八九]{1,6})?)(?<after>余|多)?
        |(?<![零〇○一二三四五六七八九十])(?<year>[零〇○一二三四五六七八九]{4})(?=年)
        |(?<![第零〇一二两三四五六七八九十百千万亿])(?<spelt>[零〇一二两三四五六七八九十百千万亿]{1,20}(?:点[零〇一二三四五六七八九]{1,6}[万亿]?)?)(?<after>余|多)?(?<scale>[万亿])?
            (?={{string.Join('|', Measures)}})(?!个月|个工作日|个小时|个百分))
        """, RegexOptions.Compiled | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant);

    /// <summary>What it says.</summary>
    public decimal Value => Digits * Scale;

    /// <summary>One unit of its last digit: 1000 for 3.2万.</summary>
    public decimal LastDigit => Enumerable.Repeat(10m, Decimals).Aggregate(Scale, (unit, ten) => unit / ten);

    /// <summary>More digits than a figure has; it says nothing.</summary>
    public bool TooLong { get; private init; }

    public int End => Start + Length;

    /// <summary>The line with full-width digits, percent signs and dots as usual ones; as long as before.</summary>
    public static string Plain(string line) => string.Concat(line.Select(x => x switch { >= '０' and <= '９' => (char)(x - '０' + '0'), '％' => '%', '．' => '.', _ => x }));

    /// <summary>The measure a text begins with: 件次, 元 …; empty if none.</summary>
    public static string MeasureOf(string rest) => Measures.FirstOrDefault(x => rest.StartsWith(x, StringComparison.Ordinal)) ?? "";

    /// <summary>Every number of a <see cref="Plain"/> line.</summary>
    /// <remarks>
    /// Chinese numerals are words as often as numbers (一是, 统一, 三定, 十四五, 两级). One is taken when it is 百分之…, four digits before 年, or stands before a
    /// measure that figures use, is no ordinal (第二十次), no range (三四十件), and not a bare 十, 百, 千 or 万 (百场, 万元; but 十余件 is taken). Below ten it is
    /// taken only where a figure is worded like this, and 一 only after four characters of that wording: that is for <see cref="TextCheck"/> to see.
    /// </remarks>
    public static IEnumerable<DraftNumber> In(string line)
    {
        for (var match = Written.Match(line); match.Success; match = match.NextMatch())
        {
            if (Of(match, line) is { } number)
            {
                yield return number;
            }
        }
    }

    private static DraftNumber? Of(Match match, string line)
    {
        var scale = match.Groups["scale"].Value switch { "万" => 10_000m, "亿" => 100_000_000m, "万亿" => 1_000_000_000_000m, _ => 1m };
        var after = match.Groups["after"].Value;
        var word = after.Length > 0 ? after : match.Groups["word"].Value.Length > 0 ? match.Groups["word"].Value : Following().Match(line, match.Index + match.Length).Groups[1].Value;
        var (start, end) = (match.Index + (char.IsWhiteSpace(match.Value[0]) ? 1 : 0), match.Index + match.Length);
        var number = new DraftNumber(start, end - start, 0, 0, scale, word, line.AsSpan(end, Math.Min(2, line.Length - end)).TrimStart().StartsWith('%'));
        if (match.Groups["n"] is { Success: true } written)
        {
            var digits = written.Value.Replace(",", "", StringComparison.Ordinal).Replace("，", "", StringComparison.Ordinal);
            var dot = digits.IndexOf('.', StringComparison.Ordinal);
            return digits.Length > LongestNumber ? number with { TooLong = true }
                : number with { Digits = decimal.Parse(digits, CultureInfo.InvariantCulture), Decimals = dot < 0 ? 0 : digits.Length - dot - 1 };
        }

        if (match.Groups["percent"] is { Success: true } percent)
        {
            return ChineseNumeral.Read(percent.Value) is var (value, decimals, _) ? number with { Digits = value, Decimals = decimals, Percent = true, Spelt = true } : null;
        }

        if (match.Groups["year"] is { Success: true } year)
        {
            return ChineseNumeral.Read(year.Value) is var (value, _, _) ? number with { Digits = value, Spelt = true } : null;
        }

        var spelt = match.Groups["spelt"].Value;
        return (after.Length == 0 && spelt.All(x => x is '十' or '百' or '千' or '万' or '亿')) || ChineseNumeral.Read(spelt) is not var (said, places, own) ? null
            : number with { Digits = said / own, Decimals = places, Scale = own * scale, Spelt = true };
    }

    // 260件以上, 300人左右: behind the measure.
    [GeneratedRegex(@"\G\s?[^\s，。；、：,;0-9]{0,2}?(以上|左右|上下|以内)")]
    private static partial Regex Following();
}

/// <summary>中文数字.</summary>
public static class ChineseNumeral
{
    private const string Figures = "零一二三四五六七八九";

    /// <summary>What a numeral says, how many decimals it writes and the 万 or 亿 it ends with; null for what is none: 三四十, 二百四, 十二三.</summary>
    public static (decimal Value, int Decimals, decimal Scale)? Read(string text)
    {
        var scale = text[^1] switch { '万' => 10_000m, '亿' => 100_000_000m, _ => 1m };
        if (text.Split('点') is [var whole, var part])
        {
            part = part.TrimEnd('万', '亿');
            return Whole(whole) is { } before && part.All(x => Digit(x) is not null)
                ? ((before + (part.Aggregate(0m, (sum, x) => (sum * 10) + Digit(x)!.Value) / Enumerable.Repeat(10m, part.Length).Aggregate(1m, (x, ten) => x * ten))) * scale, part.Length, scale) : null;
        }

        return Whole(text) is { } value ? (value, 0, scale) : null;
    }

    private static decimal? Whole(string text)
    {
        if (text.All(x => Digit(x) is not null))
        {
            return text.Length is 2 ? null : text.Aggregate(0m, (sum, x) => (sum * 10) + Digit(x)!.Value);
        }

        decimal total = 0, section = 0;
        int? digit = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (Digit(text[i]) is { } next)
            {
                if (digit > 0 || (i == text.Length - 1 && i > 0 && text[i - 1] is '百' or '千' or '万' or '亿'))
                {
                    return null;
                }

                digit = next;
                continue;
            }

            switch (text[i])
            {
                case '亿':
                    total = (total + section + (digit ?? 0)) * 100_000_000m;
                    section = 0;
                    break;
                case '万':
                    total += (section + (digit ?? 0)) * 10_000m;
                    section = 0;
                    break;
                default:
                    section += (digit is null or 0 ? 1 : digit.Value) * (text[i] switch { '十' => 10m, '百' => 100m, _ => 1000m });
                    break;
            }

            digit = null;
            if (total > 1e15m)
            {
                return null;
            }
        }

        return total + section + (digit ?? 0);
    }

    private static int? Digit(char x) => x switch { '〇' or '○' => 0, '两' => 2, _ => Figures.IndexOf(x, StringComparison.Ordinal) is >= 0 and var digit ? digit : null };
}
