using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Frames;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Http;

/// <summary>Completes the answer to what opened a record: version, number and <c>ETag</c> as they are once everything that belongs to it
/// has been added.</summary>
public sealed class Creations : IHttpPolicy
{
    public void Apply(IReadOnlyList<HttpChain> chains, GenerationRules rules, IServiceContainer container)
    {
        foreach (var chain in chains.Where(x => x.Method.Creates.Any(y => y.VariableType == typeof(Created))))
        {
            chain.Postprocessors.Insert(0, new MethodCall(typeof(Creations), nameof(Complete)));
        }
    }

    public static void Complete(Created created, HttpContext context, IDocumentSession session)
    {
        var events = session.PendingChanges.Streams().Where(x => x.Id == created.Id).SelectMany(x => x.Events).ToArray();
        created.Version = events.Length;
        created.Number = events.Select(x => (x.Data as ICaseEvent)?.Numbered?.Number).LastOrDefault(x => x is not null);
        context.Response.Headers.ETag = EntityTags.Of(created.Version);
    }
}
