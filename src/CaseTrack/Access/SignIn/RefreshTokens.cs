using CaseTrack.Access.Log;
using CaseTrack.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access.SignIn;

/// <summary>延续登录.</summary>
/// <param name="RefreshToken">The last one received; each is good once.</param>
[UncheckedText(UncheckedTextAttribute.Secret)]
public sealed record RefreshTokens(string RefreshToken)
{
    public sealed class Validator : AbstractValidator<RefreshTokens>
    {
        public Validator() => RuleFor(x => x.RefreshToken).NotEmpty().MaximumLength(200);
    }

    /// <summary>Without the token, wherever it is printed.</summary>
    public override string ToString() => nameof(RefreshTokens);
}

public static class RefreshTokensEndpoint
{
    /// <summary>延续登录: the next pair of tokens. A token used again within half a minute gets the same refresh
    /// token, for its answer may have been lost; used later it ends the sign-in.</summary>
    [WolverinePost("/api/v1/token-refreshes"), AllowAnonymous, NotTenanted, NotRepeated]
    public static async Task<SignedIn> Post(RefreshTokens command, HttpContext context, SignIns signIns, AccessLog log)
    {
        var (signedIn, account, reused) = await signIns.RefreshAsync(command.RefreshToken, context.RequestAborted);
        if (reused)
        {
            await log.RecordAsync(
                context, AccessAction.RefreshTokenReused, actor: account!.UserName, district: account.District, outcome: 401);
        }

        return signedIn ?? throw new RefusedException(AccessRefusals.RefreshFailed, 401);
    }
}
