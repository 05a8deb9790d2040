using CaseTrack.Access.Pages;
using CaseTrack.Organisations;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access.SignIn;

/// <summary>本人.</summary>
/// <param name="DisplayName">姓名, of a person's account.</param>
/// <param name="Units">所属机构 and their names today; empty where the rights are those of the whole district.</param>
/// <param name="SignInEndsAt">登录到期时刻: when it ends by itself, unless it is used before; absent for a key.</param>
public sealed record Me(
    string Name, string District, bool MustChangePassword, bool MustSetUpSecondFactor, IReadOnlyList<Permit> Permits,
    string? DisplayName = null, IReadOnlyList<OwnUnit>? Units = null,
    DateTimeOffset? SignInEndsAt = null);

/// <summary>所属机构.</summary>
public sealed record OwnUnit(string Code, string? Name);

public static class ReadMeEndpoint
{
    /// <summary>本人: who I am here and what I may do.</summary>
    [WolverineGet("/api/v1/me")]
    public static async Task<Me> Get(
        HttpContext context, IQuerySession session, SignIns signIns, TimeProvider clock, CancellationToken token)
    {
        var caller = Viewer.Of(context).Caller;
        string[] codes = [.. caller.Permits.Select(x => x.Unit).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        var known = codes.Length == 0 ? [] : (await session.OrganisationsAsync(token)).Where(x => codes.Contains(x.Code)).ToList();
        var today = Today.Of(clock).Date;
        return new(caller.Name, caller.District, caller.MustChangePassword, caller.MustSetUpSecondFactor, caller.Permits,
            caller.DisplayName, [.. codes.Select(x => new OwnUnit(x, known.FirstOrDefault(y => y.Code == x)?.NameOn(today)))],
            // Whoever comes by a page has just been looked up; the page asks this each time.
            PageSession.Left(context) is { } left ? clock.GetUtcNow() + left : await signIns.UntilAsync(caller.Session, token));
    }
}
