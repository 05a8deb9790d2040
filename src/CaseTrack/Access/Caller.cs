using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access;

/// <summary>来访者. Who asks, in which district, and what that person or machine may do. Made by authentication, again for each
/// request.</summary>
public sealed record Caller(string Name, string District, IReadOnlyList<Permit> Permits)
{
    public const string DistrictClaim = "district";

    /// <summary>The account or key, by which requests are limited.</summary>
    public const string AccountClaim = "account";

    /// <summary>The sign-in the token belongs to.</summary>
    public const string SessionClaim = "sid";

    /// <summary>What a machine's key is for.</summary>
    public const string ScopeClaim = "scope";

    public Guid? Account { get; init; }

    public Guid? Session { get; init; }

    /// <summary>姓名或岗位; the name itself for a machine.</summary>
    public string? DisplayName { get; init; }

    /// <summary>A machine with a key, and no person.</summary>
    public bool Machine { get; init; }

    /// <summary>首次登录须先修改密码: until then nothing else is allowed.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>须先设置动态口令: until then nothing else is allowed.</summary>
    public bool MustSetUpSecondFactor { get; init; }

    /// <summary>The caller of a request; null if nobody is signed in.</summary>
    public static Caller? Of(HttpContext context) => context.User.Identities.OfType<CallerIdentity>().FirstOrDefault()?.Caller;

    /// <summary>How somebody asks for their own: <c>officer=me</c>.</summary>
    public const string Self = "me";

    /// <summary>Whom a question names: whoever asks, by that word.</summary>
    public string? Named(string? asked) => asked == Self ? Name : asked;

    public bool May(Area area, bool write) => Permits.Any(x => x.Area == area && (x.Write || !write));

    /// <summary>The claims that the storage and the limits read.</summary>
    public ClaimsPrincipal Principal(string scheme, params ReadOnlySpan<Claim> more)
    {
        Claim[] claims = [new(ClaimTypes.Name, Name), new(DistrictClaim, District), new(AccountClaim, Account?.ToString() ?? Name),
            .. more];
        return new ClaimsPrincipal(new CallerIdentity(this, claims, scheme));
    }

    private sealed class CallerIdentity(Caller caller, IEnumerable<Claim> claims, string scheme) : ClaimsIdentity(claims, scheme)
    {
        public Caller Caller { get; } = caller;
    }
}
