using CaseTrack.Access.Log;
using CaseTrack.Figures;
using CaseTrack.Hosting;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Releases;

/// <summary>导出的发布. What an outsider keeps: content, who approved it, signature, public key.</summary>
public sealed record ExportedRelease(Guid Id, ReleaseContent Content, string ApprovedBy, DateTimeOffset ApprovedAt, string Algorithm, string KeyId, string PublicKey, string Signature);

/// <summary>核验结果.</summary>
/// <param name="SignatureHolds">The signature fits the content and the public key in the file.</param>
/// <param name="KeyIsOurs">That public key is this service's, or was.</param>
/// <param name="Recomputes">The figures come out bit for bit the same from the ledger.</param>
/// <param name="Differences">Figures that do not, or whose definition has another version now.</param>
public sealed record ReleaseVerdict(bool SignatureHolds, bool KeyIsOurs, bool Recomputes, IReadOnlyList<string> Differences)
{
    public bool Holds => SignatureHolds && KeyIsOurs && Recomputes;
}

/// <summary>核验. Checks a release from its exported file against the database.</summary>
public static class ReleaseProof
{
    public const string Algorithm = "ECDSA P-256, SHA-256";

    public static async Task<ReleaseVerdict> CheckAsync(ExportedRelease exported, IQuerySession session, SigningKey key, CancellationToken token)
    {
        var content = exported.Content;
        var signature = SigningKey.Verify(Freezing.Bytes(content), exported.Signature, exported.PublicKey);
        if (content.District != session.TenantId)
        {
            return new(signature, key.Trusted.Contains(exported.PublicKey), false, ["district"]);
        }

        await using var reader = await FigureReader.OpenAsync(session, token);
        var scope = new FigureScope(content.District, content.From, content.To, content.HappenedBy, content.KnownAt, null, content.Sequence);
        var now = (await Freezing.FiguresAsync(reader, scope, token)).ToDictionary(x => x.Code);
        string[] differences = [.. content.Figures.Where(x => now.GetValueOrDefault(x.Code) != x).Select(x => x.Code)];
        return new(signature, key.Trusted.Contains(exported.PublicKey), differences.Length == 0, differences);
    }
}

public static class ExportReleaseEndpoint
{
    /// <summary>导出发布: a file that can be checked without trusting the service.</summary>
    [WolverineGet("/api/v1/releases/{id}/export")]
    public static async Task<ExportedRelease> Get(Guid id, HttpContext context, IQuerySession session, SigningKey key, AccessLog log, CancellationToken token)
    {
        if (await session.LoadAsync<Release>(id, token) is not { Signature: { } signature } release)
        {
            throw new RefusedException(HttpRefusals.NotFound, 404);
        }

        await log.RecordAsync(context, AccessAction.Exported, Release.Kind, id);
        return new(id, release.Content, release.ApprovedBy!, release.ApprovedAt!.Value, ReleaseProof.Algorithm, release.KeyId!, key.Trusted.Find(release.KeyId!) ?? key.PublicKey, signature);
    }
}

/// <summary>核验一份导出的发布.</summary>
public sealed record VerifyRelease(ExportedRelease Release)
{
    public sealed class Validator : AbstractValidator<VerifyRelease>
    {
        public Validator()
        {
            RuleFor(x => x.Release).NotNull();
            RuleFor(x => x.Release.Content).NotNull().When(x => x.Release is not null);
            RuleFor(x => x.Release.Content.Figures).NotNull().When(x => x.Release?.Content is not null);
            RuleFor(x => x.Release.Signature).NotEmpty().MaximumLength(1000).When(x => x.Release is not null);
            RuleFor(x => x.Release.PublicKey).NotEmpty().MaximumLength(1000).When(x => x.Release is not null);
        }
    }
}

public static class VerifyReleaseEndpoint
{
    /// <summary>核验: signature, key, and the figures computed anew.</summary>
    [WolverinePost("/api/v1/release-verifications")]
    public static Task<ReleaseVerdict> Post(VerifyRelease command, IQuerySession session, SigningKey key, CancellationToken token) =>
        ReleaseProof.CheckAsync(command.Release, session, key, token);
}
