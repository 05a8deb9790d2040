namespace CaseTrack.Access.SignIn;

/// <summary>统一身份认证. The office's own identity provider, section <c>Oidc</c>. It says who somebody is; what that person may do is granted here.</summary>
public sealed class OidcOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Oidc";

    /// <summary>Address of the provider; without it there are only local accounts.</summary>
    public string? Authority { get; set; }

    /// <summary>The audience its tokens are made out to.</summary>
    public string Audience { get; set; } = "casetrack";

    /// <summary>The claim that names the person, as in an account's <c>externalName</c>.</summary>
    public string NameClaim { get; set; } = "sub";

    /// <summary>Keys as JWKS, for a provider that cannot be asked from here; otherwise they are fetched from it.</summary>
    public string? Keys { get; set; }

    /// <summary>认证强度: values of <c>acr</c> that are strong enough; any, where none is named. OpenID Connect Core §2.</summary>
    public IList<string> Acr { get; init; } = [];

    /// <summary>How long ago the person may have shown who he is (<c>auth_time</c>), in minutes; as long as the token is good, where it is not set.</summary>
    public int? MaxAgeMinutes { get; set; }

    /// <summary>Whether a token says of its person what the office asks for.</summary>
    /// <param name="acr">Its <c>acr</c>.</param>
    /// <param name="authTime">Its <c>auth_time</c>, seconds since 1970.</param>
    /// <param name="now">Now.</param>
    public bool IsStrongEnough(string? acr, string? authTime, DateTimeOffset now) =>
        (Acr.Count == 0 || (acr is not null && Acr.Contains(acr)))
        && (MaxAgeMinutes is not { } minutes || (long.TryParse(authTime, System.Globalization.CultureInfo.InvariantCulture, out var at) && now.ToUnixTimeSeconds() - at <= minutes * 60L));

    /// <summary>Issuer in its tokens, if it is not the address.</summary>
    public string? Issuer { get; set; }
}
