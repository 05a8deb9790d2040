namespace CaseTrack.Review;

/// <summary>行政复议: every reason for "no".</summary>
public static class ReviewRefusals
{
    public static readonly Refusal NotAnOffice = new("review.not-an-office",
        "该机构不是区直部门", "That organisation is not a department", "行政复议法(2023) §4");

    public static readonly Refusal NotMediated = new("review.not-mediated",
        "未开展受理前调解，不能以“受理前调解”为由撤回", "Without mediation before acceptance this is not the reason of the withdrawal", "业务口径");

    public static readonly Refusal StillInTime = new("review.still-in-time",
        "五个工作日的审查期限尚未届满，不能视为受理", "The five working days of screening have not run out; it is not deemed accepted yet",
        "行政复议法(2017) §§17, 40；(2023) §§30, 88");

    public static readonly Refusal DecisionUnknownToLaw = new("review.decision-unknown-to-law",
        "收到申请时适用的法律没有这种决定", "The law that governs this application does not know this decision", "行政复议法(2017) §28；(2023) §90");

    public static readonly Refusal Voided = new("review.voided", "申请记录已作废", "The record is void", "更正规则");

    public static readonly Refusal PapersAskedBefore = new("review.papers-asked-before",
        "补正要求应当一次性告知，已经告知过", "All papers are asked for at once; they have been asked for before", "行政复议法(2023) §31");

    public static readonly Refusal PapersPeriod = new("review.papers-period",
        "2017年法由机关确定合理的补正期限，应予填写；2023年法固定为十个工作日，不得填写",
        "Under the 2017 law the office sets the period; under the 2023 law it is ten working days", "行政复议法(2023) §31；实施条例 §29");

    public static readonly Refusal ScreeningExpired = new("review.screening-expired",
        "五个工作日的审查期限已经届满，申请依法视为受理", "The five working days of screening have run out; by law the application is deemed accepted",
        "行政复议法(2017) §§17, 40；(2023) §§30, 88");

    public static readonly Refusal PapersExpired = new("review.papers-expired",
        "补正期限已经届满，依法视为放弃申请", "The period for the papers has run out; by law the application is deemed abandoned",
        "行政复议法(2023) §31；实施条例 §29");

    public static readonly Refusal PapersStillInTime = new("review.papers-still-in-time",
        "补正期限尚未届满，不能视为放弃", "The period for the papers has not run out", "行政复议法(2023) §31；实施条例 §29");

    public static readonly Refusal GroundUnknownToLaw = new("review.ground-unknown-to-law",
        "适用的法律没有这种事由", "The law that governs this application does not know this ground", "行政复议法(2023) §39；实施条例 §41");

    public static readonly Refusal SimplifiedUnknownToLaw = new("review.simplified-unknown-to-law",
        "适用的法律没有简易程序", "The law that governs this application knows no simplified procedure", "行政复议法(2023) §53");

    public static readonly Refusal SimplifiedGround = new("review.simplified-ground",
        "适用简易程序须说明情形，普通程序不得填写", "The simplified procedure, and only it, needs a ground", "行政复议法(2023) §53");

    public static readonly Refusal NotSimplified = new("review.not-simplified",
        "该申请未适用简易程序", "The application is not under the simplified procedure", "行政复议法(2023) §55");

    public static readonly Refusal CopyAlreadySent = new("review.copy-already-sent",
        "副本已经送达", "The copy has been sent already", "行政复议法(2023) §48");

    public static readonly Refusal AnswerStillInTime = new("review.answer-still-in-time",
        "没有已届满而未答复的答复期限", "No term for an answer has run out unanswered", "行政复议法(2017) §§23, 28；(2023) §§48, 70");

    public static readonly Refusal NoCopyYet = new("review.no-copy-yet",
        "尚未送达副本，无从答复", "No copy has been sent that could be answered", "行政复议法(2023) §48");

    public static readonly Refusal AppraisalRunning = new("review.appraisal-running",
        "鉴定正在进行", "An appraisal is under way already", "实施条例 §37");

    public static readonly Refusal NoAppraisal = new("review.no-appraisal",
        "没有正在进行的鉴定", "No appraisal is under way", "实施条例 §37");

    public static readonly Refusal HearingNotNotified = new("review.hearing-not-notified",
        "听证前未通知当事人", "The parties were not given notice of the hearing", "行政复议法(2023) §51");

    public static readonly Refusal HearingNoticeTooShort = new("review.hearing-notice-too-short",
        "听证应当在五个工作日前通知当事人", "A hearing needs five working days' notice", "行政复议法(2023) §§51, 88");

    public static readonly Refusal AlreadyStayed = new("review.already-stayed",
        "已经停止执行", "Execution is stayed already", "行政复议法(2023) §42");

    public static readonly Refusal NotStayed = new("review.not-stayed",
        "未停止执行", "Execution is not stayed", "行政复议法(2023) §42");

    public static readonly Refusal NoSuchRuleReview = new("review.no-such-rule-review",
        "没有该附带审查请求", "There is no such attached review", "行政复议法(2023) §56");

    public static readonly Refusal NoExtensionInSimplified = new("review.no-extension-in-simplified",
        "简易程序不得延长审理期限", "The simplified procedure knows no extension", "行政复议法(2023) §62");

    public static readonly Refusal ExtendedOnce = new("review.extended-once",
        "审理期限只能延长一次", "The term may be extended only once", "行政复议法(2017) §31；(2023) §62");

    public static readonly Refusal ExtensionTooLate = new("review.extension-too-late",
        "审理期限已经届满，不能再延长", "The term has run out; it can no longer be extended", "行政复议法(2017) §31；(2023) §62");

    public static readonly Refusal OpinionsNotHeard = new("review.opinions-not-heard",
        "普通程序应当听取当事人意见，尚无记录", "The ordinary procedure hears the parties first; nothing is recorded", "行政复议法(2023) §49");

    public static readonly Refusal SixtyDaysBySilence = new("review.sixty-days-by-silence",
        "中止满六十日的终止由期限届满产生；仅补录中的案件可按届满之日填写",
        "Termination after sixty days of suspension comes by the passage of time; only in a record still being entered is it typed, with "
            + "the day the term ran out", "行政复议法(2023) §41(5)");

    public static readonly Refusal SuspensionExpired = new("review.suspension-expired",
        "中止已满六十日，复议依法终止", "Sixty days of suspension have passed; by law the review is terminated", "实施条例 §42；行政复议法(2023) §41(5)");

    public static readonly Refusal TwoOfficers = new("review.two-officers",
        "调查取证的人员不得少于二人", "Evidence is taken by at least two officers", "实施条例 §34；行政复议法(2023) §45");

    public static readonly Refusal AlreadyPerformed = new("review.already-performed",
        "已经履行", "It has been performed", "行政复议法(2023) §77");

    public static readonly Refusal NothingToPerform = new("review.nothing-to-perform",
        "没有应当履行的复议决定或调解书", "There is no decision or mediation statement that could be performed", "行政复议法(2023) §77");

    public static readonly Refusal StateStands = new("review.state-stands",
        "该履行情况已经登记，没有变化", "That state of performance stands already", "行政复议法(2023) §77");

    public static readonly Refusal NoLetterWithoutAcceptance = new("review.no-letter-without-acceptance",
        "未受理的申请没有办理，不制发意见书、建议书", "An application that was never accepted gave no occasion for a letter", "行政复议法(2023) §76");

    public static readonly Refusal NothingToSueOver = new("review.nothing-to-sue-over",
        "没有不予受理决定或复议结论，无从起诉", "There is neither a refusal nor a conclusion that could be sued over", "行政诉讼法 §45");

    public static readonly Refusal LawOutOfRange = new("review.law-out-of-range",
        "适用法律之日须在行政复议法施行（1999-10-01）之后、且不晚于业务日期",
        "The governing day lies between 1999-10-01, when the law came into force, and the business date", "行政复议法(2023) §90");

    public static readonly Refusal LawStands = new("review.law-stands",
        "已经适用该日施行的法律", "It is governed by the law of that day already", "行政复议法(2023) §90");

    public static readonly Refusal NoSuchLetter = new("review.no-such-letter",
        "没有该意见书或建议书", "There is no such letter", "行政复议法(2023) §76");

    public static readonly Refusal NoSuchLawsuit = new("review.no-such-lawsuit",
        "没有该诉讼", "There is no such lawsuit", "行政诉讼法 §45");

    public static readonly Refusal CourtNumberTaken = new("review.court-number-taken",
        "该法院案号已登记为另一诉讼", "A lawsuit with that court number is recorded already", "行政诉讼法 §45");

    public static readonly Refusal FirstInstanceIsNoAppeal = new("review.first-instance-is-no-appeal",
        "一审没有原审，不能注明原审诉讼", "A lawsuit of first instance is no appeal of another", "行政诉讼法 §85");

    public static readonly Refusal JudgedAlready = new("review.judged-already",
        "该诉讼已经裁判，其后不再开庭；上诉、再审为另一诉讼", "That lawsuit has been judged; an appeal or a retrial is a lawsuit of its own", "行政诉讼法 §85");

    public static readonly Refusal RuleReviewOver = new("review.rule-review-over",
        "该附带审查已有结论", "The attached review has been concluded", "行政复议法(2023) §59");

    public static readonly Refusal RuleMakerNotNotified = new("review.rule-maker-not-notified",
        "尚未通知制定机关，无从答复", "The maker of the rule has not been notified and has nothing to answer", "行政复议法(2023) §58");

    public static readonly Refusal NotLost = new("review.not-lost",
        "该诉讼没有败诉裁判", "That lawsuit has not been lost", "行政败诉报告制度");

    public static readonly Refusal NeverAccepted = new("review.never-accepted",
        "从未受理的申请不能重新审理", "An application that was never accepted cannot be reopened", "行政复议法(2023) §61");

    public static readonly Refusal PerformByBeforeDecision = new("review.perform-by-before-decision",
        "履行期限早于决定日", "The last day of performance is before the decision", "行政复议法(2023) §77");

    public static readonly Refusal AncillaryOfNone = new("review.ancillary-of-none",
        "该决定不能附带责令重作、责令赔偿或补救措施", "That decision carries no order to make the act anew, to compensate or to remedy",
        "行政复议法(2023) §§63-67, 71, 72");

    public static readonly Refusal UseTheOtherAct = new("review.use-the-other-act",
        "调解书、驳回复议申请、终止各有专门事项", "Mediation statements, dismissals and terminations are acts of their own", "行政复议法(2023) §§33, 41, 73");

    public static readonly Refusal DuplicateOfItself = new("review.duplicate-of-itself",
        "申请不能是其自身的重复", "An application cannot be a duplicate of itself", "更正规则");

    public static readonly Refusal DuplicateUnknown = new("review.duplicate-unknown",
        "找不到被重复的申请，或其已作废", "The application it duplicates does not exist or is no longer live", "更正规则");
}
