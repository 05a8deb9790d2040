using CaseTrack.Procedures;
using CaseTrack.Terms;
using static CaseTrack.Review.ReviewStage;

namespace CaseTrack.Review;

/// <summary>行政复议程序: every act, the stages it belongs to, and its article.</summary>
public static class ReviewProcedure
{
    private static readonly ReviewStage[] NotVoided = [.. Enum.GetValues<ReviewStage>().Except([Voided])];

    /// <summary>确定适用法律. 行政复议法(2023) §90；过渡期规则由机关决定.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> GoverningLaw = new("governing-law", "确定适用法律", "choice of the governing law", "行政复议法(2023) §90；过渡期规则由机关决定", Screening, AwaitingPapers, PreAcceptanceMediation, Adjudication, Suspended)
    {
        After = x => x.ReceivedOn,
    };

    /// <summary>补正通知. 行政复议法(2023) §31；实施条例 §29.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> PapersRequest = new("papers-request", "补正通知", "request to correct the papers", "行政复议法(2023) §31；实施条例 §29", Screening)
    {
        To = [AwaitingPapers],
        Requires = [new(x => !x.IsUnder2023 || !x.Dossier.Has<PapersRequested>(), ReviewRefusals.PapersAskedBefore)],
    };

    /// <summary>延长补正期限. 行政复议法(2023) §31.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> PapersExtension = new("papers-extension", "延长补正期限", "extension for the papers", "行政复议法(2023) §31", AwaitingPapers);

    /// <summary>收到补正材料. 行政复议法(2023) §31；实施条例 §29.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> CorrectedPapers = new("corrected-papers", "收到补正材料", "corrected papers", "行政复议法(2023) §31；实施条例 §29", AwaitingPapers)
    {
        To = [Screening],
    };

    /// <summary>逾期未补正视为放弃. 行政复议法(2023) §31；实施条例 §29.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Abandonment = new("abandonment", "逾期未补正视为放弃", "deemed abandonment", "行政复议法(2023) §31；实施条例 §29", AwaitingPapers)
    {
        Moment = new((x, rulebook, today) => !rulebook.IsInTime(x, TermCode.ReviewPapers, today.Date), ReviewRefusals.PapersStillInTime),
        To = [Abandoned],
    };

    /// <summary>受理前调解. 业务口径 C.2；行政复议法(2023) §5.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> MediationBeforeAcceptance = new("pre-acceptance-mediation", "受理前调解", "mediation before acceptance", "业务口径 C.2；行政复议法(2023) §5", Screening)
    {
        To = [PreAcceptanceMediation],
    };

    /// <summary>结束受理前调解. 业务口径 C.2；行政复议法(2023) §5.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> PreAcceptanceMediationEnd = new("pre-acceptance-mediation-end", "结束受理前调解", "end of the mediation before acceptance", "业务口径 C.2；行政复议法(2023) §5", PreAcceptanceMediation)
    {
        To = [Screening],
    };

    /// <summary>受理前撤回. 行政复议法(2017) §25；(2023) §41.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Withdrawal = new("withdrawal", "受理前撤回", "withdrawal before acceptance", "行政复议法(2017) §25；(2023) §41", Screening, AwaitingPapers, PreAcceptanceMediation)
    {
        To = [Withdrawn],
    };

    /// <summary>不予受理. 行政复议法(2017) §17；(2023) §30.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Refusal = new("refusal", "不予受理", "refusal", "行政复议法(2017) §17；(2023) §30", Screening, PreAcceptanceMediation)
    {
        To = [Refused],
    };

    /// <summary>告知或转送有权机关. 行政复议法(2017) §§17-18；(2023) §32.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Referral = new("referral", "告知或转送有权机关", "referral to the competent organ", "行政复议法(2017) §§17-18；(2023) §32", Screening)
    {
        To = [Referred],
    };

    /// <summary>受理. 行政复议法(2017) §17；(2023) §30.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Acceptance = new("acceptance", "受理", "acceptance", "行政复议法(2017) §17；(2023) §30", Screening, PreAcceptanceMediation)
    {
        To = [Adjudication],
    };

    /// <summary>视为受理. 行政复议法(2017) §17；(2023) §30.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> DeemedAcceptance = new("deemed-acceptance", "视为受理", "deemed acceptance", "行政复议法(2017) §17；(2023) §30", Screening, PreAcceptanceMediation)
    {
        Moment = new((x, rulebook, today) => !rulebook.IsInTime(x, TermCode.ReviewScreening, today.Date), ReviewRefusals.StillInTime),
        To = [Adjudication],
    };

    /// <summary>简易程序转普通程序. 行政复议法(2023) §55.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Conversion = new("conversion", "简易程序转普通程序", "conversion to the ordinary procedure", "行政复议法(2023) §55", Adjudication)
    {
        Requires = [new(x => x.Procedure == ProcedureKind.Simplified, ReviewRefusals.NotSimplified)],
        After = x => x.AcceptedOn,
    };

    /// <summary>送达申请书副本. 行政复议法(2017) §23；(2023) §§48, 54.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Copy = new("copy", "送达申请书副本", "copy to the respondent", "行政复议法(2017) §23；(2023) §§48, 54", Adjudication, Suspended)
    {
        Requires = [new(x => !x.Dossier.HasSince<CopySent, ReviewReopened>(), ReviewRefusals.CopyAlreadySent)],
        After = x => x.AcceptedOn,
    };

    /// <summary>收到被申请人答复. 行政复议法(2017) §23；(2023) §§48, 54.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Answer = new("answer", "收到被申请人答复", "answer of the respondent", "行政复议法(2017) §23；(2023) §§48, 54", Adjudication, Suspended)
    {
        Listed = [new(x => !x.Dossier.HasSince<AnswerReceived, CopySent>(), Once.Recorded)],
        Requires = [new(x => x.Dossier.Has<CopySent>(), ReviewRefusals.NoCopyYet)],
        After = x => x.Dossier.DayOf<CopySent>(),
    };

    /// <summary>听取当事人意见. 行政复议法(2023) §49.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Opinions = new("opinions", "听取当事人意见", "hearing of opinions", "行政复议法(2023) §49", Adjudication)
    {
        After = x => x.AcceptedOn,
    };

    /// <summary>调查取证. 行政复议法(2017) §22；(2023) §45.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Investigations = new("investigations", "调查取证", "investigation", "行政复议法(2017) §22；(2023) §45", Adjudication, Suspended)
    {
        After = x => x.AcceptedOn,
    };

    /// <summary>委托鉴定、勘验. 实施条例 §§34, 37.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Appraisal = new("appraisal", "委托鉴定、勘验", "appraisal", "实施条例 §§34, 37", Adjudication)
    {
        Requires = [new(x => !x.Dossier.HasSince<AppraisalStarted, AppraisalEnded>(), ReviewRefusals.AppraisalRunning)],
        After = x => x.AcceptedOn,
    };

    /// <summary>收到鉴定、勘验结论. 实施条例 §§34, 37.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> AppraisalResult = new("appraisal-result", "收到鉴定、勘验结论", "result of the appraisal", "实施条例 §§34, 37", Adjudication, Suspended)
    {
        Requires = [new(x => x.Dossier.HasSince<AppraisalStarted, AppraisalEnded>(), ReviewRefusals.NoAppraisal)],
        After = x => x.Dossier.DayOf<AppraisalStarted>(),
    };

    /// <summary>听证通知. 行政复议法(2023) §§50-51；实施条例 §33.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> HearingNotice = new("hearing-notice", "听证通知", "notice of a hearing", "行政复议法(2023) §§50-51；实施条例 §33", Adjudication)
    {
        After = x => x.AcceptedOn,
    };

    /// <summary>举行听证. 行政复议法(2023) §§50-51；实施条例 §33.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Hearing = new("hearing", "举行听证", "hearing", "行政复议法(2023) §§50-51；实施条例 §33", Adjudication)
    {
        Moment = new((x, rulebook, today) => rulebook.WasNotified(x, today.Date), ReviewRefusals.HearingNoticeTooShort),
        Requires = [new(x => !x.IsUnder2023 || x.Dossier.HasSince<HearingNotified, HearingHeld>(), ReviewRefusals.HearingNotNotified)],
        After = x => x.Dossier.DayOf<HearingNotified>() ?? x.AcceptedOn,
    };

    /// <summary>复议委员会咨询意见. 行政复议法(2023) §52.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> CommitteeAdvice = new("committee-advice", "复议委员会咨询意见", "advice of the review committee", "行政复议法(2023) §52", Adjudication, Suspended)
    {
        After = x => x.AcceptedOn,
    };

    /// <summary>停止执行. 行政复议法(2017) §21；(2023) §42.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Stay = new("stay", "停止执行", "stay of execution", "行政复议法(2017) §21；(2023) §42", Adjudication, Suspended)
    {
        Requires = [new(x => !x.Dossier.HasSince<StayOrdered, StayLifted>(), ReviewRefusals.AlreadyStayed)],
        After = x => x.AcceptedOn,
    };

    /// <summary>解除停止执行. 行政复议法(2023) §42.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> StayLifting = new("stay-lifting", "解除停止执行", "lifting of the stay", "行政复议法(2023) §42", Adjudication, Suspended)
    {
        Requires = [new(x => x.Dossier.HasSince<StayOrdered, StayLifted>(), ReviewRefusals.NotStayed)],
        After = x => x.Dossier.DayOf<StayOrdered>(),
    };

    /// <summary>附带审查规范性文件. 行政复议法(2017) §26；(2023) §56.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> RuleReviews = new("rule-reviews", "附带审查规范性文件", "attached review of a rule", "行政复议法(2017) §26；(2023) §56", Adjudication)
    {
        After = x => x.AcceptedOn,
    };

    /// <summary>转送附带审查. 行政复议法(2023) §§56-57.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> RuleReviewForwarding = new("rule-review-forwarding", "转送附带审查", "forwarding of the attached review", "行政复议法(2023) §§56-57", Adjudication, Suspended)
    {
        About = [new("request", x => x.Dossier.Awaiting<RuleReviewRequested, RuleReviewForwarded, RuleReviewConcluded>(), ReviewRefusals.NoSuchRuleReview)],
        After = x => x.AcceptedOn,
    };

    /// <summary>通知制定机关. 行政复议法(2023) §58.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> RuleMakerNotice = new("rule-maker-notice", "通知制定机关", "notice to the maker of the rule", "行政复议法(2023) §58", Adjudication, Suspended)
    {
        About = [new("request", x => x.Dossier.Awaiting<RuleReviewRequested, RuleMakerNotified, RuleReviewConcluded>(), ReviewRefusals.NoSuchRuleReview)],
        After = x => x.AcceptedOn,
    };

    /// <summary>制定机关答复. 行政复议法(2023) §58.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> RuleMakerAnswer = new("rule-maker-answer", "制定机关答复", "answer of the maker of the rule", "行政复议法(2023) §58", Adjudication, Suspended)
    {
        About = [new("request", x => x.Dossier.Awaiting<RuleMakerNotified, RuleMakerAnswered, RuleReviewConcluded>(), ReviewRefusals.RuleMakerNotNotified)],
        After = x => x.AcceptedOn,
    };

    /// <summary>附带审查结论. 行政复议法(2023) §59.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> RuleReviewConclusion = new("rule-review-conclusion", "附带审查结论", "conclusion of the attached review", "行政复议法(2023) §59", Adjudication, Suspended)
    {
        About = [new("request", x => x.Dossier.Awaiting<RuleReviewRequested, RuleReviewConcluded>(), ReviewRefusals.NoSuchRuleReview)],
        After = x => x.AcceptedOn,
    };

    /// <summary>中止. 行政复议法(2023) §39；实施条例 §41.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Suspension = new("suspension", "中止", "suspension", "行政复议法(2023) §39；实施条例 §41", Adjudication)
    {
        To = [Suspended],
    };

    /// <summary>恢复审理. 行政复议法(2023) §§39-40；实施条例 §41.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Resumption = new("resumption", "恢复审理", "resumption", "行政复议法(2023) §§39-40；实施条例 §41", Suspended)
    {
        To = [Adjudication],
    };

    /// <summary>延长审理期限. 行政复议法(2017) §31；(2023) §62.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Extension = new("extension", "延长审理期限", "extension", "行政复议法(2017) §31；(2023) §62", Adjudication)
    {
        Requires = [new(x => x.Procedure != ProcedureKind.Simplified, ReviewRefusals.NoExtensionInSimplified), new(x => !x.Dossier.HasSince<ReviewExtended, ReviewReopened>(), ReviewRefusals.ExtendedOnce)],
        After = x => x.AcceptedOn,
    };

    /// <summary>作出决定. 行政复议法(2017) §28；(2023) §§61-72.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Decision = new("decision", "作出决定", "decision", "行政复议法(2017) §28；(2023) §§61-72", Adjudication)
    {
        To = [Decided],
        Requires = [new(x => x.Procedure != ProcedureKind.Ordinary || !x.IsUnder2023 || x.Dossier.Has<OpinionsHeard>(), ReviewRefusals.OpinionsNotHeard)],
    };

    /// <summary>制作调解书. 行政复议法(2023) §73；实施条例 §50.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> MediationStatement = new("mediation-statement", "制作调解书", "mediation statement", "行政复议法(2023) §73；实施条例 §50", Adjudication)
    {
        To = [Mediated],
    };

    /// <summary>驳回复议申请. 实施条例 §48；行政复议法(2023) §33.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Dismissal = new("dismissal", "驳回复议申请", "dismissal of the application", "实施条例 §48；行政复议法(2023) §33", Adjudication, Suspended)
    {
        To = [Dismissed],
    };

    /// <summary>终止. 行政复议法(2023) §41；实施条例 §42.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Termination = new("termination", "终止", "termination", "行政复议法(2023) §41；实施条例 §42", Adjudication, Suspended)
    {
        To = [Terminated],
    };

    /// <summary>送达. 行政复议法(2023) §75；民事诉讼法 §§87-95.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Service = new("service", "送达", "service", "行政复议法(2023) §75；民事诉讼法 §§87-95", Refused, Decided, Mediated, Dismissed, Terminated);

    /// <summary>履行情况. 行政复议法(2017) §32；(2023) §77.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Performance = new("performance", "履行情况", "performance", "行政复议法(2017) §32；(2023) §77", Decided, Mediated, Closed)
    {
        Requires = [new(x => x.IsToBePerformed, ReviewRefusals.NothingToPerform), new(x => !x.IsPerformed, ReviewRefusals.AlreadyPerformed)],
        After = x => x.ConcludedOn,
    };

    /// <summary>督促履行. 行政复议法(2017) §32；(2023) §§77, 83.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Urging = new("urging", "督促履行", "urging of performance", "行政复议法(2017) §32；(2023) §§77, 83", Decided, Mediated, Closed)
    {
        Requires = [new(x => x.IsToBePerformed, ReviewRefusals.NothingToPerform), new(x => !x.IsPerformed, ReviewRefusals.AlreadyPerformed)],
        After = x => x.ConcludedOn,
    };

    /// <summary>制发意见书、建议书. 行政复议法(2023) §76；实施条例 §57.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Letters = new("letters", "制发意见书、建议书", "opinion or suggestion letter", "行政复议法(2023) §76；实施条例 §57", Adjudication, Suspended, Decided, Mediated, Dismissed, Terminated, Closed)
    {
        Requires = [new(x => x.AcceptedOn is not null, ReviewRefusals.NoLetterWithoutAcceptance)],
        After = x => x.AcceptedOn,
    };

    /// <summary>意见书、建议书反馈. 行政复议法(2023) §76；实施条例 §57.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> LetterAnswers = new("letter-answers", "意见书、建议书反馈", "answer to a letter", "行政复议法(2023) §76；实施条例 §57", Adjudication, Suspended, Decided, Mediated, Dismissed, Terminated, Closed)
    {
        About = [new("letter", x => x.Dossier.Awaiting<LetterIssued, LetterAnswered>(), ReviewRefusals.NoSuchLetter)],
        After = x => x.AcceptedOn,
    };

    /// <summary>被诉. 行政诉讼法 §§26, 45.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Lawsuits = new("lawsuits", "被诉", "lawsuit", "行政诉讼法 §§26, 45", Refused, Decided, Mediated, Dismissed, Terminated, Closed)
    {
        Requires = [new(x => x.RefusedOn is not null || x.DecidedOn is not null, ReviewRefusals.NothingToSueOver)],
        After = x => x.ConcludedOn,
    };

    /// <summary>开庭及负责人出庭. 行政诉讼法 §3；最高法司法解释(2018) §128.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> CourtHearings = new("court-hearings", "开庭及负责人出庭", "court hearing", "行政诉讼法 §3；最高法司法解释(2018) §128", Refused, Decided, Mediated, Dismissed, Terminated, Closed, Archived)
    {
        About = [new("lawsuit", x => x.Lawsuits.Select(y => y.Id.ToString()), ReviewRefusals.NoSuchLawsuit)],
        After = _ => null,
    };

    /// <summary>裁判结果. 行政诉讼法 §§69-78.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Judgments = new("judgments", "裁判结果", "judgment", "行政诉讼法 §§69-78", Refused, Decided, Mediated, Dismissed, Terminated, Closed, Archived)
    {
        About = [new("lawsuit", x => x.Dossier.Awaiting<LawsuitFiled, JudgmentGiven>(), ReviewRefusals.NoSuchLawsuit)],
        After = _ => null,
    };

    /// <summary>行政败诉报告. 行政败诉报告制度 C.7.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> DefeatReports = new("defeat-reports", "行政败诉报告", "report on a lost lawsuit", "行政败诉报告制度 C.7", Refused, Decided, Mediated, Dismissed, Terminated, Closed, Archived)
    {
        About = [new("lawsuit", x => x.Lost.Where(y => x.Dossier.StepOf<DefeatReported>(y) is null), ReviewRefusals.NotLost)],
        After = _ => null,
    };

    /// <summary>办结. 业务口径 C.2.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Closing = new("closing", "办结", "closing", "业务口径 C.2", Withdrawn, Refused, Referred, Abandoned, Decided, Mediated, Dismissed, Terminated)
    {
        To = [Closed],
    };

    /// <summary>归档. 行政复议案件档案管理.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Archiving = new("archiving", "归档", "archiving", "行政复议案件档案管理", Closed)
    {
        To = [Archived],
    };

    /// <summary>重新审理. 行政诉讼法 §79；行政复议法(2023) §61.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Reopening = new("reopening", "重新审理", "reopening", "行政诉讼法 §79；行政复议法(2023) §61", Decided, Mediated, Dismissed, Terminated, Closed, Archived)
    {
        To = [Adjudication],
        Requires = [new(x => x.AcceptedOn is not null, ReviewRefusals.NeverAccepted)],
    };

    /// <summary>更正. 更正规则 A.7.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Corrections = new("corrections", "更正", "correction", "更正规则 A.7", NotVoided);

    /// <summary>作废. 更正规则 A.7.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Voiding = new("voiding", "作废", "voiding", "更正规则 A.7", NotVoided)
    {
        To = [Voided],
    };

    /// <summary>撤销作废. 更正规则 A.7.</summary>
    public static readonly Act<ReviewApplication, ReviewStage> Restoration = new("restoration", "撤销作废", "taking back of a void", "更正规则 A.7", Voided)
    {
        To = [.. NotVoided],
    };

    public static readonly Procedure<ReviewApplication, ReviewStage> All = new("行政复议", "administrative review",
        GoverningLaw, PapersRequest, PapersExtension, CorrectedPapers, Abandonment, MediationBeforeAcceptance, PreAcceptanceMediationEnd, Withdrawal, Refusal, Referral, Acceptance, DeemedAcceptance, Conversion, Copy, Answer, Opinions, Investigations, Appraisal, AppraisalResult, HearingNotice, Hearing, CommitteeAdvice, Stay, StayLifting, RuleReviews, RuleReviewForwarding, RuleMakerNotice, RuleMakerAnswer, RuleReviewConclusion, Suspension, Resumption, Extension, Decision, MediationStatement, Dismissal, Termination, Service, Performance, Urging, Letters, LetterAnswers, Lawsuits, CourtHearings, Judgments, DefeatReports, Closing, Archiving, Reopening, Corrections, Voiding, Restoration);
}
