namespace CaseTrack.Reports.Drafts;

/// <summary>字符的种类 for the scanner: every question looks at a bounded number of characters.</summary>
internal static class Numerals
{
    public const string Spelt = "零〇一二两三四五六七八九十百千万亿";
    public const string Scales = "十百千万亿";

    public static bool IsDigit(char x) => x is >= '0' and <= '9';

    public static bool IsLetter(char x) => x is >= 'A' and <= 'Z' or >= 'a' and <= 'z';

    public static bool IsSpelt(char x) => Spelt.Contains(x, StringComparison.Ordinal);

    public static char At(string line, int at) => at >= 0 && at < line.Length ? line[at] : '\n';

    public static bool Has(string line, int at, string text) => at >= 0 && at <= line.Length && line.AsSpan(at).StartsWith(text);

    /// <summary>The place behind the digits that begin here.</summary>
    public static int Digits(string line, int at, int most = int.MaxValue)
    {
        var end = at;
        while (end < line.Length && end - at < most && IsDigit(line[end]))
        {
            end++;
        }

        return end;
    }

    public static int Blanks(string line, int at)
    {
        while (at < line.Length && line[at] == ' ')
        {
            at++;
        }

        return at;
    }

    /// <summary>A small whole number in digits or in Chinese numerals, and the place behind it; null if there is none.</summary>
    public static (int Value, int End)? Small(string line, int at)
    {
        if (Digits(line, at, 5) is var end && end > at)
        {
            return end - at > 4 ? null : (int.Parse(line.AsSpan(at, end - at), System.Globalization.CultureInfo.InvariantCulture), end);
        }

        while (end < line.Length && end - at < 3 && "一二三四五六七八九十".Contains(line[end], StringComparison.Ordinal))
        {
            end++;
        }

        return end > at && ChineseNumeral.Read(line[at..end]) is var (value, _, _) ? ((int)value, end) : null;
    }
}
