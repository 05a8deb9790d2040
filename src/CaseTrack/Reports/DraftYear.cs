using System.Text.RegularExpressions;

namespace CaseTrack.Reports;

/// <summary>How a draft mentions a year or a day.</summary>
public enum YearMention
{
    /// <summary>Said as the year the report is about.</summary>
    Plain = 1,

    /// <summary>Another time referred to: 较2021年, 自2020年以来, 2021—2025年, 2021年5月, 《…（2021年版）》; or a month or a day.</summary>
    Reference,
}

/// <summary>文稿中的年份. A year is compared with the report's only where the draft says that something happened in it.</summary>
public static partial class DraftYear
{
    private const int Near = 8;

    /// <summary>How a number mentions a year or a day; null if it does neither.</summary>
    public static YearMention? Of(string line, DraftNumber number)
    {
        var rest = line.Substring(number.End, Math.Min(Near, line.Length - number.End)).TrimStart();
        if (rest.StartsWith('月') || rest.StartsWith('日'))
        {
            return YearMention.Reference;
        }

        var year = number is { Decimals: 0, Scale: 1, Percent: false } && number.Value is >= 1900 and <= 2200;
        var before = line[Math.Max(0, number.Start - Near)..number.Start];
        if (!year || !(rest.StartsWith('年') || Span().IsMatch(rest) || (rest.StartsWith('〕') && before.EndsWith('〔'))))
        {
            return null;
        }

        // The number's own 近 or 超过 stands within it: 近2022年 is no year.
        return !rest.StartsWith('年') || Before().IsMatch(before) || After().IsMatch(rest) ? YearMention.Reference : YearMention.Plain;
    }

    [GeneratedRegex(@"^年?[—–\-~～至－到]{1,2}[0-9]{4}年")]
    private static partial Regex Span();

    [GeneratedRegex(@"(?:[较比同与和从自到至由及]|截至|截止|对比|相比|[—–\-~～－（(《]|力争|建于|始于|到了?)$")]
    private static partial Regex Before();

    [GeneratedRegex(@"^年(?:[0-9]{1,2}月|度?[以之]?(?:来|前|后)|度?(?:同期|相比|基础上|以来|版|修订|修正|颁布|出台|制定|印发|起|至|到|[—–\-~～－）)]))")]
    private static partial Regex After();
}
