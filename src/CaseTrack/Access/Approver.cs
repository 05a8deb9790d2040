using CaseTrack.Access.Accounts;
using CaseTrack.Http;
using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Frames;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access;

/// <summary>批准人. An existing account of the district with the right to what is approved, and never the caller's own.</summary>
/// <param name="MayRelease">有第二人批准权: may approve what moves a released year.</param>
public sealed record Approver(bool MayRelease);

/// <summary>Asks of every approved command who approved it.</summary>
public sealed class Approvals : IHttpPolicy
{
    public void Apply(IReadOnlyList<HttpChain> chains, GenerationRules rules, IServiceContainer container)
    {
        foreach (var chain in chains.Where(x => x.RequestType?.IsAssignableTo(typeof(IApproved)) is true))
        {
            chain.Middleware.Add(
                new MethodCall(typeof(Approvals), typeof(Approvals).GetMethod(nameof(CheckAsync))!.MakeGenericMethod(chain.RequestType!)));
        }
    }

    /// <exception cref="RefusedException">422 for an approver that cannot be.</exception>
    public static async Task<Approver> CheckAsync<T>(T body, HttpContext context, IQuerySession session, CancellationToken token) where T
        : IApproved
    {
        var caller = Viewer.Of(context).Caller;
        if (caller is { Account: null, Machine: false })
        {
            // The loader acts for all people of the demonstration year; every other caller has an account.
            return new(true);
        }

        if (string.Equals(body.ApprovedBy.Trim(), caller.Name, StringComparison.OrdinalIgnoreCase))
        {
            throw new RefusedException(AccessRefusals.ApprovedByOneself, 422, "/approvedBy");
        }

        var name = body.ApprovedBy.Trim().ToUpperInvariant();
        var account = await session.Query<Account>()
            .Where(x => x.NormalizedUserName == name && x.District == caller.District && !x.Disabled).FirstOrDefaultAsync(token);
        var permits = account?.Grants.SelectMany(x => Role.Find(x.Role)?.Permits(x.Unit) ?? []).Where(x => x.Write).ToList() ?? [];
        var area = context.GetEndpoint()!.Metadata.GetMetadata<AccessRule>()!.Areas[0];
        var mayRelease = permits.Any(x => x.Area is Area.Approval);
        return mayRelease || permits.Any(x => x.Area == area) ? new(mayRelease)
            : throw new RefusedException(AccessRefusals.NotAnApprover, 422, "/approvedBy");
    }
}
