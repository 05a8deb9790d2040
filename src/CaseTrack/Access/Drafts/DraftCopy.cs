using System.Security.Cryptography;
using System.Text;
using CaseTrack.Secrets;

namespace CaseTrack.Access.Drafts;

/// <summary>草稿副本. What somebody has typed on a device and not yet recorded: sealed, in no list, figure, log or export, gone on recording
/// or after thirty days.</summary>
public sealed record DraftCopy
{
    /// <summary>How long it is kept.</summary>
    public const int Days = 30;

    /// <summary>The account and the draft's own name.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public Guid Account { get; init; }

    public DateTimeOffset SavedAt { get; init; }

    /// <summary>Everything of it.</summary>
    public required string Sealed { get; init; }

    public static string IdOf(Guid account, string draft) => $"{account:N}|{draft}";

    public static DraftCopy Of(Guid account, DraftContent content, DateTimeOffset now, OfficeKey key) => new()
    {
        Id = IdOf(account, content.Draft),
        Account = account,
        SavedAt = now,
        Sealed = Encryption.Encrypt(key.For(Purpose), System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(content),
            Encoding.UTF8.GetBytes(IdOf(account, content.Draft))),
    };

    /// <summary>What is in it; null where the office has another key by now.</summary>
    public DraftContent? Open(OfficeKey key)
    {
        try
        {
            return System.Text.Json.JsonSerializer.Deserialize<DraftContent>(
                Encryption.Decrypt(key.For(Purpose), Sealed, Encoding.UTF8.GetBytes(Id)));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private const string Purpose = "casetrack drafts";
}

/// <summary>草稿内容.</summary>
/// <param name="Draft">Its name: the form, and the id of the record to be.</param>
/// <param name="Page">The page it is typed on.</param>
/// <param name="Title">What is being done.</param>
/// <param name="Values">The fields as the page keeps them.</param>
public sealed record DraftContent(string Draft, string Page, string Title, string Values);
