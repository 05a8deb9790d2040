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

    /// <summary>Of a photo: the copy of the draft it belongs to.</summary>
    public string? PhotoOf { get; init; }

    /// <summary>Everything of it.</summary>
    public required string Sealed { get; init; }

    public static string IdOf(Guid account, string draft) => $"{account:N}|{draft}";

    public static string PhotoIdOf(string draft, Guid photo) => $"{draft}|photo|{photo:N}";

    public static DraftCopy Of(Guid account, DraftContent content, DateTimeOffset now, OfficeKey key) =>
        Of(account, IdOf(account, content.Draft), null, content, now, key);

    /// <summary>Of a photo that goes with a draft.</summary>
    public static DraftCopy Of(Guid account, string draft, DraftPhoto photo, DateTimeOffset now, OfficeKey key) =>
        Of(account, PhotoIdOf(IdOf(account, draft), photo.Photo), IdOf(account, draft), photo, now, key);

    private static DraftCopy Of<T>(Guid account, string id, string? photoOf, T content, DateTimeOffset now, OfficeKey key) => new()
    {
        Id = id,
        Account = account,
        SavedAt = now,
        PhotoOf = photoOf,
        Sealed = Encryption.Encrypt(
            key.For(Purpose), System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(content), Encoding.UTF8.GetBytes(id)),
    };

    /// <summary>What is in it; null where the office has another key by now.</summary>
    public T? Open<T>(OfficeKey key) where T : class
    {
        try
        {
            return System.Text.Json.JsonSerializer.Deserialize<T>(
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

/// <summary>草稿照片, as the device has made it ready.</summary>
/// <param name="Photo">照片标识, made by the device.</param>
/// <param name="TakenOn">拍摄日.</param>
/// <param name="Picture">The file, in base64.</param>
public sealed record DraftPhoto(Guid Photo, DateOnly TakenOn, string Picture);
