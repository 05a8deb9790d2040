using CaseTrack.Access.Log;
using CaseTrack.Http;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access.SignIn;

/// <summary>已退出.</summary>
public sealed record SignedOut(bool Ended);

public static class SignOutEndpoint
{
    /// <summary>退出: the sign-in and all its tokens end.</summary>
    [WolverinePost("/api/v1/sign-outs"), NotRepeated]
    public static async Task<SignedOut> Post(HttpContext context, SignIns signIns, AccessLog log)
    {
        if (Caller.Of(context)?.Session is not { } session)
        {
            return new(false);
        }

        await signIns.EndAsync(session, context.RequestAborted);
        await log.RecordAsync(context, AccessAction.SignedOut);
        return new(true);
    }
}
