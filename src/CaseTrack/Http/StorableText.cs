using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaseTrack.Http;

/// <summary>Text as the database can keep it: PostgreSQL has no character U+0000. Refused while the body is read, not when it is
/// stored.</summary>
public sealed class StorableText : JsonConverter<string>
{
    public static bool Holds(string text) => !text.Contains('\0', StringComparison.Ordinal);

    /// <exception cref="JsonException">It cannot be kept.</exception>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Checked(reader.GetString());

    /// <exception cref="JsonException">It cannot be kept.</exception>
    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Checked(reader.GetString())!;

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value);

    private static string? Checked(string? text) => text is null || Holds(text) ? text : throw new JsonException("U+0000 in a text.");
}
