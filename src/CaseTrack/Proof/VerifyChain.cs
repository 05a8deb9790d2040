using CaseTrack.Access.Log;
using CaseTrack.Http;
using CaseTrack.Releases;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Proof;

/// <summary>核验事件链, against the heads kept and, if given, one or more exported.</summary>
[UncheckedText(UncheckedTextAttribute.Forgotten)]
public sealed record VerifyChain(IReadOnlyList<SignedHead>? Heads = null)
{
    public sealed class Validator : AbstractValidator<VerifyChain>
    {
        public Validator()
        {
            RuleFor(x => x.Heads).Must(x => x is null || x.Count <= 1000).WithErrorCode("too-many");
            RuleForEach(x => x.Heads).Must(x => x is { Head: { District: not null, Hash: not null }, PublicKey: not null, Signature: not null }).WithErrorCode("not-a-head");
        }
    }
}

public static class VerifyChainEndpoint
{
    /// <summary>核验事件链: computes it anew and names the points of difference, the first ones by name.</summary>
    [WolverinePost("/api/v1/chain-verifications"), NotRepeated]
    public static async Task<ChainVerdict> Post(VerifyChain command, HttpContext context, IQuerySession session, ChainVerification verification, EventSeals seals, SigningKey key, AccessLog log, CancellationToken token)
    {
        var verdict = await verification.RunAsync(session.TenantId, command.Heads ?? [], seals, key.Trusted, token);
        await log.RecordAsync(context, AccessAction.Verified, detail: verdict.Holds ? $"holds: {verdict.Events}" : $"{verdict.First!.Kind} at {verdict.First.Sequence}, differences: {verdict.Differences}");
        return verdict;
    }
}
