using CaseTrack.Hosting;

namespace CaseTrack.Figures;

/// <summary>细分维度. The closed list of what a figure can be broken down by besides unit and month.</summary>
public static class FigureDimensions
{
    public static readonly IReadOnlyList<string> All =
    [
        "committeeKind", "source", "disputeType", "linkage", "outcome", "agreementForm", "endReason", "organisationKind",
        "participantKind", "difficulty", "groupSize", "mediator", "performance", "nonAcceptance", "confirmationResult", "agreementJudgment", "escalation", "policeReport",
        "respondentKind", "respondent", "applicantKind", "subject", "field", "withdrawalReason", "decision", "deemed", "suspensionGround", "letterKind", "courtInstance",
        "courtAttendance", "reviewRoute", "applicantGroup", "ancillary", "ruleHandling", "linkageLevels", "atOnce", "supervisionManner", "term", "timeliness", "courtOutcome", "performanceState", "instrument", "target", "problemKind", "kind", "category",
    ];

    /// <exception cref="RefusedException">400 for anything else: it goes into a statement.</exception>
    public static string Known(string name) =>
        All.Contains(name) ? name : throw new RefusedException(HttpRefusals.BadFilter, 400, "/by");
}
