using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Frames;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Http;

/// <summary><c>null</c> is valid JSON, and no command: 400 before anything looks at it.</summary>
public sealed class BodyPresence : IHttpPolicy
{
    public void Apply(IReadOnlyList<HttpChain> chains, GenerationRules rules, IServiceContainer container)
    {
        foreach (var chain in chains.Where(x => x.HasRequestType))
        {
            chain.Middleware.Insert(0, new MethodCall(typeof(BodyPresence), typeof(BodyPresence).GetMethod(nameof(Require))!.MakeGenericMethod(chain.RequestType!)));
            chain.Metadata.ProducesProblem(400);
        }
    }

    /// <exception cref="RefusedException">400.</exception>
    public static void Require<T>(T? body)
    {
        if (body is null)
        {
            throw new RefusedException(HttpRefusals.Malformed, 400, "");
        }
    }
}
