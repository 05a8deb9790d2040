using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace CaseTrack.Law;

/// <summary>法定节假日. The days everybody has off by the State Council's rule (全国年节及纪念日放假办法), of the version in force on the day. They hold where no notice arranges a year.</summary>
/// <remarks>Days moved to make up for a weekend are left out: only a notice says which they are. So what is reckoned by these days stays provisional.</remarks>
public static class StatutoryDaysOff
{
    private static readonly ChineseLunisolarCalendar Lunisolar = new();
    private static readonly Version[] Versions = Read();
    private static readonly ConcurrentDictionary<int, IReadOnlyDictionary<DateOnly, string>> Years = new();

    /// <summary>The rule by which a day is off; null where none does.</summary>
    public static string? Of(DateOnly day) => Years.GetOrAdd(day.Year, x => Find(x)).GetValueOrDefault(day);

    private static Dictionary<DateOnly, string> Find(int year)
    {
        var days = new Dictionary<DateOnly, string>();
        foreach (var version in Versions)
        {
            foreach (var day in version.Solar.Select(x => DateOnly.ParseExact($"{year:0000}-{x}", "yyyy-MM-dd", CultureInfo.InvariantCulture))
                .Concat(version.Lunar.SelectMany(x => Lunar(year, x))).Concat(version.Qingming ? [Qingming(year)] : []))
            {
                if (Versions.Last(x => x.From <= day || x == Versions[0]) == version && day >= version.From)
                {
                    days[day] = version.Source;
                }
            }
        }

        return days;
    }

    /// <summary>农历: a month and a day, or the eve of the new year. A year the framework's calendar does not reach has none.</summary>
    private static IEnumerable<DateOnly> Lunar(int year, string text)
    {
        if (year <= Lunisolar.MinSupportedDateTime.Year || year >= Lunisolar.MaxSupportedDateTime.Year)
        {
            yield break;
        }

        if (text == "12-eve")
        {
            yield return Day(1, 1).AddDays(-1);
            yield break;
        }

        yield return Day(int.Parse(text[..2], CultureInfo.InvariantCulture), int.Parse(text[3..], CultureInfo.InvariantCulture));

        // The framework numbers the months of a year with a leap month (闰月) 1 to 13; those after the leap month move up by one.
        DateOnly Day(int month, int day)
        {
            var leap = Lunisolar.GetLeapMonth(year);
            return DateOnly.FromDateTime(Lunisolar.ToDateTime(year, leap > 0 && month >= leap ? month + 1 : month, day, 0, 0, 0, 0));
        }
    }

    /// <summary>清明. The usual approximation of the solar term for the years 2000 to 2099, the only ones a version with it can meet before 2100.</summary>
    private static DateOnly Qingming(int year)
    {
        var within = year % 100;
        return new DateOnly(year, 4, (int)((within * 0.2422) + 4.81) - (within / 4));
    }

    private static Version[] Read()
    {
        using var stream = typeof(StatutoryDaysOff).Assembly.GetManifestResourceStream("Law.statutory-days-off.json")!;
        return JsonSerializer.Deserialize<Version[]>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed record Version(DateOnly From, string Source, IReadOnlyList<string> Solar, IReadOnlyList<string> Lunar, bool Qingming = false);
}
