using JasperFx;
using JasperFx.CodeGeneration;

namespace CaseTrack.Hosting;

/// <summary><c>Idempotency-Key</c> on every POST: a repeat gets the first answer and has no second effect.</summary>
public sealed class SafeRetries : IHttpPolicy
{
    private static readonly DeduplicatedWithResponseAttribute Once =
        new(DeduplicationScope.User | DeduplicationScope.Endpoint) { ClaimInTransaction = true, Required = false };

    public void Apply(IReadOnlyList<HttpChain> chains, GenerationRules rules, IServiceContainer container)
    {
        foreach (var chain in chains.Where(x => x.HttpMethods.Contains("POST") && !x.Method.Method.IsDefined(typeof(NotRepeatedAttribute), false)))
        {
            Once.Modify(chain, rules);
        }
    }
}
