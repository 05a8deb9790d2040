using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaseTrack.Records;

/// <summary>How values are spelt in JSON, in storage and on the wire alike: camelCase members, kebab-case enum values.</summary>
public static class Wire
{
    /// <summary>Applies the spelling; requests refuse members they do not know, so a mistyped field is never lost in silence.</summary>
    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
    }

    public static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static string? Name<T>(T? value) where T : struct, Enum => value is { } given ? Name(given) : null;
}
