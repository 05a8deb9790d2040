using System.Globalization;
using System.Security.Cryptography;
using CaseTrack.Releases;

namespace CaseTrack.Webhooks;

/// <summary>报文签名. HTTP Message Signatures (RFC 9421) as this service makes them, and the digest of a body (RFC 9530).</summary>
public static class MessageSignature
{
    public const string Algorithm = "ecdsa-p256-sha256";

    /// <summary>What this signature is for; a receiver that has several tells them apart by it.</summary>
    public const string Tag = "casetrack-webhook";

    /// <summary>The name of the signature in its two headers.</summary>
    public const string Label = "casetrack";

    /// <summary>The signature base: what is signed. RFC 9421 §2.5.</summary>
    /// <param name="components">Each covered component with its value.</param>
    /// <param name="parameters">The value of <c>@signature-params</c>.</param>
    public static string Base(IEnumerable<(string Name, string Value)> components, string parameters) =>
        string.Join('\n', components.Select(x => $"\"{x.Name}\": {x.Value}").Append($"\"@signature-params\": {parameters}"));

    /// <summary>The covered components by name with the parameters of the signature. RFC 9421 §2.3.</summary>
    public static string Parameters(IEnumerable<string> components, DateTimeOffset created, string keyId, string? further = null) =>
        $"({string.Join(' ', components.Select(x => $"\"{x}\""))});created="
            + created.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) + $";keyid=\"{keyId}\"{further}";

    /// <summary>Signs a message: the headers to be sent with it.</summary>
    /// <param name="address">Where it goes.</param>
    /// <param name="body">What it says.</param>
    /// <param name="contentType">What that is.</param>
    /// <param name="created">Now.</param>
    /// <param name="key">Whose word it is.</param>
    public static (string Digest, string Input, string Signature) Of(
        Uri address, byte[] body, string contentType, DateTimeOffset created, SigningKey key)
    {
        var digest = $"sha-256=:{Convert.ToBase64String(SHA256.HashData(body))}:";
        (string Name, string Value)[] covered =
        [
            ("@method", "POST"), ("@target-uri", address.AbsoluteUri), ("content-type", contentType), ("content-digest", digest),
            ("content-length", body.Length.ToString(CultureInfo.InvariantCulture)),
        ];
        var parameters = Parameters(covered.Select(x => x.Name), created, key.Id, $";alg=\"{Algorithm}\";tag=\"{Tag}\"");
        var signature = key.Sign(System.Text.Encoding.ASCII.GetBytes(Base(covered, parameters)));
        return (digest, $"{Label}={parameters}", $"{Label}=:{signature}:");
    }
}
