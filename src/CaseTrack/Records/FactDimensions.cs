namespace CaseTrack.Records;

/// <summary>事实的维度: what each kind of fact says besides its unit and its day. A figure can be broken down by what all its facts say.</summary>
public static class FactDimensions
{
    private static readonly string[] Mediation = ["committeeKind", "source", "disputeType", "participantKind", "difficulty", "groupSize"];
    private static readonly string[] UnderMediation = [.. Mediation, "mediator", "linkage"];
    private static readonly string[] Outcome = [.. UnderMediation, "outcome", "agreementForm", "endReason"];
    private static readonly string[] Review = ["respondentKind", "respondent", "subject", "field", "applicantKind", "reviewRoute", "applicantGroup"];
    private static readonly string[] Concluded = [.. Review, "decision"];
    private static readonly string[] Lawsuit = [.. Concluded, "courtInstance", "standing"];
    private static readonly string[] Supervision = ["source", "field", "supervisionManner"];
    private static readonly string[] AgainstOrgan = ["respondentKind", "subject", "field", "courtInstance"];
    private static readonly string[] Organisation = ["organisationKind", "committeeKind"];
    private static readonly string[] Term = ["kind", "term", "timeliness"];
    private static readonly string[] Breach = ["kind", "breachPhase", "breachRule", "dutyOf"];
    private static readonly string[] Ledger = ["category"];

    private static readonly Dictionary<string, string[]> ByFact = new()
    {
        ["matter.opened"] = ["kind"],
        ["mediation.registered"] = Mediation,
        ["mediation.not-accepted"] = [.. UnderMediation, "nonAcceptance"],
        ["mediation.transferred-in"] = Mediation,
        ["mediation.transferred-out"] = Mediation,
        ["mediation.accepted"] = UnderMediation,
        ["mediation.accepted-settled"] = UnderMediation,
        ["mediation.confirmed"] = Outcome,
        ["review.decided-sued"] = Concluded,
        ["review.letter-issued-answered"] = [.. Concluded, "letterKind"],
        ["supervision.problem-found-solved"] = [.. Supervision, "problemKind"],
        ["mediation.people"] = UnderMediation,
        ["mediation.linked"] = [.. UnderMediation, "linkageLevels"],
        ["mediation.succeeded"] = Outcome,
        ["mediation.performance-due"] = [.. Outcome, "performed"],
        ["mediation.agreed-amount"] = Outcome,
        ["mediation.performed"] = [.. Outcome, "atOnce"],
        ["mediation.ended"] = Outcome,
        ["mediation.closed"] = Outcome,
        ["mediation.days"] = Outcome,
        ["mediation.performance"] = [.. UnderMediation, "performance"],
        ["mediation.follow-up"] = [.. UnderMediation, "performance"],
        ["mediation.confirmation-applied"] = UnderMediation,
        ["mediation.confirmation-decided"] = [.. UnderMediation, "confirmationResult"],
        ["mediation.agreement-judged"] = [.. UnderMediation, "agreementJudgment"],
        ["mediation.escalation-prevented"] = [.. UnderMediation, "escalation"],
        ["mediation.escalation-prevented-people"] = [.. UnderMediation, "escalation"],
        ["mediation.police-informed"] = [.. UnderMediation, "policeReport"],
        ["mediation.referral-answered"] = [.. UnderMediation, "referralAnswer"],
        ["review.received"] = [.. Review, "outcome"],
        ["review.applicants"] = Review,
        ["review.accepted"] = [.. Review, "deemed"],
        ["review.withdrawn"] = [.. Review, "withdrawalReason"],
        ["review.refused"] = Review,
        ["review.abandoned"] = Review,
        ["review.referred"] = Review,
        ["review.decided"] = Concluded,
        ["review.redecided"] = Concluded,
        ["review.days"] = Concluded,
        ["review.ancillary"] = [.. Concluded, "ancillary"],
        ["review.suspended"] = [.. Review, "suspensionGround"],
        ["review.hearing-held"] = Review,
        ["review.rule-review"] = [.. Review, "ruleHandling"],
        ["review.letter-issued"] = [.. Concluded, "letterKind"],
        ["review.letter-answered"] = [.. Concluded, "letterKind"],
        ["review.lawsuit-filed"] = Lawsuit,
        ["review.court-hearing-held"] = [.. Lawsuit, "courtAttendance"],
        ["review.judgment-given"] = [.. Lawsuit, "courtOutcome"],
        ["review.defeat-reported"] = Lawsuit,
        ["review.performed"] = [.. Concluded, "performanceState"],
        ["review.closed"] = Concluded,
        ["supervision.lead"] = Supervision,
        ["supervision.opened"] = [.. Supervision, "outcome"],
        ["supervision.instrument-issued"] = [.. Supervision, "instrument"],
        ["supervision.rectified"] = Supervision,
        ["supervision.handed-over"] = [.. Supervision, "target"],
        ["supervision.not-established"] = [.. Supervision, "opened"],
        ["supervision.withdrawn"] = [.. Supervision, "opened"],
        ["supervision.problem-found"] = [.. Supervision, "problemKind"],
        ["supervision.problem-solved"] = [.. Supervision, "problemKind"],
        ["supervision.interview"] = Supervision,
        ["supervision.circular"] = Supervision,
        ["supervision.sanction-proposed"] = Supervision,
        ["supervision.closed"] = [.. Supervision, "opened"],
        ["lawsuit.received"] = AgainstOrgan,
        ["lawsuit.heard"] = [.. AgainstOrgan, "courtAttendance"],
        ["lawsuit.judged"] = [.. AgainstOrgan, "courtOutcome"],
        ["lawsuit.defeat-reported"] = [.. AgainstOrgan, "courtOutcome"],
        ["lawsuit.performed"] = [.. AgainstOrgan, "courtOutcome"],
        ["lawsuit.advice-received"] = [.. AgainstOrgan, "adviser"],
        ["lawsuit.advice-answered"] = [.. AgainstOrgan, "adviser"],
        ["organisation.established"] = Organisation,
        ["organisation.dissolved"] = Organisation,
        ["term.ended"] = Term,
        ["term.days"] = Term,
        ["breach"] = [.. Breach, "breach", "timeliness"],
        ["breach.days"] = [.. Breach, "breach", "timeliness"],
        ["duty.unknown"] = Breach,
    };

    /// <summary>Whether a fact says something, where it is known.</summary>
    public static bool Has(string fact, string dimension) => Of(fact).Contains(dimension);

    /// <summary>What a fact says, where it is known.</summary>
    public static IReadOnlyList<string> Of(string fact) => fact.StartsWith("ledger.", StringComparison.Ordinal) ? Ledger : ByFact[fact];
}
