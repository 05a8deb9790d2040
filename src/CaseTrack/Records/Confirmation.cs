namespace CaseTrack.Records;

/// <summary>如实记录的确认. The breaches a person has said knowingly to have happened, by the codes of the refusals that stood in the way; and those that did.</summary>
/// <remarks>One header for every act. A decision notes here what it lets pass; what is recorded with the act comes from these notes.</remarks>
/// <param name="codes">The refusals confirmed to be known.</param>
public sealed class Confirmation(params IEnumerable<string> codes)
{
    /// <summary>The request header: one or more refusal codes, separated by commas.</summary>
    public const string Header = "Confirm-Breach";

    private readonly HashSet<string> known = [.. codes];
    private readonly List<Breach> breaches = [];

    /// <summary>The breaches of this act.</summary>
    public IReadOnlyList<Breach> Breaches => breaches;

    /// <summary>Whether the person has confirmed it; if so the breach is noted.</summary>
    public bool Accepts(Refusal refusal, Breach breach)
    {
        var accepted = known.Contains(refusal.Code);
        if (accepted)
        {
            breaches.Add(breach);
        }

        return accepted;
    }
}
