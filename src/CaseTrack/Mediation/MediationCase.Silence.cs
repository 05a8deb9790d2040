using System.Text.Json.Serialization;
using CaseTrack.Terms;

namespace CaseTrack.Mediation;

/// <content>期满的后果, and what rules on time limits may ask.</content>
public sealed partial record MediationCase
{
    public static IReadOnlyCollection<SilentEffect> SilentEffects => [SilentEffect.Lapse];

    public static IReadOnlyDictionary<string, CodeList> Traits { get; } = new Dictionary<string, CodeList>
    {
        [TrackTrait] = CodeList.Of("mediationTrack"),
        [DisputeTypeTrait] = CodeList.DisputeTypes,
    };

    [JsonIgnore]
    public bool Over => !Dossier.UnderEntry && Stage is (MediationStage.Archived or MediationStage.Closed or MediationStage.NotAccepted
        or MediationStage.ReferredOut or MediationStage.Merged or MediationStage.Voided);

    /// <summary>Silence: the lapse of the thirty days for judicial confirmation.</summary>
    public ICaseEvent? BySilence(Term term, DateOnly on) => term.Rule.Silence switch
    {
        null => null,
        SilentEffect.Lapse => Timeline.Steps.Count > 0 ? new TermLapsed<MediationCase>(on, term.Key) : null,
        _ => throw new UnknownSilenceException(Kind, term.Rule),
    };
}
