using System.Text.Encodings.Web;
using System.Text.Json;
using CaseTrack.Releases;

namespace CaseTrack.Operations.Districts;

/// <summary>A part: a file of JSON lines.</summary>
/// <param name="Lines">How many it has.</param>
/// <param name="Sha256">Its digest, in hexadecimal.</param>
public sealed record DistrictPart(long Lines, string Sha256);

/// <summary>移交清单. What a folder is of; signed by the service that wrote it, so that no part and no line can be another.</summary>
/// <param name="Layout">What kind of folder this is.</param>
/// <param name="Version">The layout's version; another one is refused.</param>
/// <param name="District">区划代码.</param>
/// <param name="ExportedAt">When.</param>
/// <param name="FirstSequence">The first event.</param>
/// <param name="Sequence">The last event.</param>
/// <param name="Link">The last link of the chain, in hexadecimal.</param>
/// <param name="TransferKey">By what the transfer key is known.</param>
/// <param name="Settings">Settings that decide terms, numbers and figures, as they were.</param>
/// <param name="Parts">The parts, by their names.</param>
public sealed record DistrictManifest(
    string Layout, int Version, string District, DateTimeOffset ExportedAt, long FirstSequence, long Sequence, string? Link,
    string TransferKey, IReadOnlyDictionary<string, string> Settings, IReadOnlyDictionary<string, DistrictPart> Parts)
{
    public const string ThisLayout = "casetrack-district";

    public const int ThisVersion = 1;

    private const string Name = "manifest.json";
    private const string SignatureName = "manifest.signature.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private sealed record Signed(string Algorithm, string KeyId, string PublicKey, string Signature);

    public static string PathOf(string folder, string part) => Path.Combine(folder, $"{part}.jsonl");

    /// <summary>Writes it with its signature, and the public key beside it for the other system's settings.</summary>
    public async Task WriteAsync(string folder, SigningKey key, CancellationToken token)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(this, Options);
        await File.WriteAllBytesAsync(Path.Combine(folder, Name), bytes, token);
        await File.WriteAllTextAsync(Path.Combine(folder, SignatureName), JsonSerializer.Serialize(
            new Signed(ReleaseProof.Algorithm, key.Id, key.PublicKey, key.Sign(bytes)), Options), token);
        var keys = Directory.CreateDirectory(Path.Combine(folder, "public-keys")).FullName;
        await File.WriteAllTextAsync(Path.Combine(keys, $"{key.Id}.txt"), key.PublicKey, token);
    }

    /// <summary>Reads it and holds every part against it; nothing else has been looked at yet.</summary>
    /// <exception cref="InvalidOperationException">The folder is none of ours, of another version, not whole, changed, or signed by a key
    /// that does not count here; the message says which.</exception>
    public static async Task<DistrictManifest> ReadAsync(string folder, TrustedKeys trusted, CancellationToken token)
    {
        var bytes = await BytesAsync(folder, Name, token);
        var manifest = Of<DistrictManifest>(bytes, Name);
        if (manifest.Layout != ThisLayout || manifest.Parts is null || manifest.Settings is null || manifest.District is null)
        {
            throw new InvalidOperationException($"{Name} 不是移交清单 (is no list of a district that leaves).");
        }

        if (manifest.Version != ThisVersion)
        {
            throw new InvalidOperationException(
                $"移交格式版本为 {manifest.Version}，本程序只认 {ThisVersion} (the layout is version {manifest.Version}; this build reads "
                    + $"{ThisVersion}).");
        }

        var signed = Of<Signed>(await BytesAsync(folder, SignatureName, token), SignatureName);
        if (signed.PublicKey is null || signed.Signature is null || !SigningKey.Verify(bytes, signed.Signature, signed.PublicKey))
        {
            throw new InvalidOperationException($"{Name} 与其签名不符 (does not fit its signature).");
        }

        if (!trusted.Contains(signed.PublicKey))
        {
            throw new InvalidOperationException(
                $"移交清单由密钥 {signed.KeyId} 签名，此处不认：核对后将 public-keys 中的公钥用 Signing:FormerKeys 指明 (the list is signed with a key that "
                    + "does not count here; once its id is confirmed, name the folder public-keys with Signing:FormerKeys).");
        }

        var expected = DistrictTables.Rows.Select(x => x.Part).Concat(DistrictPeople.Parts).Append(DistrictFigures.Part).ToArray();
        if (expected.Except(manifest.Parts.Keys).Concat(manifest.Parts.Keys.Except(expected)).FirstOrDefault() is { } other)
        {
            throw new InvalidOperationException($"清单中的部分不对：{other} (the list has not the parts of this version: {other}).");
        }

        foreach (var (part, said) in manifest.Parts)
        {
            await CheckAsync(folder, part, said, token);
        }

        return manifest;
    }

    private static async Task CheckAsync(string folder, string part, DistrictPart said, CancellationToken token)
    {
        var path = PathOf(folder, part);
        if (!File.Exists(path))
        {
            throw new InvalidOperationException($"缺少部分 {part} (the part {part} is missing).");
        }

        await using var file = File.OpenRead(path);
        if (Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(file, token)) != said.Sha256)
        {
            throw new InvalidOperationException($"部分 {part} 已改变或不完整 (the part {part} is not as it was written).");
        }
    }

    private static async Task<byte[]> BytesAsync(string folder, string name, CancellationToken token)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? await File.ReadAllBytesAsync(path, token)
            : throw new InvalidOperationException($"{path} 不存在：这不是移交文件夹 (is not there: this is no folder of a district).");
    }

    private static T Of<T>(byte[] bytes, string name)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(bytes, Options) ?? throw new JsonException();
        }
        catch (JsonException failure)
        {
            throw new InvalidOperationException($"{name} 无法识别 (cannot be read).", failure);
        }
    }
}
