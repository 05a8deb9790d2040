using CaseTrack.Photos;
using CaseTrack.Procedures;
using static CaseTrack.Review.ReviewStage;

namespace CaseTrack.Review;

/// <summary>行政复议程序: every act, the stages it belongs to, and its article.</summary>
public static partial class ReviewProcedure
{
    // Made when first asked for: the acts stand in several files, and nothing fixes the order of those.
    private static readonly Lazy<Procedure<ReviewApplication, ReviewStage>> Whole = new(Made);

    public static Procedure<ReviewApplication, ReviewStage> All => Whole.Value;

    private static ReviewStage[] NotVoided => [.. Enum.GetValues<ReviewStage>().Except([Voided])];

    public static readonly Act<ReviewApplication, ReviewStage> Closing =
        new("closing", "办结", "closing", "业务口径", Withdrawn, Refused, Referred, Abandoned, Decided, Mediated, Dismissed, Terminated)
        {
            To = [Closed],
        };

    public static readonly Act<ReviewApplication, ReviewStage> Archiving = new("archiving", "归档", "archiving", "行政复议案件档案管理", Closed)
    {
        To = [Archived],
        Requires = [new(x => !x.Dossier.Photos.Any(y => y.Owed), PhotoRefusals.Owed)],
    };

    public static readonly Act<ReviewApplication, ReviewStage> Reopening =
        new("reopening", "重新审理", "reopening", "行政诉讼法 §79；行政复议法(2023) §61", Decided, Mediated, Dismissed, Terminated, Closed, Archived)
        {
            To = [Adjudication],
            Requires = [new(x => x.AcceptedOn is not null, ReviewRefusals.NeverAccepted)],
        };

    public static readonly Act<ReviewApplication, ReviewStage> Corrections = new("corrections", "更正", "correction", "更正规则", NotVoided);

    public static readonly Act<ReviewApplication, ReviewStage> Voiding = new("voiding", "作废", "voiding", "更正规则", NotVoided)
    {
        To = [Voided],
    };

    public static readonly Act<ReviewApplication, ReviewStage> Restoration = new(
        "restoration", "撤销作废", "taking back of a void", "更正规则", Voided)
    {
        To = [.. NotVoided],
    };

    private static Procedure<ReviewApplication, ReviewStage> Made() => new("行政复议", "administrative review",
        GoverningLaw, PapersRequest, PapersExtension, CorrectedPapers, Abandonment, MediationBeforeAcceptance, PreAcceptanceMediationEnd,
        Withdrawal, Refusal, Referral, Acceptance, DeemedAcceptance, Conversion, Copy, Answer, MissingAnswer, Opinions, Investigations,
        Appraisal, AppraisalResult, HearingNotice, Hearing, CommitteeAdvice, Stay, StayLifting, RuleReviews, RuleReviewForwarding,
        RuleMakerNotice, RuleMakerAnswer, RuleReviewConclusion, Suspension, Resumption, Extension, Decision, MediationStatement, Dismissal,
        Termination, Service, Performance, Urging, Letters, LetterAnswers, Lawsuits, CourtHearings, Judgments, DefeatReports, Closing,
        Archiving, Reopening, Corrections, Voiding, Restoration);
}
