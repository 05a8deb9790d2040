using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CaseTrack.Figures;

namespace CaseTrack.Releases;

/// <summary>定格. Figures at a scope that can be asked again, and their canonical form.</summary>
public static class Freezing
{
    private static readonly JsonSerializerOptions Canonical = MakeCanonical();

    /// <summary>Every figure of the catalogue at a scope.</summary>
    public static async Task<IReadOnlyList<ReleasedFigure>> FiguresAsync(FigureReader reader, FigureScope scope, CancellationToken token)
    {
        var values = await reader.ValuesAsync(FigureCatalogue.All, scope, token);
        var frozen = new List<ReleasedFigure>(values.Count);
        foreach (var (figure, value) in FigureCatalogue.All.Zip(values))
        {
            var cases = await reader.EveryCaseAsync(figure, scope, token);
            frozen.Add(new(figure.Code, figure.DefinitionVersion, Plain(value.Value), Plain(value.Numerator), Plain(value.Denominator), cases.Count, HashOf(cases), Explaining.Words(figure, value)));
        }

        return frozen;
    }

    /// <summary>The identities at a scope, without their records.</summary>
    public static IReadOnlyList<ReleasedIdentity> Identities(IReadOnlyList<IdentityVerdict> verdicts) =>
        [.. verdicts.Select(x => new ReleasedIdentity(x.Code, Plain(x.Left), Plain(x.Right)))];

    /// <summary>The bytes that are signed: the members in their fixed order, numbers without trailing zeros, no blanks.</summary>
    public static byte[] Bytes(ReleaseEnvelope envelope) => JsonSerializer.SerializeToUtf8Bytes(envelope, Canonical);

    /// <summary>The bytes that were signed before the approval was signed with them.</summary>
    public static byte[] Bytes(ReleaseContent content) => JsonSerializer.SerializeToUtf8Bytes(content, Canonical);

    private static string HashOf(IReadOnlyList<FigureCase> cases)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in cases.Select(x => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{x.Id}:{Plain(x.Quantity)}:{Plain(x.OutOf)}\n")).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>7.00 and 7 are one number; written as 7.</summary>
    private static decimal? Plain(decimal? value) => value / 1.0000000000000000000000000000m;

    private static JsonSerializerOptions MakeCanonical()
    {
        var options = new JsonSerializerOptions();
        Wire.Apply(options);
        options.DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.Never;
        return options;
    }
}
