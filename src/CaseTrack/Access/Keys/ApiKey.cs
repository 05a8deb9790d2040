using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace CaseTrack.Access.Keys;

/// <summary>密钥. A machine that calls the service, with scopes of its own and an end.</summary>
public sealed record ApiKey
{
    /// <summary>What a key begins with, so that it is recognised in a leak.</summary>
    public const string Prefix = "ctk_";

    /// <summary>The scope that gives a lane of its own to those who bring many records.</summary>
    public const string Import = "import";

    /// <summary>What keeps two keys of a district apart in events.</summary>
    public const string NameIndex = "ux_api_key_name";

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Name { get; init; }

    /// <summary>区划代码.</summary>
    public required string District { get; init; }

    /// <summary><c>figures:read</c>, <c>mediation:write</c>, <c>import</c>.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>机构代码; absent for the whole district.</summary>
    public string? Unit { get; init; }

    /// <summary>SHA-256 of the key: 256 random bits need no slow hash.</summary>
    public required string Hash { get; init; }

    public required string CreatedBy { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>The second person, where one is needed.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>Whether it opens what its issuer may not do himself; absent from keys of before, of which the list of scopes
    /// decides.</summary>
    public bool? BeyondIssuer { get; init; }

    /// <summary>Whether it still waits for a second person.</summary>
    [JsonIgnore]
    public bool IsWaiting => ApprovedBy is null && (NeedsApproval(Scopes) || BeyondIssuer == true);

    public bool IsGood(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt && !IsWaiting;

    /// <summary>Areas that may be given alone, by whoever has them himself: numbers, and what is an administrator's own. Cases, and what
    /// lists cases, always take a second person.</summary>
    public static readonly Area[] GivenAlone = [Area.Figures, Area.Reports, Area.Organisations, Area.Calendar, Area.Proof];

    /// <summary>Whether a second person must approve a key of these scopes.</summary>
    public static bool NeedsApproval(IEnumerable<string> scopes) =>
        scopes.Any(x => PermitOf(x, null) is { } permit && !GivenAlone.Contains(permit.Area));

    /// <summary>Whether scopes permit what somebody may not do himself.</summary>
    public static bool IsBeyond(IEnumerable<string> scopes, string? unit, Caller issuer) =>
        scopes.Select(x => PermitOf(x, unit)).OfType<Permit>()
            .Any(x => !issuer.Permits.Any(y => y.Area == x.Area && (y.Write || !x.Write) && (y.Unit is null || y.Unit == x.Unit)));

    /// <summary>Areas that no machine is given.</summary>
    public static readonly Area[] Withheld = [Area.Accounts, Area.Approval, Area.Privacy, Area.AccessLog];

    /// <summary>What a scope permits; null for a scope there is not.</summary>
    public static Permit? PermitOf(string scope, string? unit) =>
        scope.Split(':') is [var area, "read" or "write"] parts
            && Enum.GetValues<Area>().FirstOrDefault(x => Wire.Name(x) == area) is var found && found != 0 && !Withheld.Contains(found)
            ? new Permit(found, parts[1] == "write", unit) : null;

    public Caller Caller() =>
        new($"key:{Name}", District, [.. Scopes.Select(x => PermitOf(x, Unit)).OfType<Permit>()]) { Account = Id, Machine = true };

    public static (string Key, string Hash) NewKey(Guid id)
    {
        var key = $"{Prefix}{id:N}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}";
        return (key, HashOf(key));
    }

    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>The key's id, which it carries in the open.</summary>
    public static Guid? IdOf(string key) => key.Length == Prefix.Length + 97
        && Guid.TryParseExact(key.AsSpan(Prefix.Length, 32), "N", out var id) ? id : null;
}
