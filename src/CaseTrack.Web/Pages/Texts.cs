using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace CaseTrack.Web.Pages;

/// <summary>页面文字. Every word of the pages, in both languages side by side: <c>texts.json</c>.</summary>
public static class Texts
{
    /// <summary>A word of the pages.</summary>
    public sealed record Text(string Zh, string En);

    /// <summary>Every text by its key.</summary>
    public static IReadOnlyDictionary<string, Text> All { get; } = Read();

    public static bool Chinese => Law.ReaderLanguage.IsChinese;

    /// <summary>The language of the page, for <c>lang</c>.</summary>
    public static string Language => Chinese ? "zh-CN" : "en";

    /// <summary>A text in the reader's language.</summary>
    public static string Of(string key, params object?[] values)
    {
        var text = All[key];
        var said = Chinese ? text.Zh : text.En;
        return values.Length == 0 ? said : string.Format(CultureInfo.InvariantCulture, said, values);
    }

    /// <summary>A text if there is one.</summary>
    public static string? Find(string key) => All.TryGetValue(key, out var text) ? Chinese ? text.Zh : text.En : null;

    /// <summary>One of two words, as the reader reads.</summary>
    public static string Either(string? chinese, string? english) => (Chinese ? chinese ?? english : english ?? chinese) ?? "";

    /// <summary>The same as a heading or on a button.</summary>
    public static string Title(string? chinese, string? english) =>
        Either(chinese, english) is { Length: > 0 } said ? char.ToUpperInvariant(said[0]) + said[1..] : "";

    /// <summary>2022年3月1日; in English 1 March 2022.</summary>
    public static string Day(DateOnly day) => Chinese ? $"{day.Year}年{day.Month}月{day.Day}日"
        : day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The same from JSON; an empty text for none.</summary>
    public static string Day(string? day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? Day(date) : day ?? "";

    /// <summary>The same without its year, where that has been said: 3月1日; in English 1 March.</summary>
    public static string DayOfYear(string? day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? Chinese ? $"{date.Month}月{date.Day}日" : date.ToString("d MMMM", CultureInfo.InvariantCulture) : day ?? "";

    /// <summary>A month, 2022-03, in words: 2022年3月; whatever is none, as it is.</summary>
    public static string Month(string? month) =>
        DateOnly.TryParseExact($"{month}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Chinese ? $"{day.Year}年{day.Month}月" : day.ToString("MMMM yyyy", CultureInfo.InvariantCulture) : month ?? "";

    /// <summary>Day and minute in Shanghai.</summary>
    public static string Instant(string? instant) =>
        DateTimeOffset.TryParse(instant, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
            ? at.ToOffset(TimeSpan.FromHours(8)) is var local
                ? $"{Day(DateOnly.FromDateTime(local.DateTime))} {local.ToString("HH:mm", CultureInfo.InvariantCulture)}" : ""
            : instant ?? "";

    /// <summary>A number without needless noughts, "−" for minus.</summary>
    public static string Number(decimal? value) =>
        value is { } number ? number.ToString("0.##", CultureInfo.InvariantCulture).Replace('-', '−') : "–";

    /// <summary>A number of a column in which all have as many places.</summary>
    public static string Number(decimal? value, int places) => value is { } number
        ? number.ToString("F" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Replace('-', '−') : "–";

    /// <summary>The most places after the point that one of a column needs; two at most.</summary>
    public static int Places(IEnumerable<decimal?> column) => column.Max(x => x is { } value
        ? Math.Max(0, Number(value).Length - 1 - (Number(value) + ".").IndexOf('.', StringComparison.Ordinal)) : 0);

    /// <summary>计量单位 after its number: 928 件; in English 928 cases.</summary>
    public static string Measure(string? unit) => Find($"measure.{unit}") ?? unit ?? "";

    private static Dictionary<string, Text> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Pages.texts.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Text>>(stream, JsonSerializerOptions.Web)!;
    }
}
