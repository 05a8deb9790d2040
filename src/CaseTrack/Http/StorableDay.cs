using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaseTrack.Http;

/// <summary>A day an office can mean. Terms are reckoned from it: at the end of the calendar there would be none after it.</summary>
public sealed class StorableDay : JsonConverter<DateOnly>
{
    public static readonly DateOnly Latest = new(2200, 12, 31);

    /// <exception cref="JsonException">It is no day, or none an office can mean.</exception>
    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && DateOnly.TryParseExact(reader.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day <= Latest
            ? day : throw new JsonException("Not a day an office can mean.");

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
