namespace CaseTrack.Terms;

/// <summary>期限规则代码: the rules of <c>terms.json</c> that code asks about.</summary>
public static class TermCode
{
    public const string ReviewScreening = "review.screening";
    public const string ReviewPapers = "review.papers";
    public const string ReviewAnswer = "review.answer";
    public const string ReviewAdjudication = "review.adjudication";
    public const string ReviewHearingNotice = "review.hearing-notice";
    public const string ReviewSuspension = "review.suspension";
    public const string MediationTerm = "mediation.term";
    public const string MediationConfirmation = "mediation.confirmation";
    public const string SupervisionHandling = "supervision.handling";
    public const string SupervisionCorrection = "supervision.correction";
    public const string SupervisionHandOverAnswer = "supervision.hand-over-answer";
    public const string SupervisionReexaminationWindow = "supervision.reexamination-window";
}
