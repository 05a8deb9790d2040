using System.Globalization;

namespace CaseTrack.Reports;

/// <summary>概数: 余, 近 and 约, as reports write them. 业务口径 A.5.</summary>
public static class ApproximateNumber
{
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

    /// <summary>Whether a value can be called so: <c>260余</c> is 261 to 269, <c>300余</c> 301 to 399, <c>近300</c> 285 to 299, <c>约300</c> 285 to 315.</summary>
    public static bool Fits(decimal value, decimal claimed, string word) => word switch
    {
        "余" or "多" => value > claimed && value < claimed + (claimed % 100 == 0 ? 100 : 10),
        "近" => value < claimed && value >= 0.95m * claimed,
        "约" => Math.Abs(value - claimed) <= 0.05m * claimed,
        _ => value == claimed,
    };
}
