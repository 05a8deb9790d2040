using CaseTrack.Http;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access.Drafts;

/// <summary>草稿的主人. People alone have drafts.</summary>
public static class DraftOwner
{
    /// <exception cref="RefusedException">403 for a machine.</exception>
    public static Guid Of(HttpContext context) => Viewer.Of(context).Caller is { Machine: false, Account: { } account } ? account
        : throw new RefusedException(HttpRefusals.Denied, 403);
}
