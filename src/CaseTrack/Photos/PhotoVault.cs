using System.Security.Cryptography;
using System.Text;
using CaseTrack.Secrets;

namespace CaseTrack.Photos;

/// <summary>照片库. Seals each photo with a key of its own (AES-256-GCM) and puts the parts where photos lie.</summary>
public sealed class PhotoVault(OfficeKey office, IPhotoStore store)
{
    private readonly byte[] wrapping = office.For("casetrack photo keys");

    /// <summary>A photo nothing of which has arrived.</summary>
    public PhotoFile Begin(string district, Guid record, Guid photo) => new()
    {
        Id = PhotoFile.IdOf(record, photo),
        RecordId = record,
        Photo = photo,
        Wrapped = Encryption.Encrypt(wrapping, RandomNumberGenerator.GetBytes(32), Label(district, record, photo)),
    };

    /// <summary>Puts a part away.</summary>
    public async Task<PhotoFile> KeepAsync(PhotoFile file, string district, int index, byte[] part, CancellationToken token)
    {
        var name = NameOf(district, file, index);
        await store.KeepAsync(name, Encryption.Encrypt(KeyOf(file, district), part, Encoding.UTF8.GetBytes(name)), token);
        return file with { Parts = [.. file.Parts.Append(index).Distinct().Order()] };
    }

    /// <summary>All parts together; null where one is not there.</summary>
    public async Task<byte[]?> OpenAsync(PhotoFile file, string district, int size, CancellationToken token)
    {
        var (key, whole) = (KeyOf(file, district), new byte[size]);
        for (var index = 0; index < PhotoParts.CountOf(size); index++)
        {
            var name = NameOf(district, file, index);
            if (await store.ReadAsync(name, token) is not { } text)
            {
                return null;
            }

            Encryption.Decrypt(key, text, Encoding.UTF8.GetBytes(name)).CopyTo(whole, index * PhotoParts.Length);
        }

        return whole;
    }

    /// <summary>Whether a photo's key was encrypted with the office's key as it is.</summary>
    public bool Opens(PhotoFile file, string district) =>
        Encryption.Opens(wrapping, file.Wrapped, Label(district, file.RecordId, file.Photo));

    /// <summary>The photo with its key wrapped by this office's key, from what another one wrapped; its parts stay as they are.</summary>
    public PhotoFile TakeOver(PhotoFile file, string district, PhotoVault from)
    {
        var label = Label(district, file.RecordId, file.Photo);
        return file with { Wrapped = Encryption.Encrypt(wrapping, Encryption.Decrypt(from.wrapping, file.Wrapped, label), label) };
    }

    private byte[] KeyOf(PhotoFile file, string district) =>
        Encryption.Decrypt(wrapping, file.Wrapped, Label(district, file.RecordId, file.Photo));

    /// <summary>Under which names the sealed parts of a photo lie.</summary>
    public static IEnumerable<string> PartsOf(string district, PhotoFile file) => file.Parts.Select(x => NameOf(district, file, x));

    // The name of a part is its label too: it cannot be put in the place of another.
    private static string NameOf(string district, PhotoFile file, int index) =>
        $"{district}/{file.RecordId:N}/{file.Photo:N}/{index}";

    private static byte[] Label(string district, Guid record, Guid photo) => Encoding.UTF8.GetBytes($"{district}/{record}/{photo}");
}
