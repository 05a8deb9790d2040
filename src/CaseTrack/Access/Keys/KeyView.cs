namespace CaseTrack.Access.Keys;

/// <summary>密钥，不含密文.</summary>
/// <param name="Waiting">待第二人批准; until then it opens nothing.</param>
/// <param name="Key">Shown once.</param>
public sealed record KeyView(
    Guid Id, string Name, IReadOnlyList<string> Scopes, string? Unit, string CreatedBy, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, bool Waiting,
    string? ApprovedBy, string? Key = null)
{
    public static KeyView Of(ApiKey x) => new(x.Id, x.Name, x.Scopes, x.Unit, x.CreatedBy, x.ExpiresAt, x.RevokedAt, x.IsWaiting, x.ApprovedBy);
}
