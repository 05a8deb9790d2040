namespace CaseTrack.Access.SignIn;

/// <summary>统一身份认证. The office's own identity provider, section <c>Oidc</c>. It says who somebody is; what that person may do is granted here.</summary>
public sealed class OidcOptions
{
    /// <summary>Address of the provider; without it there are only local accounts.</summary>
    public string? Authority { get; set; }

    /// <summary>The audience its tokens are made out to.</summary>
    public string Audience { get; set; } = "casetrack";

    /// <summary>The claim that names the person, as in an account's <c>externalName</c>.</summary>
    public string NameClaim { get; set; } = "sub";

    /// <summary>Keys as JWKS, for a provider that cannot be asked from here; otherwise they are fetched from it.</summary>
    public string? Keys { get; set; }

    /// <summary>Issuer in its tokens, if it is not the address.</summary>
    public string? Issuer { get; set; }
}
