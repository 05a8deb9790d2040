using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access.SignIn;

/// <summary>本人.</summary>
public sealed record Me(
    string Name, string District, bool MustChangePassword, bool MustSetUpSecondFactor, IReadOnlyList<Permit> Permits,
    string? DisplayName = null);

public static class ReadMeEndpoint
{
    /// <summary>本人: who I am here and what I may do.</summary>
    [WolverineGet("/api/v1/me")]
    public static Me Get(HttpContext context)
    {
        var caller = Viewer.Of(context).Caller;
        return new(caller.Name, caller.District, caller.MustChangePassword, caller.MustSetUpSecondFactor, caller.Permits, caller.DisplayName);
    }
}
