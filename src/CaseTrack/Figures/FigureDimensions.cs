namespace CaseTrack.Figures;

/// <summary>细分维度. The closed list of what a figure can be broken down by besides unit and month.</summary>
public static class FigureDimensions
{
    public static readonly IReadOnlyList<string> All =
    [
        "committeeKind", "source", "disputeType", "linkage", "outcome", "agreementForm", "endReason", "organisationKind",
        "participantKind", "difficulty", "groupSize", "mediator", "performance", "performed", "nonAcceptance", "confirmationResult", "agreementJudgment", "escalation", "policeReport", "referralAnswer",
        "respondentKind", "respondent", "applicantKind", "subject", "field", "withdrawalReason", "decision", "deemed", "suspensionGround", "letterKind", "courtInstance",
        "standing", "courtAttendance", "reviewRoute", "applicantGroup", "ancillary", "ruleHandling", "linkageLevels", "atOnce", "supervisionManner", "term", "timeliness", "courtOutcome", "adviser", "performanceState", "instrument", "target", "problemKind", "kind", "category", "breach", "breachPhase", "breachRule", "dutyOf",
    ];

    /// <summary>The figure asked for has facts that do not say it.</summary>
    public static readonly Refusal NotOfThisFigure = new("not-a-dimension-of-the-figure",
        "该指标不能按这一维度细分；可用的维度见指标目录的 dimensions", "This figure cannot be broken down by that; the catalogue lists its dimensions");
}
