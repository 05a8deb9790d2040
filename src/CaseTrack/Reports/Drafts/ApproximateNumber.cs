using System.Globalization;

namespace CaseTrack.Reports.Drafts;

/// <summary>概数: 余, 近, 约, 超过 and what else reports put beside a number. 业务口径.</summary>
public static class ApproximateNumber
{
    /// <summary>By what part of the number written 近 and 约 may miss the value: a twentieth. 业务口径.</summary>
    private const decimal Miss = 0.05m;

    /// <summary>What is said to be more or less than a number is of its size all the same: less than twice the number, or more than half
    /// of it. No rule of style says so;
    /// without a bound 超过10 would be right of any larger number.</summary>
    private const decimal SameSize = 2;

    /// <summary>264 → 260余, 1234 → 1200余, 42 → 40余; below ten and round numbers exact.</summary>
    public static string Say(decimal value)
    {
        if (value < 10 || value != decimal.Truncate(value))
        {
            return Exact(value);
        }

        var step = value >= 1000 ? 100 : 10;
        var floor = decimal.Truncate(value / step) * step;
        return floor == value ? Exact(value) : $"{Exact(floor)}余";
    }

    /// <summary>Without thousands separator, at most two decimals. GB/T 9704.</summary>
    public static string Exact(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Whether a value can be called so: <c>260余</c> is 261 to 269, <c>300余</c> 301 to 399, <c>近300</c> 285 to 299, <c>约300</c>
    /// 285 to 315,
    /// <c>超过260</c> more than that and less than twice as much; without such a word, the same to the last digit written.</summary>
    public static bool Fits(decimal value, DraftNumber said) => said.Word switch
    {
        "余" or "多" => value > said.Value && value < said.Value + Reach(said),
        "近" or "将近" or "接近" => value < said.Value && value >= (1 - Miss) * said.Value,
        "约" or "大约" or "左右" or "上下" => Math.Abs(value - said.Value) <= Miss * said.Value,
        "超过" or "超" or "逾" or "突破" or "多于" or "上" => value > said.Value && value < SameSize * said.Value,
        "以上" or "至少" or "不少于" or "不低于" => value >= said.Value && value < SameSize * said.Value,
        "不足" or "不到" => value < said.Value && value > said.Value / SameSize,
        "不超过" or "以内" => value <= said.Value && value > said.Value / SameSize,
        _ => Same(value, said),
    };

    /// <summary>97.62 is 97.6 and 98, 32 000 is 3.2万; but 99.6 percent is not 100 percent, nor 0.3 percent none.</summary>
    private static bool Same(decimal value, DraftNumber said) =>
        said.Percent && said.Value is 0 or 100 ? value == said.Value : Math.Abs(value - said.Value) <= said.LastDigit / 2;

    /// <summary>Up to where 余 goes: the next round number of the kind that was written.</summary>
    private static decimal Reach(DraftNumber said) => said.Decimals > 0 ? said.LastDigit
        : said.Scale * (said.Digits % 100 == 0 ? 100 : said.Scale == 1 || said.Digits % 10 == 0 ? 10 : 1);
}
