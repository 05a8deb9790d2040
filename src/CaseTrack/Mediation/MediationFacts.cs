namespace CaseTrack.Mediation;

/// <summary>人民调解的事实, each with what it says.</summary>
public static class MediationFacts
{
    private static readonly Dimension[] AtIntake = [Dimension.CommitteeKind, Dimension.Source, Dimension.DisputeType,
        Dimension.ParticipantKind, Dimension.Difficulty, Dimension.GroupSize];
    private static readonly Dimension[] Underway = [.. AtIntake, Dimension.Mediator, Dimension.Linkage];
    private static readonly Dimension[] AtOutcome = [.. Underway, Dimension.Outcome, Dimension.AgreementForm, Dimension.EndReason];

    public static readonly FactKind Registered = new("mediation.registered", AtIntake);
    public static readonly FactKind NotAccepted = new("mediation.not-accepted", [.. Underway, Dimension.NonAcceptance]);
    public static readonly FactKind TransferredIn = new("mediation.transferred-in", AtIntake);
    public static readonly FactKind TransferredOut = new("mediation.transferred-out", AtIntake);
    public static readonly FactKind Accepted = new("mediation.accepted", Underway);
    public static readonly FactKind AcceptedSettled = new("mediation.accepted-settled", Underway);
    public static readonly FactKind Confirmed = new("mediation.confirmed", AtOutcome);
    public static readonly FactKind People = new("mediation.people", Underway);
    public static readonly FactKind Linked = new("mediation.linked", [.. Underway, Dimension.LinkageLevels]);
    public static readonly FactKind Succeeded = new("mediation.succeeded", AtOutcome);
    public static readonly FactKind PerformanceDue = new("mediation.performance-due", [.. AtOutcome, Dimension.Performed]);
    public static readonly FactKind AgreedAmount = new("mediation.agreed-amount", AtOutcome);
    public static readonly FactKind Performed = new("mediation.performed", [.. AtOutcome, Dimension.AtOnce]);
    public static readonly FactKind Ended = new("mediation.ended", AtOutcome);
    public static readonly FactKind Closed = new("mediation.closed", AtOutcome);
    public static readonly FactKind Days = new("mediation.days", AtOutcome);
    public static readonly FactKind Performance = new("mediation.performance", [.. Underway, Dimension.Performance]);
    public static readonly FactKind FollowUp = new("mediation.follow-up", [.. Underway, Dimension.Performance]);
    public static readonly FactKind ConfirmationApplied = new("mediation.confirmation-applied", Underway);
    public static readonly FactKind ConfirmationDecided = new("mediation.confirmation-decided",
        [.. Underway, Dimension.ConfirmationResult]);
    public static readonly FactKind AgreementJudged = new("mediation.agreement-judged", [.. Underway, Dimension.AgreementJudgment]);
    public static readonly FactKind EscalationPrevented = new("mediation.escalation-prevented", [.. Underway, Dimension.Escalation]);
    public static readonly FactKind EscalationPreventedPeople = new("mediation.escalation-prevented-people",
        [.. Underway, Dimension.Escalation]);
    public static readonly FactKind PoliceInformed = new("mediation.police-informed", [.. Underway, Dimension.PoliceReport]);
    public static readonly FactKind ReferralAnswered = new("mediation.referral-answered", [.. Underway, Dimension.ReferralAnswer]);
}
