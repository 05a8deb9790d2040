using System.Globalization;
using System.Text.RegularExpressions;

namespace CaseTrack.Import.Reading;

/// <summary>Which comes first where a day is written 01/02/2022.</summary>
public enum DayOrder
{
    MonthFirst = 1,
    DayFirst,
}

/// <summary>Why a text is no day.</summary>
public enum DayFault
{
    None = 0,

    /// <summary>3月1日: no year stands there, and none is made up.</summary>
    NoYear,

    /// <summary>22.3.1: of which century.</summary>
    ShortYear,

    /// <summary>01/02/2022: the first of February or the second of January.</summary>
    TwoWays,

    /// <summary>44562: a day as a spreadsheet counts it, in a cell that has lost its format.</summary>
    Serial,

    /// <summary>31 February.</summary>
    NoSuchDay,

    Unreadable,
}

/// <summary>日期. Days as people write them; whatever could be read in two ways is asked and not guessed.</summary>
public static partial class DayReader
{
    private const string Numerals = "〇一二三四五六七八九";

    /// <summary>The day a text says.</summary>
    /// <param name="written">The text.</param>
    /// <param name="order">Which comes first where both are possible, if that is known.</param>
    /// <returns>The day, or why there is none; and a day that may be meant.</returns>
    public static (DateOnly? Day, DayFault Fault, DateOnly? Meant) Read(string written, DayOrder? order = null)
    {
        var text = Plain(written);
        if (YearFirst().Match(text) is { Success: true } iso)
        {
            return Of(Number(iso, 1), Number(iso, 2), Number(iso, 3));
        }

        if (YearLast().Match(text) is { Success: true } last)
        {
            var (first, second, year) = (Number(last, 1), Number(last, 2), Number(last, 3));
            return first > 12 ? Of(year, second, first)
                : second > 12 ? Of(year, first, second)
                : first == second ? Of(year, first, second)
                : order is { } known ? known is DayOrder.MonthFirst ? Of(year, first, second) : Of(year, second, first)
                : (null, DayFault.TwoWays, Of(year, first, second).Day);
        }

        return NoYear().IsMatch(text) ? (null, DayFault.NoYear, null)
            : ShortYear().Match(text) is { Success: true } two
                ? (null, DayFault.ShortYear, Of(2000 + Number(two, 1), Number(two, 2), Number(two, 3)).Day)
            : Serial().IsMatch(text)
                ? (null, DayFault.Serial, NumberFormats.DayOf(double.Parse(text, CultureInfo.InvariantCulture)))
            : (null, DayFault.Unreadable, null);
    }

    /// <summary>What one such text tells of all of its column; null for nothing.</summary>
    public static DayOrder? OrderIn(string written) => YearLast().Match(Plain(written)) is not { Success: true } last ? null
        : Number(last, 1) > 12 ? DayOrder.DayFirst : Number(last, 2) > 12 ? DayOrder.MonthFirst : null;

    private static (DateOnly? Day, DayFault Fault, DateOnly? Meant) Of(int year, int month, int day) =>
        year is >= 1000 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? (new DateOnly(year, month, day), DayFault.None, null) : (null, DayFault.NoSuchDay, null);

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    /// <summary>Half-width, Arabic numerals, without blanks and without the time of day.</summary>
    private static string Plain(string written)
    {
        var text = string.Concat(written.Trim().Select(x => x is >= '！' and <= '～' ? (char)(x - 0xFEE0) : x));
        text = TimeOfDay().Replace(text, "");
        text = string.Concat(text.Where(x => !char.IsWhiteSpace(x)));
        if (text.Any(x => Numerals.Contains(x, StringComparison.Ordinal) || x is '十' or '零'))
        {
            text = Tens().Replace(text.Replace('零', '〇'), x => (Digit(x.Groups[1].Value, 1) * 10 + Digit(x.Groups[2].Value, 0))
                .ToString(CultureInfo.InvariantCulture));
            text = string.Concat(text.Select(
                x => Numerals.IndexOf(x, StringComparison.Ordinal) is var digit and >= 0 ? (char)('0' + digit) : x));
        }

        return text;

        static int Digit(string numeral, int otherwise) => numeral.Length == 0 ? otherwise
            : Numerals.IndexOf(numeral, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^(\d{4})(?:[-/.年])(\d{1,2})(?:[-/.月])(\d{1,2})[日号]?$|^(?<1>\d{4})(?<2>\d{2})(?<3>\d{2})$")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$")]
    private static partial Regex YearLast();

    [GeneratedRegex(@"^\d{1,2}(月\d{1,2}[日号]?|[-/.]\d{1,2})$")]
    private static partial Regex NoYear();

    [GeneratedRegex(@"^(\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?$")]
    private static partial Regex ShortYear();

    [GeneratedRegex(@"^\d{5}(\.\d+)?$")]
    private static partial Regex Serial();

    [GeneratedRegex(@"[\sT]+\d{1,2}[:时]\d{1,2}.*$")]
    private static partial Regex TimeOfDay();

    [GeneratedRegex("([〇一二三四五六七八九]?)十([〇一二三四五六七八九]?)")]
    private static partial Regex Tens();
}
