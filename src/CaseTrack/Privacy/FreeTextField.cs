using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CaseTrack.Privacy;

/// <summary>说明文字. What of an event is words, which may be redacted; codes, days, ids, numbers and who handles a case may not: they are
/// counted, found or signed.</summary>
public static class FreeTextField
{
    /// <summary>The members of events that hold words; the one place that says so. A test knows every other member of an event.</summary>
    public static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
    [
        "addressee", "advice", "answer", "cause", "channel", "content", "defendant", "description", "document", "facts", "finding",
        "grounds", "items", "measures", "official", "organ", "proposal", "provision", "reason", "report", "reportedTo", "respondent",
        "result", "subject", "summary", "task", "text", "title",
    ]);

    /// <summary>The value a JSON Pointer leads to; null for none.</summary>
    public static JsonNode? At(JsonNode? data, string pointer)
    {
        foreach (var segment in Segments(pointer))
        {
            data = data switch
            {
                JsonObject members => members[segment],
                JsonArray items when int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
                    && place < items.Count => items[place],
                _ => null,
            };
        }

        return data;
    }

    /// <summary>The words a JSON Pointer leads to; null where what stands there is none.</summary>
    /// <remarks>A member may hold words in one event and a code in another (理由): a value that is a code of a list is a code.</remarks>
    public static string? WordsAt(JsonNode? data, string pointer) =>
        Segments(pointer).LastOrDefault(x => !x.All(char.IsAsciiDigit)) is { } member && Words.Contains(member)
            && At(data, pointer) is JsonValue value && value.GetValueKind() is JsonValueKind.String && value.GetValue<string>() is var text
            && !Guid.TryParse(text, out _) && !DateTime.TryParse(text, CultureInfo.InvariantCulture, out _)
            && !CodeList.All.Any(x => x.Codes.Any(y => y.Value == text))
                ? text : null;

    /// <summary>Every text of an event that holds some words, as JSON Pointers.</summary>
    public static IEnumerable<string> Holding(JsonNode? data, string words, string pointer = "") => data switch
    {
        JsonObject members => members.SelectMany(x => Holding(x.Value, words, $"{pointer}/{Escaped(x.Key)}")),
        JsonArray items => items.SelectMany((x, i) => Holding(x, words, $"{pointer}/{i}")),
        JsonValue value when value.GetValueKind() is JsonValueKind.String
            && value.GetValue<string>().Contains(words, StringComparison.Ordinal) => [pointer],
        _ => [],
    };

    /// <summary>Where some words stand in a text.</summary>
    public static IEnumerable<TextSpan> Spans(string text, string words)
    {
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0;
            at = text.IndexOf(words, at + words.Length, StringComparison.Ordinal))
        {
            yield return new(at, words.Length);
        }
    }

    /// <summary>A text without the words of some places; null where a place is not in it.</summary>
    public static string? Without(string text, IReadOnlyList<TextSpan> spans, string replacement)
    {
        foreach (var span in spans.OrderByDescending(x => x.Start))
        {
            if (span.Start < 0 || span.Length < 1 || span.Start > text.Length - span.Length)
            {
                return null;
            }

            text = string.Concat(text.AsSpan(0, span.Start), replacement, text.AsSpan(span.Start + span.Length));
        }

        return text;
    }

    private static string Escaped(string member) =>
        member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static IEnumerable<string> Segments(string pointer) => pointer.Split('/').Skip(1)
        .Select(x => x.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
}
