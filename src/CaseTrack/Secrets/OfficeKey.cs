using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace CaseTrack.Secrets;

/// <summary>机关主密钥. What every key for secrets at rest is derived from: setting <c>Privacy:MasterKey</c> (base64, 32 bytes), or a file made
/// at first use.</summary>
/// <remarks>Whoever loses it loses every name; whoever has only the database has none.</remarks>
public sealed class OfficeKey
{
    public const string Setting = "Privacy:MasterKey";

    /// <summary>The former key, while the key is being changed.</summary>
    public const string PreviousSetting = "Privacy:PreviousMasterKey";

    private readonly byte[] master;

    private OfficeKey(string text, string setting)
    {
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length) || length < 32)
        {
            throw new InvalidOperationException($"{setting} 应为至少 32 字节的 base64 (is not base64 of at least 32 bytes).");
        }

        master = bytes[..length];
    }

    /// <exception cref="InvalidOperationException">It is too short, or no base64.</exception>
    public static OfficeKey Load(IConfiguration configuration) => new(
        SecretFile.Read(configuration, Setting, "master-key", () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))).Trim(),
        Setting);

    /// <summary>The former key; it is never made, only named.</summary>
    /// <exception cref="InvalidOperationException">Nothing names it.</exception>
    public static OfficeKey LoadPrevious(IConfiguration configuration) =>
        configuration[PreviousSetting] is { Length: > 0 } given ? new(given.Trim(), PreviousSetting)
        : configuration[PreviousSetting + "File"] is { Length: > 0 } file ? new(File.ReadAllText(file).Trim(), PreviousSetting)
        : throw new InvalidOperationException($"{PreviousSetting} 或 {PreviousSetting}File 未设置 (neither is set).");

    /// <summary>移交密钥: wraps what leaves for another system, whose office key takes its place there.</summary>
    /// <exception cref="InvalidOperationException">It is too short, or no base64.</exception>
    public static OfficeKey Transfer(string path) => new(File.ReadAllText(path).Trim(), path);

    /// <summary>A key for one purpose, 32 bytes.</summary>
    public byte[] For(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, info: Encoding.UTF8.GetBytes(purpose));
}
