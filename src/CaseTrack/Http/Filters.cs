using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Http;

/// <summary>The query string of a request: a closed list of filters, each read strictly. An unknown or unreadable one is 400.</summary>
public sealed class Filters
{
    private readonly IQueryCollection query;

    private Filters(IQueryCollection query) => this.query = query;

    /// <exception cref="RefusedException">400 for a filter that is not on the list, given twice, or with a character no record
    /// has.</exception>
    public static Filters Of(HttpContext context, params ReadOnlySpan<string> allowed)
    {
        foreach (var (name, values) in context.Request.Query)
        {
            if (!allowed.Contains(name))
            {
                var there = allowed.Length == 0 ? ("无", "none") : (string.Join('、', allowed!), string.Join(", ", allowed!));
                throw new RefusedException(HttpRefusals.UnknownFilter with
                {
                    Chinese = $"{HttpRefusals.UnknownFilter.Chinese}；可用的筛选条件：{there.Item1}",
                    English = $"{HttpRefusals.UnknownFilter.English}; there are: {there.Item2}",
                }, 400, $"/{name}");
            }

            if (values.Count > 1 || !StorableText.Holds(values[0] ?? ""))
            {
                throw new RefusedException(HttpRefusals.BadFilter, 400, $"/{name}");
            }
        }

        return new Filters(context.Request.Query);
    }

    public string? Text(string name) => query[name].ToString() is { Length: > 0 } value ? value : null;

    public DateOnly? Day(string name) => Read<DateOnly>(name, (string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
            && day <= StorableDay.Latest);

    /// <summary>An RFC 3339 instant with its offset. A bare "+" arrives as a blank, as in every query string, and is read as one.</summary>
    public DateTimeOffset? Instant(string name) => Read<DateTimeOffset>(name, (string text, out DateTimeOffset instant) =>
    {
        instant = default;
        text = text.Replace(' ', '+');
        return text.Contains('T', StringComparison.Ordinal) && HasOffset(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out instant);
    });

    public Guid? Id(string name) => Read<Guid>(name, Guid.TryParse);

    public long? Number(string name) => Read<long>(name, (string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number));

    public bool? Flag(string name) => Read<bool>(name, (string text, out bool flag) =>
    {
        flag = text == "true";
        return text is "true" or "false";
    });

    /// <summary>An enum value as it is spelt in JSON.</summary>
    public T? Value<T>(string name) where T : struct, Enum => Read<T>(name, (string text, out T value) =>
    {
        value = Enum.GetValues<T>().FirstOrDefault(x => Wire.Name(x) == text);
        return Enum.IsDefined(value);
    });

    /// <summary>Some of them, with commas between.</summary>
    public IReadOnlyList<T>? Values<T>(string name) where T : struct, Enum
    {
        var known = Enum.GetValues<T>().ToDictionary(x => Wire.Name(x)!);
        var asked = Text(name)?.Split(',');
        return asked is null ? null : asked.All(known.ContainsKey) ? [.. asked.Select(x => known[x])]
            : throw new RefusedException(HttpRefusals.BadFilter, 400, $"/{name}");
    }

    /// <summary>How many rows a page has: 1 to 200, 50 unless asked.</summary>
    public int Limit() => Number("limit") switch
    {
        null => 50,
        >= 1 and <= 200 and var limit => (int)limit,
        _ => throw new RefusedException(HttpRefusals.BadFilter, 400, "/limit"),
    };

    /// <summary>Where the page before ended: a day and an id.</summary>
    public (DateOnly Day, Guid Id)? After() => Read<(DateOnly, Guid)>("after", (string text, out (DateOnly, Guid) key) =>
    {
        key = default;
        if (text.Split('~') is not [var day, var id]
            || !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || !Guid.TryParse(id, out var guid))
        {
            return false;
        }

        key = (date, guid);
        return true;
    });

    /// <summary>Puts the link to the next page into the answer. RFC 8288.</summary>
    public static string? Next(HttpContext context, int limit, int rows, DateOnly day, Guid id)
    {
        if (rows < limit)
        {
            return null;
        }

        var query = QueryString.Create(context.Request.Query.Where(x => x.Key != "after").Append(
            new("after", $"{day:yyyy-MM-dd}~{id}")));
        var next = context.Request.Path + query;
        context.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        return next;
    }

    /// <summary>How many rows the pages before have looked at.</summary>
    public int Position() => Number("after") switch
    {
        null => 0,
        <= 10_000_000 and var rows => (int)rows,
        _ => throw new RefusedException(HttpRefusals.BadFilter, 400, "/after"),
    };

    /// <summary>Puts the link to the page after some rows into the answer.</summary>
    public static string Next(HttpContext context, long position)
    {
        var query = QueryString.Create(context.Request.Query.Where(x => x.Key != "after").Append(
            new("after", position.ToString(CultureInfo.InvariantCulture))));
        var next = context.Request.Path + query;
        context.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        return next;
    }

    private delegate bool Reader<T>(string text, out T value);

    private T? Read<T>(string name, Reader<T> read) where T : struct =>
        Text(name) is not { } text ? null
        : read(text, out var value) ? value
        : throw new RefusedException(HttpRefusals.BadFilter, 400, $"/{name}");

    private static bool HasOffset(string text) =>
        text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
}
