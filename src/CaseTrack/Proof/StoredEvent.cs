using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CaseTrack.Figures;
using Npgsql;

namespace CaseTrack.Proof;

/// <summary>An event as the database holds it, every part of it that means something.</summary>
public sealed record StoredEvent(long Sequence, Guid Id, Guid Stream, long Version, string Type, long Microseconds, string? Actor, string Data, string Headers)
{
    /// <summary>The columns, in order.</summary>
    public const string Columns = "e.seq_id, e.id, e.stream_id, e.version, e.type, (extract(epoch from e.timestamp) * 1000000)::bigint, e.user_name, e.data::text, coalesce(e.headers::text, '{}')";

    public const string Table = FactLedgerTable.Schema + ".mt_events";

    /// <summary>From a row that begins with the columns.</summary>
    public static StoredEvent Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetGuid(1), row.GetGuid(2), row.GetInt64(3), row.GetString(4), row.GetInt64(5), row.IsDBNull(6) ? null : row.GetString(6), row.GetString(7), row.GetString(8));

    /// <summary>The seal it carries; null for none.</summary>
    public string? Seal
    {
        get
        {
            using var json = JsonDocument.Parse(Headers);
            return json.RootElement.TryGetProperty(EventSeals.Header, out var seal) ? seal.GetString() : null;
        }
    }

    public bool IsSealed(EventSeals seals, string district) => Seal is { } seal && seal == seals.Of(district, Id, Stream, Type, Actor, Data);

    /// <summary>SHA-256 over the link before it and everything it is, each part with its length.</summary>
    public byte[] LinkTo(ReadOnlySpan<byte> before)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(before);
        Span<long> numbers = [Sequence, Version, Microseconds];
        hash.AppendData(MemoryMarshal.AsBytes(numbers));
        hash.AppendData(Id.ToByteArray());
        hash.AppendData(Stream.ToByteArray());
        foreach (var text in (string?[])[Type, Actor, Data, Headers])
        {
            var bytes = Encoding.UTF8.GetBytes(text ?? "");
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }
}
