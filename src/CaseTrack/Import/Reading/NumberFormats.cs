using System.Globalization;
using System.Text;

namespace CaseTrack.Import.Reading;

/// <summary>数字格式. Which formats of a workbook say a day. ISO/IEC 29500-1 §18.8.30.</summary>
public static class NumberFormats
{
    /// <summary>Whether a format shows a day; those built in are known by their number, among them the Chinese ones, 27–36 and
    /// 50–58.</summary>
    public static bool IsDay(int id, string? code) => id switch
    {
        >= 14 and <= 17 or 22 or >= 27 and <= 31 or 36 or >= 50 and <= 54 or 57 or 58 => true,

        // 上午/下午 and hours in the Chinese program, days in the Japanese one: what they show is a moment of a day in either.
        >= 32 and <= 35 or 55 or 56 => true,
        < 164 => false,
        _ => code is not null && SaysDay(code),
    };

    /// <summary>The day of a serial number of 1900; null where there is none.</summary>
    public static DateOnly? DayOf(double serial)
    {
        var whole = Math.Floor(serial);

        // Day 60 is 29 February 1900, which the first spreadsheets believed in; days before it are one off.
        return whole is < 1 or >= 2_958_466 or 60 ? null
            : DateOnly.FromDayNumber(new DateOnly(1899, 12, whole < 60 ? 31 : 30).DayNumber + (int)whole);
    }

    /// <summary>The digits of a number as the sheet shows them, without an exponent; null for one of more than fifteen.</summary>
    public static string? Digits(string raw, out double value)
    {
        if (!double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out value) || !double.IsFinite(value))
        {
            return null;
        }

        return Math.Abs(value) >= 1e15 ? null
            : Math.Abs(value) < 1e-9 ? "0"
            : decimal.Parse(value.ToString("G15", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture)
                .ToString("0.###############", CultureInfo.InvariantCulture);
    }

    private static bool SaysDay(string code)
    {
        var plain = new StringBuilder(code.Length);
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = code.IndexOf('"', i + 1) is var close and >= 0 ? close : code.Length;
                    break;
                case '[':
                    i = code.IndexOf(']', i + 1) is var end and >= 0 ? end : code.Length;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case ';':
                    return Letters(plain);
                default:
                    plain.Append(char.ToLowerInvariant(code[i]));
                    break;
            }
        }

        return Letters(plain);

        // An m alone may be minutes; with hours or seconds it is.
        static bool Letters(StringBuilder shown)
        {
            var text = shown.ToString().Replace("general", "", StringComparison.Ordinal);
            return text.Contains('y', StringComparison.Ordinal) || text.Contains('d', StringComparison.Ordinal)
                || text.Contains('e', StringComparison.Ordinal) && !text.Contains("e+", StringComparison.Ordinal)
                    && !text.Contains("e-", StringComparison.Ordinal)
                || text.Contains('m', StringComparison.Ordinal) && !text.Contains('h', StringComparison.Ordinal)
                    && !text.Contains('s', StringComparison.Ordinal);
        }
    }
}
