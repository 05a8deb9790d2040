namespace CaseTrack.Review;

/// <summary>行政复议的事实, each with what it says.</summary>
public static class ReviewFacts
{
    private static readonly Dimension[] AtReceipt = [Dimension.RespondentKind, Dimension.Respondent, Dimension.Subject, Dimension.Field,
        Dimension.ApplicantKind, Dimension.ReviewRoute, Dimension.ApplicantGroup];
    private static readonly Dimension[] OnceConcluded = [.. AtReceipt, Dimension.Decision];
    private static readonly Dimension[] OfLawsuits = [.. OnceConcluded, Dimension.CourtInstance, Dimension.Standing];

    public static readonly FactKind DecidedSued = new("review.decided-sued", OnceConcluded);
    public static readonly FactKind LetterIssuedAnswered = new("review.letter-issued-answered", [.. OnceConcluded, Dimension.LetterKind]);
    public static readonly FactKind Received = new("review.received", [.. AtReceipt, Dimension.Outcome]);
    public static readonly FactKind Applicants = new("review.applicants", AtReceipt);
    public static readonly FactKind Accepted = new("review.accepted", [.. AtReceipt, Dimension.Deemed]);
    public static readonly FactKind Withdrawn = new("review.withdrawn", [.. AtReceipt, Dimension.WithdrawalReason]);
    public static readonly FactKind Refused = new("review.refused", AtReceipt);
    public static readonly FactKind Abandoned = new("review.abandoned", AtReceipt);
    public static readonly FactKind Referred = new("review.referred", AtReceipt);
    public static readonly FactKind Decided = new("review.decided", OnceConcluded);
    public static readonly FactKind Redecided = new("review.redecided", OnceConcluded);
    public static readonly FactKind Days = new("review.days", OnceConcluded);
    public static readonly FactKind Ancillary = new("review.ancillary", [.. OnceConcluded, Dimension.Ancillary]);
    public static readonly FactKind Suspended = new("review.suspended", [.. AtReceipt, Dimension.SuspensionGround]);
    public static readonly FactKind HearingHeld = new("review.hearing-held", AtReceipt);
    public static readonly FactKind RuleReview = new("review.rule-review", [.. AtReceipt, Dimension.RuleHandling]);
    public static readonly FactKind LetterIssued = new("review.letter-issued", [.. OnceConcluded, Dimension.LetterKind]);
    public static readonly FactKind LetterAnswered = new("review.letter-answered", [.. OnceConcluded, Dimension.LetterKind]);
    public static readonly FactKind LawsuitFiled = new("review.lawsuit-filed", OfLawsuits);
    public static readonly FactKind CourtHearingHeld = new("review.court-hearing-held", [.. OfLawsuits, Dimension.CourtAttendance]);
    public static readonly FactKind JudgmentGiven = new("review.judgment-given", [.. OfLawsuits, Dimension.CourtOutcome]);
    public static readonly FactKind DefeatReported = new("review.defeat-reported", OfLawsuits);
    public static readonly FactKind Performed = new("review.performed", [.. OnceConcluded, Dimension.PerformanceState]);
    public static readonly FactKind Closed = new("review.closed", OnceConcluded);
}
