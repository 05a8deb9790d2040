using CaseTrack.Terms;

namespace CaseTrack.Review;

// 期满的后果, and what rules on time limits may ask.
public sealed partial record ReviewApplication
{
    public static IReadOnlyCollection<SilentEffect> SilentEffects => Enum.GetValues<SilentEffect>();

    public static IReadOnlyDictionary<string, CodeList> Traits { get; } = new Dictionary<string, CodeList> { [ProcedureTrait] = CodeList.Of("procedureKind") };

    /// <summary>Silence: acceptance, abandonment, a missing answer, termination, a lapsed right to sue.</summary>
    public ICaseEvent? BySilence(Term term, DateOnly on) => term.Rule.Silence switch
    {
        null => null,
        SilentEffect.DeemedAcceptance => ReviewProcedure.DeemedAcceptance.IsOpen(this) ? new ReviewAccepted(on, true, term.Rule.Basis, Procedure: ProcedureKind.Ordinary) : null,
        SilentEffect.Abandonment => ReviewProcedure.Abandonment.IsOpen(this) ? new ReviewAbandoned(on, term.Rule.Basis) : null,
        SilentEffect.AnswerOverdue => ReviewProcedure.Answer.IsOpen(this) ? new AnswerOverdue(on) : null,
        SilentEffect.Termination => Stage is ReviewStage.Suspended ? new ReviewTerminated(on, TerminationGround.SixtyDaysSuspended) : null,
        SilentEffect.Lapse => Stage is ReviewStage.Voided ? null : new TermLapsed<ReviewApplication>(on, term.Key),
        _ => throw new UnknownSilenceException(Kind, term.Rule),
    };
}
