using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaseTrack.Letters;

namespace CaseTrack.Tests.Letters;

/// <summary>What a letter ought to say of a case, read from what the API answers of that case and from the catalogue's text alone; the code
/// that writes letters is not asked.</summary>
/// <param name="letter">The letter.</param>
/// <param name="record">The case.</param>
/// <param name="history">What happened, as its history tells it.</param>
/// <param name="terms">Its terms.</param>
/// <param name="parties">Its parties, masked.</param>
/// <param name="units">The names of the organisations, and what the district is called.</param>
/// <param name="on">成文日期.</param>
public sealed partial class LetterOracle(
    Letter letter, JsonNode record, JsonArray history, JsonArray terms, JsonArray parties, IReadOnlyDictionary<string, string> units,
    string on)
{
    /// <summary>What is typed for a field.</summary>
    public static string Typed(string field) => $"填写：{field}";

    /// <summary>The event the letter belongs to: the latest it can.</summary>
    private JsonNode Event => history.Last(x => letter.After.Contains((string)x!["event"]!)
        && (letter.Tag is null || letter.After[0] != (string)x["event"]!
            || Values(x["data"]!).Any(y => y == letter.Tag)))!;

    /// <summary>The paragraphs of its text, without rows of tables and lists.</summary>
    public IEnumerable<string> Paragraphs()
    {
        foreach (var line in letter.Body.Where(x => x.Length > 0 && x[0] != '|'))
        {
            string[] fields = [.. Letter.Field().Matches(line).Select(x => x.Groups[1].Value)];
            if (fields.Any(x => Field(x).List is not null) || (fields.Length > 0 && fields.All(x => Of(x).Length == 0)))
            {
                continue;
            }

            var kept = Optional().Replace(line, x => Letter.Field().Matches(x.Value).All(y => Of(y.Groups[1].Value).Length == 0)
                ? "" : x.Value[2..^2]);
            var text = Letter.Field().Replace(kept, x => Of(x.Groups[1].Value));
            foreach (var part in text.Split('\n'))
            {
                yield return part.TrimStart('>', '<', '#');
            }
        }
    }

    /// <summary>The cells of its tables that are no columns of a list, in their rows.</summary>
    public IEnumerable<string> Cells() => letter.Body.Where(x => x.StartsWith('|') && x != "||")
        .Where(x => Letter.Field().Matches(x).All(y => Field(y.Groups[1].Value).List is null))
        .SelectMany(x => x.Trim('|').Split('|')).Select(x => Letter.Field().Replace(
            Optional().Replace(x, y => Letter.Field().Matches(y.Value).All(z => Of(z.Groups[1].Value).Length == 0) ? "" : y.Value[2..^2]),
            y => Of(y.Groups[1].Value)));

    /// <summary>What it shows of parties: a value for each of a column.</summary>
    public IEnumerable<string> Columns() => letter.Uses().Select(Field).Where(x => x.List is not null and not "problem")
        .SelectMany(x => parties.Where(y => x.List == "party" || ListOf((string)y!["role"]!) == x.List)
            .Select(y => x.Name.Split('.')[1] switch
            {
                "name" => (string?)y!["name"],
                "role" => Code("partyRole", (string?)y!["role"]),
                "phone" => (string?)y!["phone"],
                "identity" => (string?)y!["identityNumber"],
                "address" => (string?)y!["address"],
                _ => null,
            })).Where(x => !string.IsNullOrEmpty(x)).Select(x => x!);

    /// <summary>文号 and 落款, wherever the letter has them.</summary>
    public IEnumerable<string> Around()
    {
        yield return Of("case.organ");
        yield return Day(on);
        if (letter.Series is not (null or "*") && Of("letter.number") is { Length: > 0 } number)
        {
            yield return number;
        }
    }

    private string Of(string name)
    {
        var field = Field(name);
        return field.From switch
        {
            "letter.date" => Day(on),
            "letter.event-day" => Day((string)Event["occurredOn"]!),
            "letter.basis" => letter.Earlier is { } earlier
                && string.CompareOrdinal((string?)(record["governedFrom"] ?? record["receivedOn"] ?? record["registeredOn"]
                    ?? record["leadOn"]), earlier.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) < 0
                ? earlier.Basis : letter.Basis,
            "letter.number" => (string?)Event["data"]!["number"] is { } own && (letter.Series == "*" || Numbers().Any(x =>
                (string)x["document"]! == letter.Series && (string)x["number"]! == own)) ? own
                : (string?)Numbers().LastOrDefault(x => letter.Series == "*" || (string)x["document"]! == letter.Series)?["number"] ?? "",
            "case.number" => (string?)Numbers().FirstOrDefault()?["number"] ?? "",
            "case.unit" => Unit,
            "case.organ" => letter.Kind == "review-applications" ? $"{units["420202"]}人民政府"
                : Unit,
            var from when from.StartsWith("typed.", StringComparison.Ordinal) => Typed(name),
            var from when from.EndsWith(".names", StringComparison.Ordinal) => string.Join('、', parties
                .Where(x => from == "party.names" || $"{ListOf((string)x!["role"]!)}.names" == from).Select(x => (string?)x!["name"])),
            var from when from.StartsWith("due:", StringComparison.Ordinal) => terms.LastOrDefault(x =>
                ((string)x!["term"]!).Split('/')[0] == from[4..])?["dueOn"] is { } due ? Day((string)due!) : "",
            var from => from.Split('|').Select(x => OfCase(x, field.As)).FirstOrDefault(x => x.Length > 0) ?? "",
        };
    }

    private string Unit => units.GetValueOrDefault(UnitCode) ?? UnitCode;

    private string UnitCode => (string)(record["committee"] ?? record["office"])!;

    private string OfCase(string from, string? say)
    {
        if (from.StartsWith("record.", StringComparison.Ordinal))
        {
            return Said(At(record, from["record.".Length..]), say);
        }

        var dot = from.IndexOf('.', StringComparison.Ordinal);
        var (name, member) = (from[..dot], from[(dot + 1)..]);
        var line = (string)Event["event"]! == name ? Event : history.LastOrDefault(x => (string)x!["event"]! == name);
        if (line is null || member == "occurredOn")
        {
            return line is null ? "" : Day((string)line["occurredOn"]!);
        }

        // What was corrected later is as it was corrected.
        var later = history.SkipWhile(x => x != line).Skip(1).Select(x => At(x!["data"], $"corrected.{member}"));
        return Said(later.LastOrDefault(x => x is not null) ?? At(line["data"], member), say);
    }

    private IEnumerable<JsonNode> Numbers() => record["dossier"]!["numbers"]!.AsArray().Select(x => x!);

    private string Said(JsonNode? value, string? say) => value switch
    {
        null or JsonObject => "",
        JsonArray all => string.Join(say == "lines" ? '\n' : '、', all.Select(x => Said(x, say == "lines" ? null : say))),
        _ => (say, value.ToString()) switch
        {
            ("day", var day) => Day(day),
            ("yuan", var sum) => decimal.Parse(sum, CultureInfo.InvariantCulture).ToString("0.##", CultureInfo.InvariantCulture),
            ("unit", var code) => units.GetValueOrDefault(code) ?? code,
            ("yes", var yes) => yes == "true" ? "是" : "否",
            ({ } list, var code) when list.StartsWith("code:", StringComparison.Ordinal) => Code(list["code:".Length..], code)!,
            (_, var text) => text,
        },
    };

    private LetterField Field(string name) => LetterCatalogue.FieldNamed(letter.Kind, name)!;

    private static JsonNode? At(JsonNode? from, string path) =>
        path.Split('.').Aggregate(from, (x, member) => (x as JsonObject)?[member]);

    private static IEnumerable<string> Values(JsonNode data) => data.AsObject().Select(x => x.Value)
        .OfType<JsonValue>().Select(x => x.ToString());

    private static string ListOf(string role) => role == "third-party" ? "third" : role;

    private static string? Code(string list, string? code) =>
        CodeList.Of(list).Codes.FirstOrDefault(x => x.Value == code)?.Chinese ?? code;

    private static string Day(string day) => day.Split('-') is [var y, var m, var d]
        ? $"{y}年{int.Parse(m, CultureInfo.InvariantCulture)}月{int.Parse(d, CultureInfo.InvariantCulture)}日" : day;

    [GeneratedRegex(@"\[\[.+?\]\]")]
    private static partial Regex Optional();
}
