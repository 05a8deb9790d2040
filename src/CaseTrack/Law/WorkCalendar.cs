using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace CaseTrack.Law;

/// <summary>放假通知. What the State Council announced for a year: ranges of days off, and weekends worked in exchange (调休).</summary>
/// <param name="Year">The year it arranges.</param>
/// <param name="Source">Title or number of the notice.</param>
/// <param name="Off">放假: single days or ranges, <c>yyyy-MM-dd</c> or <c>yyyy-MM-dd/yyyy-MM-dd</c>.</param>
/// <param name="Work">上班: days worked although they would be off; a later notice takes back a day off this way too.</param>
/// <param name="PublishedOn">发文日; absent for the notice that arranges a whole year, which comes before it begins.</param>
public sealed record DaysOffNotice(
    int Year, string Source, IReadOnlyList<string> Off, IReadOnlyList<DateOnly> Work, DateOnly? PublishedOn = null)
{
    /// <summary>The day from which it is taken to be in force: notices are overlaid in this order, whenever they were loaded.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DateOnly InForceFrom => PublishedOn ?? new DateOnly(Year - 1, 11, 15);

    /// <summary>The days off, one by one.</summary>
    /// <exception cref="FormatException">A range is not two days in order.</exception>
    public IEnumerable<DateOnly> DaysOff() => Off.SelectMany(range =>
    {
        var ends = range.Split('/').Select(x => DateOnly.ParseExact(x, "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToArray();
        var last = ends.Length == 1 ? ends[0] : ends[1];
        return ends.Length is 1 or 2 && ends[0] <= last && last.DayNumber - ends[0].DayNumber < 60
            ? Enumerable.Range(0, last.DayNumber - ends[0].DayNumber + 1).Select(ends[0].AddDays)
            : throw new FormatException($"'{range}' is not a range of days.");
    });
}

/// <summary>What a day is to an office.</summary>
public enum DayKind
{
    /// <summary>工作日: Monday to Friday.</summary>
    Weekday = 1,

    /// <summary>周末.</summary>
    Weekend,

    /// <summary>法定节假日或调休放假.</summary>
    Holiday,

    /// <summary>调休上班: a weekend worked.</summary>
    MakeUp,
}

/// <summary>工作日历. Which days an office works, as known at some moment: notices in the order in which they were issued, each overruling the
/// ones before it day by day.</summary>
public sealed class WorkCalendar
{
    private readonly FrozenDictionary<DateOnly, (bool Works, string Source)> named;
    private readonly FrozenSet<int> years;
    private readonly int later;
    private readonly ConcurrentDictionary<int, WorkCalendar> earlier = new();

    private WorkCalendar(IEnumerable<DaysOffNotice> notices)
    {
        Notices = [.. notices.OrderBy(x => x.InForceFrom)];
        later = Notices.Count(x => x.PublishedOn is not null);
        var days = new Dictionary<DateOnly, (bool, string)>();
        foreach (var notice in Notices)
        {
            foreach (var day in notice.DaysOff())
            {
                days[day] = (false, notice.Source);
            }

            foreach (var day in notice.Work)
            {
                days[day] = (true, notice.Source);
            }
        }

        named = days.ToFrozenDictionary();
        years = Notices.Select(x => x.Year).ToFrozenSet();
    }

    /// <summary>The calendar of the notices that come with the program: 2007 to 2026.</summary>
    public static WorkCalendar Shipped { get; } = new(Read());

    /// <summary>The notices it is made of.</summary>
    public IReadOnlyList<DaysOffNotice> Notices { get; }

    /// <summary>The calendar after further notices.</summary>
    public WorkCalendar With(params IEnumerable<DaysOffNotice> later) => new([.. Notices, .. later]);

    /// <summary>The calendar as the notices in force on a day made it.</summary>
    public WorkCalendar InForceOn(DateOnly day)
    {
        // They stand in order of their days: how many of those that came later were there says which.
        var there = Notices.Count(x => x.PublishedOn is not null && x.InForceFrom <= day);
        return there == later ? this
            : earlier.GetOrAdd(there, _ => new(Notices.Where(x => x.PublishedOn is null || x.InForceFrom <= day)));
    }

    /// <summary>Whether a notice for the year is known; without one every answer about it is provisional.</summary>
    public bool Covers(int year) => years.Contains(year);

    public bool IsWorkingDay(DateOnly day) => KindOf(day).Kind is DayKind.Weekday or DayKind.MakeUp;

    /// <summary>The last of so many working days after a day.</summary>
    public DateOnly After(DateOnly day, int workingDays)
    {
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(1);
            left -= IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>What a day is, and the notice that says so, if one does.</summary>
    public (DayKind Kind, string? Source) KindOf(DateOnly day)
    {
        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        if (named.TryGetValue(day, out var said))
        {
            return (said.Works ? weekend ? DayKind.MakeUp : DayKind.Weekday : DayKind.Holiday, said.Source);
        }

        // A notice for a year is complete; without one the statutory days off still hold.
        return !Covers(day.Year)
            && StatutoryDaysOff.Of(day) is { } rule ? (DayKind.Holiday, rule) : (weekend ? DayKind.Weekend : DayKind.Weekday, null);
    }

    private static DaysOffNotice[] Read()
    {
        using var stream = typeof(WorkCalendar).Assembly.GetManifestResourceStream("Law.holidays.json")!;
        return JsonSerializer.Deserialize<DaysOffNotice[]>(stream, JsonSerializerOptions.Web)!;
    }
}
