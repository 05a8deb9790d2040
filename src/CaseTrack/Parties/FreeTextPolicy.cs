using CaseTrack.Http;
using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Frames;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Parties;

/// <summary>Looks for personal data in the texts of every command before anything is loaded, and again, in an act upon a case, once the
/// case's own parties are known.</summary>
/// <remarks>A text is looked through unless <see cref="UncheckedTextAttribute"/> says why not. Runs after <see cref="BodyValidation"/> and
/// <see cref="EntityTags"/> have taken their places.</remarks>
public sealed class FreeTextPolicy : IHttpPolicy
{
    public void Apply(IReadOnlyList<HttpChain> chains, GenerationRules rules, IServiceContainer container)
    {
        foreach (var chain in chains.Where(x => x.HasRequestType))
        {
            if (chain.Middleware.OfType<MethodCall>().FirstOrDefault(x => x.HandlerType == typeof(EntityTags)) is { } check
                && check.Method.GetGenericArguments()[0] is var record && record.IsAssignableTo(typeof(ICaseFile)))
            {
                // After the decision, before anything is kept: nobody learns from the order of two refusals whose case it is.
                chain.Postprocessors.Insert(0, Call(nameof(FreeText.CheckActAsync), record, chain.RequestType!));
            }

            if (!UncheckedTextAttribute.IsSkipped(chain.RequestType!))
            {
                chain.Middleware.Insert(0, Call(nameof(FreeText.Require), chain.RequestType!));
                chain.Metadata.ProducesProblem(422);
            }
        }
    }

    private static MethodCall Call(string method, params Type[] types) =>
        new(typeof(FreeText), typeof(FreeText).GetMethod(method)!.MakeGenericMethod(types));
}
