using CaseTrack.Http;
using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Frames;

namespace CaseTrack.Parties;

/// <summary>姓名提示. Texts that surely name somebody are recorded, and the answer says where: whoever typed it may take it back while it is
/// fresh.</summary>
/// <remarks>Judged by the text alone: what a ledger entry is told of its words tells nobody who is a party to a case.</remarks>
public sealed class NameWarnings : IHttpPolicy
{
    public void Apply(IReadOnlyList<HttpChain> chains, GenerationRules rules, IServiceContainer container)
    {
        foreach (var chain in chains.Where(x => x.HasRequestType && !UncheckedTextAttribute.IsSkipped(x.RequestType!)))
        {
            var look = chain.Method.Creates.Any(x => x.VariableType == typeof(Recorded)) ? nameof(LookThrough)
                : chain.Method.Creates.Any(x => x.VariableType == typeof(Created)) ? nameof(LookThroughFirst) : null;
            if (look is not null)
            {
                chain.Postprocessors.Insert(
                    0, new MethodCall(typeof(NameWarnings), typeof(NameWarnings).GetMethod(look)!.MakeGenericMethod(chain.RequestType!)));
            }
        }
    }

    public static void LookThrough<T>(T body, Recorded recorded) => recorded.Warnings = With(recorded.Warnings, body);

    public static void LookThroughFirst<T>(T body, Created created) => created.Warnings = With(created.Warnings, body);

    /// <summary>Earlier texts of a case that say something of a party who joins it now.</summary>
    public static IReadOnlyList<Warning>? InEarlier(IEnumerable<(long Version, object Data)> events, KnownPerson person)
    {
        var found = events.Select(x => (x.Version, Pointer: FreeText.FindAbout(x.Data, person))).Where(x => x.Pointer is not null)
            .Select(x => Warning.Of(PartyRefusals.AlreadyInText, $"/events/{x.Version}{x.Pointer}")).ToArray();
        return found.Length == 0 ? null : found;
    }

    private static IReadOnlyList<Warning>? With<T>(IReadOnlyList<Warning>? already, T body)
    {
        var found = FreeText.Named(body).Select(x => Warning.Of(PartyRefusals.NameInText, x)).ToArray();
        return found.Length == 0 ? already : [.. already ?? [], .. found];
    }
}
