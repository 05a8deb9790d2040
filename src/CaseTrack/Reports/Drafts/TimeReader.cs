using static CaseTrack.Reports.Drafts.Numerals;

namespace CaseTrack.Reports.Drafts;

/// <summary>时间: 2022年, 2022年1—11月, 上半年, 第三季度, 2022-12-31 14:30, 〔2019〕28号.</summary>
internal static class TimeReader
{
    /// <summary>The time that begins at a place; null if none does.</summary>
    public static DraftToken? Read(string line, int at) =>
        line[at] is '〔' or '（' ? Number(line, at)
        : IsDigit(line[at]) ? Written(line, at) ?? Year(line, at) ?? Months(line, at, null, at)
        : line[at] is '第' or '上' or '下' or '前' or '全' ? Part(line, at, null, at)
        : IsSpelt(line[at]) && !IsSpelt(At(line, at - 1)) && At(line, at - 1) is not '第' ? Spelt(line, at) ?? Months(line, at, null, at)
            ?? Part(line, at, null, at)
        : null;

    private static DraftToken Time(int start, int end, DraftPeriod time, bool reference = false) =>
        new(TokenKind.Time, start, end) { Time = time, Reference = reference };

    /// <summary>文号 〔2019〕28号: counts nothing. A year in brackets on its own is a reference.</summary>
    private static DraftToken? Number(string line, int at)
    {
        var year = Digits(line, at + 1, 5);
        if (year - at != 5 || At(line, year) is not ('〕' or '）'))
        {
            return null;
        }

        for (var end = year + 1; end < line.Length && end < year + 24 && (char.IsLetterOrDigit(line[end]) || line[end] is ' ' or '-');
            end++)
        {
            if (line[end] == '号')
            {
                return new(TokenKind.Uncounted, at, end + 1);
            }
        }

        return Time(at + 1, year, new(Value(line, at + 1, year)), true);
    }

    /// <summary>2022-12-31, 2022/12/31, 2022.12.31, with or without the time of day.</summary>
    private static DraftToken? Written(string line, int at)
    {
        var year = Digits(line, at, 5);
        if (year - at != 4 || At(line, year) is not ('-' or '/' or '.') || Digits(line, year + 1, 3) is var month
            && (month == year + 1 || month > year + 3)
            || At(line, month) != line[year] || Digits(line, month + 1, 3) is var day && (day == month + 1 || day > month + 3))
        {
            return null;
        }

        var end = day;
        var clock = Blanks(line, day) is var after && At(line, after) == 'T' ? after + 1 : after;
        while (Digits(line, clock, 2) is var part && part > clock && (end > day || At(line, part) == '：'))
        {
            end = part;
            clock = At(line, part) == '：' ? part + 1 : line.Length;
        }

        return Time(at, end,
            new(Value(line, at, year), Value(line, year + 1, month), Value(line, year + 1, month), Value(line, month + 1, day)));
    }

    private static DraftToken? Year(string line, int at)
    {
        var end = Digits(line, at, 5);
        if (end - at != 4 || Value(line, at, end) is var year && year is < 1900 or > 2200)
        {
            return null;
        }

        var span = Dashes(line, At(line, end) == '年' ? end + 1 : end);
        if (span is { } to && Digits(line, to, 5) is var last && last - to == 4 && At(line, last) == '年')
        {
            // 2021年12月至2022年11月 is told by its months, 2021-2025年 is a span of years.
            return Time(at, last + 1, new(year), true) with { Several = true };
        }

        return At(line, Blanks(line, end)) == '年' ? Within(line, at, Blanks(line, end) + 1, year) : null;
    }

    private static DraftToken? Spelt(string line, int at)
    {
        var end = at;
        while (end < line.Length && end - at < 5 && "零〇一二三四五六七八九".Contains(line[end], StringComparison.Ordinal))
        {
            end++;
        }

        return end - at == 4 && At(line, end) == '年'
            && ChineseNumeral.Read(line[at..end]) is var (year, _, _) ? Within(line, at, end + 1, (int)year) : null;
    }

    /// <summary>What narrows a year: its half, a quarter, months, a day.</summary>
    private static DraftToken Within(string line, int start, int at, int year)
    {
        at = At(line, at) == '度' ? at + 1 : at;
        var next = Blanks(line, at);
        return Months(line, next, year, start) ?? (next < line.Length ? Part(line, next, year, start) : null) ?? Time(start, at, new(year));
    }

    /// <summary>1月, 1—11月, 1月至11月, 12月31日.</summary>
    private static DraftToken? Months(string line, int at, int? year, int start)
    {
        if (Small(line, at) is not var (first, end) || first is < 1 or > 12)
        {
            return null;
        }

        var own = At(line, end) == '月';
        var to = Dashes(line, own ? end + (At(line, end + 1) == '份' ? 2 : 1) : end);
        if (to is { } second && Small(line, second) is var (last, stop) && At(line, stop) == '月' && last is >= 1 and <= 12)
        {
            return Time(start, stop + 1, new(year, first, last));
        }

        if (!own)
        {
            return null;
        }

        end++;
        return Small(line, Blanks(line, end)) is var (day, after)
            && At(line, after) is '日' or '号' ? Time(start, after + 1, new(year, first, first, day))
            : Time(start, At(line, end) == '份' ? end + 1 : end, new(year, first, first));
    }

    /// <summary>上半年, 下半年, 前三季度, 第三季度, 二季度.</summary>
    private static DraftToken? Part(string line, int at, int? year, int start)
    {
        if (Has(line, at, "上半年") || Has(line, at, "下半年"))
        {
            return Time(start, at + 3, line[at] == '上' ? new(year, 1, 6) : new(year, 7, 12));
        }

        if (year is not null && Has(line, at, "全年"))
        {
            return Time(start, at + 2, new(year));
        }

        var from = line[at] is '第' or '前' ? at + 1 : at;
        if (line[at] == '前' && Small(line, from) is var (months, stop) && Has(line, stop, "个月") && months is >= 1 and <= 12)
        {
            return Time(start, stop + 2, new(year, 1, months));
        }

        return Small(line, from) is var (quarter, end) && Has(line, end, "季度") && quarter is >= 1 and <= 4
            ? Time(start, end + 2, line[at] == '前' ? new(year, 1, quarter * 3) : new(year, (quarter * 3) - 2, quarter * 3)) : null;
    }

    /// <summary>The place behind 至, 到 or a dash.</summary>
    private static int? Dashes(string line, int at)
    {
        var end = at;
        while (end < at + 2 && At(line, end) is '-' or '至' or '到')
        {
            end++;
        }

        return end > at ? Blanks(line, end) : null;
    }

    private static int Value(string line, int from, int to) =>
        int.Parse(line.AsSpan(from, to - from), System.Globalization.CultureInfo.InvariantCulture);
}
