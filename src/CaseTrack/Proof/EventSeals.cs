using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CaseTrack.Hosting;
using Marten;
using Microsoft.Extensions.Configuration;

namespace CaseTrack.Proof;

/// <summary>事件封印. Each event carries a keyed digest (HMAC-SHA256) of what it says, made when the service appends it: what came into the database by another way has none.</summary>
/// <remarks>The key is the setting <c>Proof:SealKey</c> (base64, 32 bytes), or a file made at first use; it is not in the database.</remarks>
public sealed class EventSeals : DocumentSessionListenerBase
{
    /// <summary>The header that holds the seal.</summary>
    public const string Header = "seal";

    private readonly byte[] key;

    public EventSeals(IConfiguration configuration)
    {
        key = Convert.FromBase64String(SecretFile.Read(configuration, "Proof:SealKey", "seal-key", () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))).Trim());
        if (key.Length < 32)
        {
            throw new InvalidOperationException("Proof:SealKey is shorter than 32 bytes.");
        }
    }

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

                happened.SetHeader(Header, Of(session.TenantId, happened.Id, stream.Id, happened.EventTypeName, session.LastModifiedBy, serializer.ToJson(happened.Data)));
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>The seal of an event.</summary>
    /// <param name="district">Its tenant.</param>
    /// <param name="id">Its id.</param>
    /// <param name="stream">Its stream.</param>
    /// <param name="type">Its type as stored.</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="data">What it says, JSON.</param>
    public string Of(string district, Guid id, Guid stream, string type, string? actor, string data)
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
            Write(json.RootElement, writer);
        }

        return Convert.ToBase64String(HMACSHA256.HashData(key, buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
    }

    /// <summary>The database keeps JSON by value: members in an order of its own. So they are taken in order of their names, and each value with its length.</summary>
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
