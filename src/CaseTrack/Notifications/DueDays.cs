using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace CaseTrack.Notifications;

/// <summary>提前几天提醒. Days before its last one at which somebody is told of a term: data, <c>due-days.json</c>, with entries for a
/// district and from a day; an office sets its own in <c>DueDays:{district}</c>.</summary>
public sealed record DueDays
{
    private static readonly DueDays[] Shipped = Read();

    /// <summary>区划代码; absent for all of them.</summary>
    public string? District { get; init; }

    /// <summary>From this day on; from ever unless given.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Days left; 0 is the last day itself.</summary>
    public required IReadOnlyList<int> Before { get; init; }

    /// <summary>How long after it has happened, or a term has run out, somebody is still told: what is older is history.</summary>
    public required int Within { get; init; }

    /// <summary>依据.</summary>
    public required string Basis { get; init; }

    /// <summary>Those that hold in a district on a day.</summary>
    public static DueDays Of(string district, DateOnly on, IReadOnlyDictionary<string, string> settings)
    {
        var found = Shipped.Where(x => (x.District is null || x.District == district) && (x.From is null || x.From <= on))
            .OrderBy(x => x.District is null).ThenByDescending(x => x.From ?? DateOnly.MinValue).First();
        return settings.TryGetValue(district, out var own) ? found with { Before = Days(district, own), District = district } : found;
    }

    /// <summary>The settings, once they make sense.</summary>
    /// <exception cref="InvalidOperationException">One of them is no list of days.</exception>
    public static IReadOnlyDictionary<string, string> Checked(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var own = settings.ToDictionary(x => x.Key, x => x.Value!);
        foreach (var (district, days) in own)
        {
            Days(district, days);
        }

        return own;
    }

    private static int[] Days(string district, string text)
    {
        int?[] days = [.. text.Split(',', StringSplitOptions.TrimEntries).Select(x =>
            int.TryParse(x, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day <= 90 ? day : (int?)null)];
        return days.All(x => x is not null) ? [.. days.Select(x => x!.Value)] : throw new InvalidOperationException(
            $"DueDays:{district}: {text} 不是以逗号分隔的天数，0 至 90 (is no list of days, 0 to 90, with commas between).");
    }

    private static DueDays[] Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Notifications.due-days.json")!;
        return JsonSerializer.Deserialize<DueDays[]>(stream, JsonSerializerOptions.Web)!;
    }
}

/// <summary>The days that offices have set, by district.</summary>
public sealed record DueDaySettings(IReadOnlyDictionary<string, string> Own)
{
    public DueDays Of(string district, DateOnly on) => DueDays.Of(district, on, Own);
}
