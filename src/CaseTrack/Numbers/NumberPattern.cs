using System.Globalization;
using System.Text.RegularExpressions;

namespace CaseTrack.Numbers;

/// <summary>文号的样式. Which numbers a template writes, as numbers are compared: what stands before the serial and behind it.</summary>
/// <param name="Before">Up to the serial, of one year.</param>
/// <param name="After">Behind it.</param>
public sealed record NumberPattern(string Before, string After)
{
    // Neither stands in a template; each is long enough to be found again.
    private const int Year = 9182;
    private const int Serial = 918273645;

    /// <summary>Of a template with the short names it is written with.</summary>
    public static NumberPattern Of(NumberTemplate template, string? unit, string? district)
    {
        var parts = NumberKey.Of(template.Write(Year, Serial, unit, district))
            .Split(Serial.ToString(CultureInfo.InvariantCulture), 2);
        return new(parts[0], parts.Length > 1 ? parts[1] : "");
    }

    /// <summary>Whether one number can be both: the same but for digits that could belong to the serial.</summary>
    public bool Meets(NumberPattern other)
    {
        var (shorter, longer) = Before.Length <= other.Before.Length ? (Before, other.Before) : (other.Before, Before);
        return After == other.After && longer.StartsWith(shorter, StringComparison.Ordinal)
            && longer[shorter.Length..].All(char.IsAsciiDigit);
    }

    /// <summary>A regular expression for these numbers of any year; PostgreSQL reads it the same.</summary>
    public string Expression => "^" + Escaped(Before) + "([0-9]+)" + Escaped(After) + "$";

    /// <summary>The year and the serial of a number of this pattern.</summary>
    public (int Year, int Serial)? Read(string key)
    {
        var said = Regex.Match(key, Expression);
        // The year may stand on either side of the serial, and every time it is written it is the same.
        var before = Before.Contains($"{Year}", StringComparison.Ordinal);
        return said.Success && int.TryParse(said.Groups[before ? 1 : 2].Value, out var year)
            && int.TryParse(said.Groups[before ? Count(Before) + 1 : 1].Value, out var serial) ? (year, serial) : null;
    }

    private static int Count(string text) => Regex.Count(text, $"{Year}");

    private static string Escaped(string text) =>
        Regex.Replace(text, @"[.*+?()\[\]{}^$|\\]", @"\$0").Replace($"{Year}", "([0-9]{4})", StringComparison.Ordinal);
}
