using JasperFx;
using JasperFx.CodeGeneration;

namespace CaseTrack.Http;

/// <summary><c>Idempotency-Key</c> on every POST: for thirty days a repeat gets the first answer and has no second effect.</summary>
/// <remarks>An answer belongs to the district and the name it was given to: names of accounts are unique everywhere, those of keys within
/// their district.</remarks>
public sealed class SafeRetries : IHttpPolicy
{
    private static readonly DeduplicatedWithResponseAttribute Once =
        new(DeduplicationScope.Tenant | DeduplicationScope.User | DeduplicationScope.Endpoint)
        {
            ClaimInTransaction = true,
            Required = false
        };

    public void Apply(IReadOnlyList<HttpChain> chains, GenerationRules rules, IServiceContainer container)
    {
        foreach (var chain in chains.Where(
            x => x.HttpMethods.Contains("POST") && !x.Method.Method.IsDefined(typeof(NotRepeatedAttribute), false)))
        {
            Once.Modify(chain, rules);
        }
    }
}
