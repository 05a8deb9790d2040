using System.Text.Json;

namespace CaseTrack.Proof;

/// <summary>A day's head as a file, as <c>verify --head</c> takes it.</summary>
public static class HeadFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Writes it once. What is there already is left as it is.</summary>
    /// <returns>Its path.</returns>
    public static string Write(string folder, KeptHead kept)
    {
        var path = Path.Combine(folder, $"{kept.Signed.Head.District}-{kept.Day:yyyy-MM-dd}.json");
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(folder);
            var draft = $"{path}.{Guid.NewGuid():N}";
            File.WriteAllText(draft, JsonSerializer.Serialize(kept.Signed, Options));
            File.Move(draft, path, overwrite: true);
        }

        return path;
    }

    /// <exception cref="InvalidOperationException">It is no signed head; the message names the file.</exception>
    public static SignedHead Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<SignedHead>(
                File.ReadAllText(path), Options) is
            {
                Head: { District: not null, Hash: not null }, PublicKey: not null,
                Signature: not null
            } head
                ? head : throw new JsonException();
        }
        catch (JsonException failure)
        {
            throw new InvalidOperationException($"{path} 不是已签名的链首 (is not a signed head).", failure);
        }
    }
}
