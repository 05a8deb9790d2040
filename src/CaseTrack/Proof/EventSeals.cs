using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CaseTrack.Secrets;
using JasperFx.Events;
using Marten;
using Microsoft.Extensions.Configuration;

namespace CaseTrack.Proof;

/// <summary>事件封印. Each event carries a keyed digest (HMAC-SHA256) of what it says, made when the service appends it: what came into the
/// database by another way has none.</summary>
/// <remarks>The key is the setting <c>Proof:SealKey</c> (base64, 32 bytes) or a file, read at first use; it is not in the database. What
/// former keys have sealed
/// still counts where <c>Proof:FormerSealKeys</c> names them: a file, or a folder with a file for each.</remarks>
public sealed class EventSeals(IConfiguration configuration) : DocumentSessionListenerBase
{
    /// <summary>The header that holds the seal.</summary>
    public const string Header = "seal";

    private const string Setting = "Proof:SealKey";
    private const string FileName = "seal-key";

    private readonly Lazy<byte[]> key =
        new(() => Key(SecretFile.Read(configuration, Setting, FileName, () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))),
        Setting));

    private readonly Lazy<byte[][]> former =
        new(() => [.. SecretFile.Named(configuration, "Proof:FormerSealKeys").Select(x => Key(x.Text, x.Path))]);

    /// <summary>Whether there is a key already.</summary>
    public bool HasKey => SecretFile.Exists(configuration, Setting, FileName);

    /// <summary>Reads the key now rather than at first use.</summary>
    /// <exception cref="MissingSecretException">There is none.</exception>
    public void RequireKey() => _ = key.Value;

    public override Task BeforeSaveChangesAsync(IDocumentSession session, CancellationToken token)
    {
        var serializer = session.DocumentStore.Options.Serializer();
        foreach (var stream in session.PendingChanges.Streams())
        {
            foreach (var happened in stream.Events)
            {
                if (happened.Id == Guid.Empty)
                {
                    happened.Id = Guid.CreateVersion7();
                }

                happened.SetHeader(Header,
                    Of(session.TenantId, happened.Id, stream.Id, happened.EventTypeName, session.LastModifiedBy,
                    serializer.ToJson(happened.Data),
                    session.CorrelationId, session.CausationId));
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Seals an event that has all it says of itself.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="data">What it says, JSON.</param>
    public void Seal(IEvent happened, string data) => happened.SetHeader(Header,
        Of(happened.TenantId, happened.Id, happened.StreamId, happened.EventTypeName, happened.UserName, data, happened.CorrelationId,
            happened.CausationId));

    /// <summary>The seal of an event.</summary>
    /// <param name="district">Its tenant.</param>
    /// <param name="id">Its id.</param>
    /// <param name="stream">Its stream.</param>
    /// <param name="type">Its type as stored.</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="data">What it says, JSON.</param>
    /// <param name="correlation">The request it came of.</param>
    /// <param name="causation">What caused it.</param>
    public string Of(string district, Guid id, Guid stream, string type, string? actor, string data, string? correlation = null,
        string? causation = null) =>
        Convert.ToBase64String(HMACSHA256.HashData(key.Value, Content(district, id, stream, type, actor, data, correlation, causation)));

    /// <summary>Whether this key, or a former one, made this seal.</summary>
    public bool Made(string seal, string district, Guid id, Guid stream, string type, string? actor, string data, string? correlation,
        string? causation)
    {
        var mac = new byte[seal.Length];
        try
        {
            var content = Content(district, id, stream, type, actor, data, correlation, causation);
            return Convert.TryFromBase64String(seal, mac, out var length)
                && former.Value.Prepend(key.Value)
                    .Any(x => CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(x, content), mac.AsSpan(0, length)));
        }
        catch (JsonException)
        {
            // Nested deeper than anything the service writes.
            return false;
        }
    }

    private static byte[] Key(string text, string from)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length) && length >= 32 ? bytes[..length]
            : throw new InvalidOperationException($"{from} 应为至少 32 字节的 base64 (is not base64 of at least 32 bytes).");
    }

    private static byte[] Content(
        string district, Guid id, Guid stream, string type, string? actor, string data, string? correlation, string? causation)
    {
        using var json = JsonDocument.Parse(data);
        using var buffer = new MemoryStream(data.Length + 200);
        using (var writer = new BinaryWriter(buffer, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(district);
            writer.Write(id.ToByteArray());
            writer.Write(stream.ToByteArray());
            writer.Write(type);
            writer.Write(actor ?? "");
            writer.Write(correlation ?? "");
            writer.Write(causation ?? "");
            Write(json.RootElement, writer);
        }

        return buffer.ToArray();
    }

    /// <summary>The database keeps JSON by value: members in an order of its own. So they are taken in order of their names, and each
    /// value with its length.</summary>
    private static void Write(JsonElement element, BinaryWriter writer)
    {
        writer.Write((byte)element.ValueKind);
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject().OrderBy(x => x.Name, StringComparer.Ordinal))
                {
                    writer.Write(member.Name);
                    Write(member.Value, writer);
                }

                writer.Write("");
                break;
            case JsonValueKind.Array:
                writer.Write(element.GetArrayLength());
                foreach (var item in element.EnumerateArray())
                {
                    Write(item, writer);
                }

                break;
            case JsonValueKind.String:
                writer.Write(element.GetString()!);
                break;
            case JsonValueKind.Number:
                writer.Write(element.GetRawText());
                break;
        }
    }
}
