using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace CaseTrack.Proof;

/// <summary>An event as the database holds it, every part of it that means something.</summary>
public sealed record StoredEvent(
    long Sequence, Guid Id, Guid Stream, long Version, string Type, long Microseconds, string? Actor, string Data, string Headers,
    string? Correlation, string? Causation, string? DotNetType, bool Archived, byte[]? Binary)
{
    /// <summary>How many columns there are.</summary>
    public const int ColumnCount = 14;

    /// <summary>The columns, in order. They can be read whatever somebody wrote into the row: moments without end and records without an
    /// id too.</summary>
    public const string Columns = """
        e.seq_id, e.id, coalesce(e.stream_id, '00000000-0000-0000-0000-000000000000'), e.version, e.type,
        greatest(least(extract(epoch from e.timestamp) * 1000000, 9e18), -9e18)::bigint, e.user_name, e.data::text,
        coalesce(e.headers::text, '{}'), e.correlation_id, e.causation_id, e.dotnet_type, coalesce(e.is_archived, false), e.bdata
        """;

    /// <summary>From a row that begins with the columns.</summary>
    public static StoredEvent Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetGuid(1), row.GetGuid(2), row.GetInt64(3), row.GetString(4), row.GetInt64(5), Text(row, 6), row.GetString(7),
        row.GetString(8),
        Text(row, 9), Text(row, 10), Text(row, 11), row.GetBoolean(12), row.IsDBNull(13) ? null : row.GetFieldValue<byte[]>(13));

    /// <summary>The seal it carries; null for none.</summary>
    public string? Seal
    {
        get
        {
            try
            {
                using var json = JsonDocument.Parse(Headers);
                return json.RootElement is { ValueKind: JsonValueKind.Object } headers
                    && headers.TryGetProperty(EventSeals.Header, out var seal)
                    && seal.ValueKind == JsonValueKind.String ? seal.GetString() : null;
            }
            catch (JsonException)
            {
                // Nested deeper than anything the service writes.
                return null;
            }
        }
    }

    /// <summary>Whether the service appended it as it is. The service archives nothing and writes JSON only.</summary>
    public bool IsSealed(EventSeals seals, string district) =>
        Seal is { } seal && !Archived && Binary is null
            && seals.Made(seal, district, Id, Stream, Type, Actor, Data, Correlation, Causation);

    /// <summary>SHA-256 over the link before it and everything it is, each part with its length.</summary>
    public byte[] LinkTo(ReadOnlySpan<byte> before)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(before);
        Span<long> numbers = [Sequence, Version, Microseconds, Archived ? 1 : 0];
        hash.AppendData(MemoryMarshal.AsBytes(numbers));
        hash.AppendData(Id.ToByteArray());
        hash.AppendData(Stream.ToByteArray());
        foreach (var text in (string?[])[Type, Actor, Data, Headers, Correlation, Causation, DotNetType])
        {
            Append(text is null ? null : Encoding.UTF8.GetBytes(text));
        }

        Append(Binary);
        return hash.GetHashAndReset();

        void Append(byte[]? bytes)
        {
            hash.AppendData(BitConverter.GetBytes(bytes?.Length ?? -1));
            hash.AppendData(bytes ?? []);
        }
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
