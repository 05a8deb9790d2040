using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseTrack.Store;
using Npgsql;

namespace CaseTrack.Operations.Districts;

/// <summary>Lines of a part: out of a table, into a file, and back.</summary>
public static class DistrictLines
{
    private const int AtOnce = 500;
    private static readonly UTF8Encoding Utf8 = new(false);

    // What an account knows and nobody else is to know, or what belongs to its last sign-in.
    private static readonly string[] Secrets =
        ["passwordHash", "securityStamp", "factorSecret", "lockoutEnd", "firstPasswordUntil"];

    /// <summary>The rows of a district as they leave.</summary>
    public static async IAsyncEnumerable<string> ReadAsync(
        string part, StoredTable table, string district, NpgsqlConnection connection, [EnumeratorCancellation] CancellationToken token)
    {
        await using var command = new NpgsqlCommand(StoredRows.Of(table), connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = district });
        await using var rows = await command.ExecuteReaderAsync(token);
        while (await rows.ReadAsync(token))
        {
            yield return part == "accounts" ? WithoutSecrets(rows.GetString(0)) : rows.GetString(0);
        }
    }

    /// <summary>Writes a part.</summary>
    public static async Task<DistrictPart> WriteAsync(string path, IAsyncEnumerable<string> lines, CancellationToken token)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        return await CopyAsync(lines, file, token);
    }

    /// <summary>What a part would be, without writing it.</summary>
    public static Task<DistrictPart> DigestAsync(IAsyncEnumerable<string> lines, CancellationToken token) =>
        CopyAsync(lines, Stream.Null, token);

    /// <summary>The lines of a file, some hundred at a time.</summary>
    public static async IAsyncEnumerable<string[]> FileAsync(string path, [EnumeratorCancellation] CancellationToken token)
    {
        using var reader = new StreamReader(path, Utf8);
        var some = new List<string>(AtOnce);
        while (await reader.ReadLineAsync(token) is { } line)
        {
            some.Add(line);
            if (some.Count == AtOnce)
            {
                yield return [.. some];
                some.Clear();
            }
        }

        if (some.Count > 0)
        {
            yield return [.. some];
        }
    }

    /// <summary>Takes rows in.</summary>
    public static async Task TakeAsync(StoredTable table, string[] lines, NpgsqlConnection connection, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(StoredRows.Take(table), connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = lines });
        await command.ExecuteNonQueryAsync(token);
    }

    /// <summary>A line as an object.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static JsonObject Row(string line) => JsonNode.Parse(line) as JsonObject ?? throw new JsonException("A line is no object.");

    /// <summary>A member of a line.</summary>
    /// <exception cref="JsonException">It has none of that name.</exception>
    public static JsonNode Member(JsonNode row, string name) => row[name] ?? throw new JsonException($"A line has no {name}.");

    /// <summary>An account as it arrives: with nothing to sign in by, until a first password is given.</summary>
    public static string WithStamp(string line)
    {
        var row = Row(line);
        Member(row, "data")["securityStamp"] = Convert.ToHexString(RandomNumberGenerator.GetBytes(20));
        return row.ToJsonString();
    }

    private static string WithoutSecrets(string line)
    {
        var row = Row(line);
        var data = Member(row, "data").AsObject();
        foreach (var name in Secrets)
        {
            data.Remove(name);
        }

        (data["mustChangePassword"], data["hasSecondFactor"]) = (!data.ContainsKey("externalName"), false);
        (data["factorStep"], data["accessFailedCount"]) = (0, 0);
        return Sorted(row).ToJsonString(Readable);
    }

    private static readonly JsonSerializerOptions Readable =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // The database keeps members in an order of its own, which what was added here is not in.
    private static JsonNode Sorted(JsonNode node) => node is not JsonObject members ? node.DeepClone()
        : new JsonObject(members.OrderBy(x => x.Key, StringComparer.Ordinal)
            .Select(x => KeyValuePair.Create(x.Key, x.Value is null ? null : Sorted(x.Value))));

    private static async Task<DistrictPart> CopyAsync(IAsyncEnumerable<string> lines, Stream to, CancellationToken token)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var count = 0L;
        await foreach (var line in lines.WithCancellation(token))
        {
            var bytes = Utf8.GetBytes(line + "\n");
            hash.AppendData(bytes);
            await to.WriteAsync(bytes, token);
            count++;
        }

        return new(count, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
