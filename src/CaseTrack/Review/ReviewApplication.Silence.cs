using System.Text.Json.Serialization;
using CaseTrack.Terms;

namespace CaseTrack.Review;

/// <summary>期满的后果: what the law brings about when nobody acts, and what stands beside it when somebody acts too late.</summary>
public sealed partial record ReviewApplication
{
    public static IReadOnlyCollection<SilentEffect> SilentEffects => Enum.GetValues<SilentEffect>();

    public static IReadOnlyDictionary<string, CodeList> Traits { get; } =
        new Dictionary<string, CodeList> { [ProcedureTrait] = CodeList.Of("procedureKind") };

    [JsonIgnore]
    public bool Over => !Dossier.UnderEntry && Stage is (ReviewStage.Archived or ReviewStage.Closed or ReviewStage.Voided)
        && Lawsuits.All(x => Dossier.Has<JudgmentGiven>(x.Id));

    /// <summary>Silence: acceptance, abandonment, a missing answer, termination, a lapsed right to sue.</summary>
    public ICaseEvent? BySilence(Term term, DateOnly on) => term.Rule.Silence switch
    {
        null => null,
        SilentEffect.DeemedAcceptance =>
        ReviewProcedure.DeemedAcceptance.IsOpen(this) ? new ReviewAccepted(on, true, term.Rule.Basis,
            Procedure: ProcedureKind.Ordinary) : null,
        SilentEffect.Abandonment => ReviewProcedure.Abandonment.IsOpen(this) ? new ReviewAbandoned(on, term.Rule.Basis) : null,
        SilentEffect.AnswerOverdue => ReviewProcedure.Answer.IsOpen(this) ? new AnswerOverdue(on) : null,
        SilentEffect.Termination => Stage is ReviewStage.Suspended ? new ReviewTerminated(on, TerminationGround.SixtyDaysSuspended) : null,
        SilentEffect.Lapse => Stage is ReviewStage.Voided ? null : new TermLapsed<ReviewApplication>(on, term.Key),
        _ => throw new UnknownSilenceException(Kind, term.Rule),
    };

    /// <summary>Whether a decision can carry what is attached to it: an order needs a decision against the act; a refusal of compensation
    /// goes with any.</summary>
    public static bool HasAncillary(string? decision, IEnumerable<string> ancillary) =>
        (decision is not null && DecisionCode.WithOrders.Contains(decision)) || ancillary.All(x =>
            x == AncillaryDecision.CompensationRefused);

    /// <summary>已依法视为受理: what the office does about the intake afterwards stands beside it.</summary>
    [JsonIgnore]
    public bool IsDeemedAccepted => Deemed
        && Stage is not (ReviewStage.Voided or ReviewStage.Screening or ReviewStage.AwaitingPapers or ReviewStage.PreAcceptanceMediation);

    /// <summary>已依法视为放弃.</summary>
    [JsonIgnore]
    public bool IsDeemedAbandoned => AbandonedOn is not null
        && Stage is (ReviewStage.Abandoned or ReviewStage.Closed or ReviewStage.Archived);

    /// <summary>因中止满六十日终止.</summary>
    [JsonIgnore]
    public bool IsTerminatedBySilence => Stage is ReviewStage.Terminated
        && Dossier.Steps.LastOrDefault(x => x.Is<ReviewTerminated>())?.Tag == Clock.BySilence;

    /// <summary>Whether the law had brought about by itself what an event would have decided.</summary>
    private bool HasComeToPass(ICaseEvent happened) => happened switch
    {
        ReviewAccepted { Deemed: false } or ReviewRefused or ReviewReferred or PapersRequested => IsDeemedAccepted,
        PapersCorrected or PapersExtended => IsDeemedAbandoned,
        ReviewResumed => IsTerminatedBySilence,
        _ => false,
    };
}
