using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CaseTrack.Http;

/// <summary>读不懂的请求. A body that is no JSON, or holds a value that is none of its field: the answer names the field, what came and what
/// is expected.</summary>
/// <remarks>Read a second time, and only once it has been refused: what can be read costs a copy in memory, and no more. Never in a file:
/// names of people are in it.</remarks>
public static class WrongJson
{
    // What came is shown, and not more of it than says what it is.
    private const int Shown = 60;
    private const string Uuid = "0193e0a4-7c5e-7b62-9d1f-0a6f5e3c2b1d";

    public static void UseWrongJson(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.Request.Method == HttpMethods.Post && context.Request.HasJsonContentType()
            && context.Request.ContentLength is null or <= BodySizes.LargestBody
            && context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is { } type)
        {
            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            body.Position = 0;
            context.Request.Body = body;
            context.Items[typeof(WrongJson)] = (body, type);
        }

        await next(context);
    });

    /// <summary>What is wrong with the body of a request that could not be read; null where that is not known.</summary>
    public static FieldError? Of(HttpContext context) =>
        context.Items[typeof(WrongJson)] is not (MemoryStream body, Type type) ? null
            : Find(body.ToArray(), type, context.RequestServices.GetRequiredService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>()
                .Value.SerializerOptions);

    /// <summary>The first field that cannot be read; null where all can.</summary>
    public static FieldError? Find(byte[] body, Type type, JsonSerializerOptions json)
    {
        try
        {
            JsonSerializer.Deserialize(body, type, json);
            return null;
        }
        catch (JsonException wrong)
        {
            var path = PathOf(wrong.Path);
            return Element(body, path) is not { } came
                ? new("", HttpRefusals.Malformed.Code, Say(
                    $"不是有效的 JSON：第{wrong.LineNumber + 1}行第{wrong.BytePositionInLine + 1}个字节",
                    $"no valid JSON: line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}"))
                : Wrong(path, came, type, json);
        }
    }

    private static FieldError Wrong(string[] path, JsonElement came, Type type, JsonSerializerOptions json)
    {
        var at = type;
        for (var i = 0; i < path.Length; i++)
        {
            var info = json.GetTypeInfo(Nullable.GetUnderlyingType(at) ?? at);
            if (info.Kind is JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary)
            {
                at = info.ElementType!;
                continue;
            }

            if (info.Properties.FirstOrDefault(x => x.Name == path[i]) is not { } property)
            {
                return new(Pointer(path[..(i + 1)]), HttpRefusals.UnknownField.Code, Say(
                    $"没有字段“{path[i]}”；可用的字段：{string.Join('、', info.Properties.Select(x => x.Name))}",
                    $"there is no field '{path[i]}'; there are: {string.Join(", ", info.Properties.Select(x => x.Name))}"));
            }

            at = property.PropertyType;
        }

        // A member nobody knows stops the object it is in.
        if (came.ValueKind is JsonValueKind.Object && json.GetTypeInfo(Nullable.GetUnderlyingType(at) ?? at) is
            { Kind: JsonTypeInfoKind.Object } known
            && came.EnumerateObject().Select(x => x.Name).FirstOrDefault(x => known.Properties.All(y => y.Name != x)) is { } stranger)
        {
            return new(Pointer([.. path, stranger]), HttpRefusals.UnknownField.Code, Say(
                $"没有字段“{stranger}”；可用的字段：{string.Join('、', known.Properties.Select(x => x.Name))}",
                $"there is no field '{stranger}'; there are: {string.Join(", ", known.Properties.Select(x => x.Name))}"));
        }

        var raw = came.GetRawText();
        var shown = raw.Length > Shown ? raw[..Shown] + "…" : raw;
        var (chinese, english) = Expected(at, json);
        return new(Pointer(path), HttpRefusals.WrongValue.Code,
            Say($"收到 {shown}；应为{chinese}", $"{shown} came; expected is {english}"));
    }

    private static (string Chinese, string English) Expected(Type type, JsonSerializerOptions json)
    {
        var of = Nullable.GetUnderlyingType(type) ?? type;
        if (of.IsEnum)
        {
            var names = Enum.GetValues(of).Cast<object>().Select(x => JsonNamingPolicy.KebabCaseLower.ConvertName(x.ToString()!)).ToArray();
            return ($"以下之一：{string.Join('、', names)}", $"one of {string.Join(", ", names)}");
        }

        return of == typeof(DateOnly) ? ("日期，写作 \"2026-11-27\"", "a day, as \"2026-11-27\"")
            : of == typeof(TimeOnly) ? ("时刻，写作 \"09:30:00\"", "a time of day, as \"09:30:00\"")
            : of == typeof(DateTimeOffset) ? (
                "带时区的时间，写作 \"2026-11-27T09:30:00+08:00\"", "an instant, as \"2026-11-27T09:30:00+08:00\"")
            : of == typeof(Guid) ? ($"UUID，写作 \"{Uuid}\"", $"a UUID, as \"{Uuid}\"")
            : of == typeof(bool) ? ("true 或 false", "true or false")
            : of == typeof(string) ? ("文字，加双引号", "a text in quotation marks")
            : of == typeof(int) || of == typeof(long) ? ("整数，不加引号", "a whole number without quotation marks")
            : of == typeof(decimal) || of == typeof(double) ? ("数字，不加引号", "a number without quotation marks")
            : json.GetTypeInfo(of).Kind switch
            {
                JsonTypeInfoKind.Enumerable => ("列表 […]", "a list […]"),
                _ => ("对象 {…}", "an object {…}"),
            };
    }

    /// <summary><c>$.parties[0].name</c> → parties, 0, name.</summary>
    private static string[] PathOf(string? path) => (path ?? "$").Replace("['", ".", StringComparison.Ordinal)
        .Replace("']", "", StringComparison.Ordinal).Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)
        .Split('.', StringSplitOptions.RemoveEmptyEntries)[1..];

    private static string Pointer(IEnumerable<string> path) =>
        string.Concat(path.Select(x => "/" + x.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)));

    /// <summary>What stands at a path; null in what is no JSON.</summary>
    private static JsonElement? Element(byte[] body, string[] path)
    {
        try
        {
            using var whole = JsonDocument.Parse(body);
            var at = whole.RootElement;
            foreach (var step in path)
            {
                at = at.ValueKind is JsonValueKind.Array && int.TryParse(step, out var index) && index < at.GetArrayLength() ? at[index]
                    : at.ValueKind is JsonValueKind.Object && at.TryGetProperty(step, out var member) ? member : at;
            }

            return at.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Say(string chinese, string english) => new Refusal("", chinese, english).Here;
}
