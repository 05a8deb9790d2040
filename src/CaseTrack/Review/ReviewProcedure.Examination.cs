using CaseTrack.Procedures;
using CaseTrack.Terms;
using static CaseTrack.Review.ReviewStage;

namespace CaseTrack.Review;

/// <content>审理.</content>
public static partial class ReviewProcedure
{
    public static readonly Act<ReviewApplication, ReviewStage> Conversion = new(
        "conversion", "简易程序转普通程序", "conversion to the ordinary procedure", "行政复议法(2023) §55", Adjudication)
    {
        Requires = [new(x => x.Procedure == ProcedureKind.Simplified, ReviewRefusals.NotSimplified)],
        After = x => x.AcceptedOn,
    };

    public static readonly Act<ReviewApplication, ReviewStage> Copy = new(
        "copy", "送达申请书副本", "copy to the respondent", "行政复议法(2017) §23；(2023) §§48, 54", Adjudication, Suspended)
    {
        Requires = [new(x => !x.Dossier.HasSince<CopySent, ReviewReopened>(), ReviewRefusals.CopyAlreadySent)],
        After = x => x.AcceptedOn,
    };

    public static readonly Act<ReviewApplication, ReviewStage> Answer =
        new("answer", "收到被申请人答复", "answer of the respondent", "行政复议法(2017) §23；(2023) §§48, 54", Adjudication, Suspended)
        {
            Listed = [new(x => !x.Dossier.HasSince<AnswerReceived, CopySent>(), Once.Recorded)],
            Requires = [new(x => x.Dossier.Has<CopySent>(), ReviewRefusals.NoCopyYet)],
            After = x => x.Dossier.DayOf<CopySent>(),
        };

    public static readonly Act<ReviewApplication, ReviewStage> MissingAnswer =
        new("missing-answer", "被申请人逾期未答复", "missing answer of the respondent", "行政复议法(2017) §28；(2023) §70", Adjudication, Suspended)
        {
            Moment = new((x, rulebook, today) => rulebook.Latest(x, TermCode.ReviewAnswer) is { End: null, DueOn: { } due }
                && today.Date > due, ReviewRefusals.AnswerStillInTime),
            Requires = [new(x => x.Dossier.Has<CopySent>(), ReviewRefusals.NoCopyYet)],
            After = x => x.Dossier.DayOf<CopySent>(),
        };

    public static readonly Act<ReviewApplication, ReviewStage> Opinions = new(
        "opinions", "听取当事人意见", "hearing of opinions", "行政复议法(2023) §49", Adjudication)
    {
        After = x => x.AcceptedOn,
    };

    public static readonly Act<ReviewApplication, ReviewStage> Investigations = new(
        "investigations", "调查取证", "investigation", "行政复议法(2017) §22；(2023) §45", Adjudication, Suspended)
    {
        After = x => x.AcceptedOn,
    };

    public static readonly Act<ReviewApplication, ReviewStage> Appraisal = new(
        "appraisal", "委托鉴定、勘验", "appraisal", "实施条例 §§34, 37", Adjudication)
    {
        Requires = [new(x => !x.Dossier.HasSince<AppraisalStarted, AppraisalEnded>(), ReviewRefusals.AppraisalRunning)],
        After = x => x.AcceptedOn,
    };

    public static readonly Act<ReviewApplication, ReviewStage> AppraisalResult =
        new("appraisal-result", "收到鉴定、勘验结论", "result of the appraisal", "实施条例 §§34, 37", Adjudication, Suspended)
        {
            Requires = [new(x => x.Dossier.HasSince<AppraisalStarted, AppraisalEnded>(), ReviewRefusals.NoAppraisal)],
            After = x => x.Dossier.DayOf<AppraisalStarted>(),
        };

    public static readonly Act<ReviewApplication, ReviewStage> HearingNotice = new(
        "hearing-notice", "听证通知", "notice of a hearing", "行政复议法(2023) §§50-51；实施条例 §33", Adjudication)
    {
        After = x => x.AcceptedOn,
    };

    public static readonly Act<ReviewApplication, ReviewStage> Hearing = new(
        "hearing", "举行听证", "hearing", "行政复议法(2023) §§50-51；实施条例 §33", Adjudication)
    {
        Moment = new((x, rulebook, today) => rulebook.WasNotified(x, today.Date), ReviewRefusals.HearingNoticeTooShort),
        Requires = [new(x => !x.IsUnder2023 || x.Dossier.HasSince<HearingNotified, HearingHeld>(), ReviewRefusals.HearingNotNotified,
            new(BreachKind.StepMissing, TermCode.ReviewHearingNotice, "行政复议法(2023) §51", BreachPhase.Examination))],
        After = x => x.Dossier.DayOf<HearingNotified>() ?? x.AcceptedOn,
    };

    public static readonly Act<ReviewApplication, ReviewStage> CommitteeAdvice =
        new("committee-advice", "复议委员会咨询意见", "advice of the review committee", "行政复议法(2023) §52", Adjudication, Suspended)
        {
            After = x => x.AcceptedOn,
        };

    public static readonly Act<ReviewApplication, ReviewStage> Stay = new(
        "stay", "停止执行", "stay of execution", "行政复议法(2017) §21；(2023) §42", Adjudication, Suspended)
    {
        Requires = [new(x => !x.Dossier.HasSince<StayOrdered, StayLifted>(), ReviewRefusals.AlreadyStayed)],
        After = x => x.AcceptedOn,
    };

    public static readonly Act<ReviewApplication, ReviewStage> StayLifting = new(
        "stay-lifting", "解除停止执行", "lifting of the stay", "行政复议法(2023) §42", Adjudication, Suspended)
    {
        Requires = [new(x => x.Dossier.HasSince<StayOrdered, StayLifted>(), ReviewRefusals.NotStayed)],
        After = x => x.Dossier.DayOf<StayOrdered>(),
    };

    public static readonly Act<ReviewApplication, ReviewStage> RuleReviews = new(
        "rule-reviews", "附带审查规范性文件", "attached review of a rule", "行政复议法(2017) §26；(2023) §56", Adjudication)
    {
        After = x => x.AcceptedOn,
    };

    public static readonly Act<ReviewApplication, ReviewStage> RuleReviewForwarding =
        new("rule-review-forwarding", "转送附带审查", "forwarding of the attached review", "行政复议法(2023) §§56-57", Adjudication, Suspended)
        {
            About = [new("request", x =>
            x.Dossier.Awaiting<RuleReviewRequested, RuleReviewForwarded, RuleReviewConcluded>(), ReviewRefusals.NoSuchRuleReview)],
            After = x => x.AcceptedOn,
        };

    public static readonly Act<ReviewApplication, ReviewStage> RuleMakerNotice =
        new("rule-maker-notice", "通知制定机关", "notice to the maker of the rule", "行政复议法(2023) §58", Adjudication, Suspended)
        {
            About = [new("request", x =>
            x.Dossier.Awaiting<RuleReviewRequested, RuleMakerNotified, RuleReviewConcluded>(), ReviewRefusals.NoSuchRuleReview)],
            After = x => x.AcceptedOn,
        };

    public static readonly Act<ReviewApplication, ReviewStage> RuleMakerAnswer =
        new("rule-maker-answer", "制定机关答复", "answer of the maker of the rule", "行政复议法(2023) §58", Adjudication, Suspended)
        {
            About = [new("request", x =>
            x.Dossier.Awaiting<RuleMakerNotified, RuleMakerAnswered, RuleReviewConcluded>(), ReviewRefusals.RuleMakerNotNotified)],
            After = x => x.AcceptedOn,
        };

    public static readonly Act<ReviewApplication, ReviewStage> RuleReviewConclusion =
        new("rule-review-conclusion", "附带审查结论", "conclusion of the attached review", "行政复议法(2023) §59", Adjudication, Suspended)
        {
            About = [new("request", x => x.Dossier.Awaiting<RuleReviewRequested, RuleReviewConcluded>(), ReviewRefusals.NoSuchRuleReview)],
            After = x => x.AcceptedOn,
        };

    public static readonly Act<ReviewApplication, ReviewStage> Suspension = new(
        "suspension", "中止", "suspension", "行政复议法(2023) §39；实施条例 §41", Adjudication)
    {
        To = [Suspended],
    };

    public static readonly Act<ReviewApplication, ReviewStage> Resumption = new(
        "resumption", "恢复审理", "resumption", "行政复议法(2023) §§39-40；实施条例 §41", Suspended)
    {
        Moment = new((x, rulebook, today) => rulebook.IsInTime(x, TermCode.ReviewSuspension, today.Date), ReviewRefusals.SuspensionExpired),
        StandsBeside = x => x.IsTerminatedBySilence,
        To = [Adjudication],
    };

    public static readonly Act<ReviewApplication, ReviewStage> Extension = new(
        "extension", "延长审理期限", "extension", "行政复议法(2017) §31；(2023) §62", Adjudication)
    {
        Requires = [new(x => x.Procedure != ProcedureKind.Simplified, ReviewRefusals.NoExtensionInSimplified),
            new(x => !x.Dossier.HasSince<ReviewExtended, ReviewReopened>(), ReviewRefusals.ExtendedOnce)],
        After = x => x.AcceptedOn,
    };
}
