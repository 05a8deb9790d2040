namespace CaseTrack.Reports.Drafts;

/// <summary>中文数字.</summary>
public static class ChineseNumeral
{
    private const string Figures = "零一二三四五六七八九";

    /// <summary>What a numeral says, how many decimals it writes and the 万 or 亿 it ends with; null for what is none: 三四十, 二百四,
    /// 十二三.</summary>
    public static (decimal Value, int Decimals, decimal Scale)? Read(string text)
    {
        var scale = text[^1] switch { '万' => 10_000m, '亿' => 100_000_000m, _ => 1m };
        if (text.Split('点') is [var whole, var part])
        {
            part = part.TrimEnd('万', '亿');
            return Whole(whole) is { } before && part.All(x => Digit(x) is not null)
                ? ((before + (part.Aggregate(0m, (sum, x) => (sum * 10) + Digit(x)!.Value) / Enumerable.Repeat(10m, part.Length)
                    .Aggregate(1m, (x, ten) => x * ten))) * scale, part.Length, scale) : null;
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

    private static int? Digit(char x) =>
        x switch { '〇' or '○' => 0, '两' => 2, _ => Figures.IndexOf(x, StringComparison.Ordinal) is >= 0 and var digit ? digit : null };
}
