using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace CaseTrack.Law;

/// <summary>工作日. Monday to Friday less the State Council's days off, plus the weekends worked in exchange (调休).</summary>
public static class WorkingDays
{
    private static readonly (FrozenSet<DateOnly> Off, FrozenSet<DateOnly> Work) Notices = Read();

    public static bool IsWorkingDay(DateOnly day) =>
        Notices.Work.Contains(day) || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Notices.Off.Contains(day));

    /// <summary>The last day of a period of working days; the day it starts from is not counted. 民事诉讼法 §85.</summary>
    public static DateOnly After(DateOnly start, int workingDays)
    {
        var day = start;
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
            {
                left--;
            }
        }

        return day;
    }

    private sealed record Notice(int Year, string Source, IReadOnlyList<string> Off, IReadOnlyList<DateOnly> Work);

    private static (FrozenSet<DateOnly>, FrozenSet<DateOnly>) Read()
    {
        using var stream = typeof(WorkingDays).Assembly.GetManifestResourceStream("Law.holidays.json")!;
        var notices = JsonSerializer.Deserialize<Notice[]>(stream, JsonSerializerOptions.Web)!;
        return (notices.SelectMany(x => x.Off).SelectMany(Range).ToFrozenSet(), notices.SelectMany(x => x.Work).ToFrozenSet());

        static IEnumerable<DateOnly> Range(string range)
        {
            var ends = range.Split('/').Select(x => DateOnly.ParseExact(x, "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToArray();
            for (var day = ends[0]; day <= ends[1]; day = day.AddDays(1))
            {
                yield return day;
            }
        }
    }
}
