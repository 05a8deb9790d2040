using CaseTrack.Review;
using static CaseTrack.Figures.Populations;

namespace CaseTrack.Figures.Definitions;

/// <summary>行政复议的其他指标.</summary>
public static class ReviewFigures
{
    private static readonly FactTerm[] ComesIn = [new(ReviewFacts.Accepted)];
    private static readonly FactTerm[] GoesOut = [new(ReviewFacts.Decided)];

    public static readonly IReadOnlyList<Figure> All =
    [
        new("review.accepted", "", "受理行政复议案件", "Applications accepted", "受理行政复议案件{0}件", "件", "含视为受理，按受理日计",
            Period(ReviewFacts.Accepted), Neighbours: "与 review.received.accepted 不同：后者按收到年度")
        {
            Sayings = [new("受理|立案受理|共受理|决定受理", Saying.Reviews) { Bare = true }],
        },
        new("review.deemed-accepted", "", "视为受理", "Deemed accepted", "视为受理{0}件", "件", "按视为受理之日计",
            Period(ReviewFacts.Accepted, Dimension.Deemed.Is(Dimension.Yes)), Neighbours: "review.accepted 的子集"),
        new("review.applicants", "", "复议申请人", "Applicants", "复议申请人{0}人", "人", "Σ申请人人数，按收到日计；未填人数的不计",
            Period(ReviewFacts.Applicants))
        {
            Sayings = [new("", "复议申请人|申请人") { Loose = true }],
        },
        new("review.group", "", "群体性复议申请", "Applications of groups", "群体性复议申请{0}件", "件", "申请人超过五人的，按收到日计",
            Period(ReviewFacts.Received, Dimension.ApplicantGroup.Is(ApplicantGroup.Group)), Neighbours: "review.received 的子集")
        {
            Sayings = [new("", "群体性复议申请|群体性行政复议申请|群体性复议案件")],
        },
        new("review.mandatory", "", "复议前置案件", "Reviews that must come before a lawsuit", "复议前置{0}件", "件", "按收到日计；未注明的不计",
            Period(ReviewFacts.Received, Dimension.ReviewRoute.Is(ReviewRoute.Mandatory)), Neighbours: "review.received 的子集")
        {
            Sayings = [new("", "复议前置|复议前置案件") { Loose = true }],
        },
        new("review.refused", "", "不予受理", "Applications refused", "不予受理{0}件", "件", "按决定日计",
            Period(ReviewFacts.Refused))
        {
            Sayings = [new("不予受理|不受理|决定不予受理", Saying.Reviews)],
        },
        new("review.referred", "", "告知、转送", "Applications referred", "告知、转送{0}件", "件", "按告知、转送之日计",
            Period(ReviewFacts.Referred))
        {
            Sayings = [new("告知|转送|告知、转送|告知转送", Saying.Reviews)],
        },
        new("review.abandoned", "", "视为放弃", "Deemed abandoned", "视为放弃{0}件", "件", "逾期未补正，按放弃之日计",
            Period(ReviewFacts.Abandoned)),
        new("review.withdrawn", "", "受理前撤回", "Withdrawn before acceptance", "受理前撤回{0}件", "件", "各种原因合计，按撤回日计",
            Period(ReviewFacts.Withdrawn), Neighbours: "官方报表列入“其他”")
        {
            Sayings = [new("撤回", Saying.Reviews, "受理前|申请人"), new("", "受理前撤回|申请人撤回")],
        },
        new("review.processed-otherwise", "", "其他处理", "Processed otherwise", "其他处理{0}件", "件", "官方报表“其他”栏：受理决定前撤回与告知、转送合计",
            Together(new FactTerm(ReviewFacts.Withdrawn), new FactTerm(ReviewFacts.Referred)),
            Neighbours: "review.withdrawn 与 review.referred 之和"),
        new("review.acceptance-rate", "", "复议受理率", "Acceptance rate", "受理率{0}%", "%", "受理÷新收",
            Period(ReviewFacts.Accepted),
            OutOf: Period(ReviewFacts.Received))
        {
            Share = "review.received.acceptance-share",
            Sayings = [new("", "受理率|行政复议受理率|复议受理率")],
        },
        new("review.pre-acceptance-settled-rate", "", "受理前化解率", "Settled before acceptance", "受理前化解率{0}%", "%", "受理前调解撤回÷新收",
            Period(ReviewFacts.Withdrawn, Dimension.WithdrawalReason.Is(WithdrawalReason.AfterMediation)),
            OutOf: Period(ReviewFacts.Received)) { Share = "review.received.settled-share" },
        new("review.received.acceptance-share", "", "收到申请受理率", "Share of the applications received that were accepted", "收到的申请中受理{0}%", "%",
        "本期收到的申请中已受理（含视为受理）的÷本期收到件数",
            Cohort(new FactTerm(ReviewFacts.Accepted)),
            OutOf: Cohort(new FactTerm(ReviewFacts.Received)), Neighbours: "review.acceptance-rate 是同期比，可超过100%"),
        new("review.received.settled-share", "", "收到申请受理前化解率", "Share of the applications received that were settled before acceptance",
        "收到的申请中受理前化解{0}%", "%", "本期收到的申请中受理前调解撤回的÷本期收到件数",
            Cohort(new FactTerm(ReviewFacts.Withdrawn, 1, Dimension.WithdrawalReason.Is(WithdrawalReason.AfterMediation))),
            OutOf: Cohort(new FactTerm(ReviewFacts.Received)), Neighbours: "review.pre-acceptance-settled-rate 是同期比，可超过100%"),
        new("review.opening", "", "复议上期结转", "Applications carried in", "上期结转复议案件{0}件", "件", "期初前受理、期初前未审结",
            Opening(ComesIn, GoesOut))
        {
            Sayings = [new(Saying.Brought, Saying.Reviews)],
        },
        new("review.closed-all", "", "复议办结（含受理前）", "Applications closed, before acceptance included", "办结行政复议案件（含受理前）{0}件", "件",
            "审结，加受理前撤回、不予受理、告知转送、视为放弃，按各自之日计",
            Together(new FactTerm(ReviewFacts.Decided), new FactTerm(ReviewFacts.Withdrawn), new FactTerm(ReviewFacts.Refused),
            new FactTerm(ReviewFacts.Referred), new FactTerm(ReviewFacts.Abandoned)),
            Neighbours: "包含 review.concluded"),
        new("review.concluded", "", "复议审结", "Applications concluded", "复议审结{0}件", "件", "决定、调解书、驳回、终止合计，按作出之日计",
            Period(ReviewFacts.Decided))
        {
            Sayings = [new("审结|办结|结案|审理终结|审理完毕|作出复议决定", Saying.Reviews), new("", "复议审结")],
        },
        new("review.closing", "", "复议期末未审结", "Applications pending", "未审结复议案件{0}件", "件", "期末前受理、期末前未审结",
            Closing(ComesIn, GoesOut))
        {
            Sayings = [new(Saying.Pending + "|在审|尚在审理|正在审理", Saying.Reviews)],
        },
        new("review.moved-in", "", "随复议机构划入未审结案件", "Pending applications of offices that came", "随复议机构划入未审结案件{0}件", "件",
        "本期由别处划入本机构的复议机构，划入之日前受理而未审结的案件；全区为零",
            BroughtIn(ComesIn, GoesOut)),
        new("review.moved-out", "", "随复议机构划出未审结案件", "Pending applications of offices that left", "随复议机构划出未审结案件{0}件", "件",
        "本期划往别处的复议机构，划出之日前受理而未审结的案件；全区为零",
            TakenOut(ComesIn, GoesOut)),
        new("review.redecided", "", "重新审理后作出决定", "Concluded again after a reopening", "重新审理后审结{0}件", "件", "按重新作出决定之日计；首次审结仍计在首次的期间",
            Period(ReviewFacts.Redecided), Neighbours: "不计入 review.concluded"),
        new("review.average-days", "", "复议平均用时", "Average days from acceptance to conclusion", "复议平均用时{0}天", "天",
        "Σ（审结日−受理日）÷审结件数，自然日，含中止期间",
            Period(ReviewFacts.Days),
            OutOf: Period(ReviewFacts.Decided))
        {
            Sayings = [new("", "复议平均用时|平均审理时间|平均审理期限|平均审理时限|平均审理天数|平均办案时间|平均办案时限|平均办案周期|平均办理时限|"
                + "平均办理时间|平均用时|平均审理周期|平均办案天数|平均结案时间|平均审结时间"),
                new(Saying.OnAverage, "") { Common = true }],
        },
        new("review.conclusion-rate", "", "复议审结率", "Conclusion rate", "审结率{0}%", "%", "审结÷（受理+结转）",
            Period(ReviewFacts.Decided),
            OutOf: new(DecidingDate.HappenedOn, Measure.Stock, new FactTerm(ReviewFacts.Accepted),
            new FactTerm(ReviewFacts.Decided, -1) { Span = TermSpan.Before }))
        {
            Sayings = [new("审结率|结案率|办结率", Saying.Reviews) { Common = true }, new("", "复议审结率|复议案件办结率|复议结案率|复议案件审结率")],
        },
        new("review.upheld", "", "维持", "Upheld", "维持{0}件", "件", "按决定日计",
            Period(ReviewFacts.Decided, Dimension.Decision.Is(DecisionCode.Upheld)), Neighbours: "review.concluded 的子集")
        {
            Sayings = [new("维持|决定维持|维持原行政行为|作出维持决定", Saying.Reviews)],
        },
        new("review.altered", "", "变更", "Altered", "变更{0}件", "件", "按决定日计",
            Period(ReviewFacts.Decided, Dimension.Decision.Is(DecisionCode.Altered)), Neighbours: "review.concluded 的子集")
        {
            Sayings = [new("变更|决定变更", Saying.Reviews)],
        },
        new("review.revoked", "", "撤销", "Revoked", "撤销{0}件", "件", "含部分撤销，按决定日计",
            Together(Each(ReviewFacts.Decided, Dimension.Decision, DecisionCode.Revoked, DecisionCode.RevokedInPart)),
                Neighbours: "review.concluded 的子集")
        {
            Sayings = [new("撤销|决定撤销|撤销原行政行为", Saying.Reviews)],
        },
        new("review.declared-unlawful", "", "确认违法", "Declared unlawful", "确认违法{0}件", "件", "按决定日计",
            Period(ReviewFacts.Decided, Dimension.Decision.Is(DecisionCode.DeclaredUnlawful)), Neighbours: "review.concluded 的子集")
        {
            Sayings = [new("确认违法", Saying.Reviews)],
        },
        new("review.declared-void", "", "确认无效", "Declared void", "确认无效{0}件", "件", "按决定日计",
            Period(ReviewFacts.Decided, Dimension.Decision.Is(DecisionCode.DeclaredVoid)), Neighbours: "review.concluded 的子集")
        {
            Sayings = [new("确认无效", Saying.Reviews)],
        },
        new("review.performance-ordered", "", "责令履行", "Performance ordered", "责令履行{0}件", "件", "按决定日计",
            Period(ReviewFacts.Decided, Dimension.Decision.Is(DecisionCode.PerformanceOrdered)), Neighbours: "review.concluded 的子集")
        {
            Sayings = [new("责令履行|责令限期履行|责令履行法定职责", Saying.Reviews)],
        },
        new("review.agreement-decided", "", "行政协议决定", "Decisions on administrative agreements", "行政协议决定{0}件", "件", "行政复议法(2023) §71，按决定日计",
            Period(ReviewFacts.Decided, Dimension.Decision.Is(DecisionCode.OnAgreement)), Neighbours: "review.concluded 的子集；不计入纠错"),
        new("review.dismissed", "", "驳回", "Dismissed", "驳回{0}件", "件", "驳回复议申请与驳回复议请求合计",
            Together(Each(ReviewFacts.Decided, Dimension.Decision, DecisionCode.ApplicationDismissed, DecisionCode.ClaimDismissed)),
                Neighbours: "review.concluded 的子集")
        {
            Sayings = [new("驳回|驳回申请|驳回复议申请|驳回复议请求|驳回行政复议申请", Saying.Reviews)],
        },
        new("review.mediated", "", "调解书结案", "Closed by mediation statement", "调解书结案{0}件", "件", "按调解书日计",
            Period(ReviewFacts.Decided, Dimension.Decision.Is(DecisionCode.Mediated)), Neighbours: "review.concluded 的子集")
        {
            Sayings = [new("", "调解书结案|行政复议调解书"), new("调解|调解结案|以调解方式结案|以调解书方式结案", Saying.Reviews)],
        },
        new("review.terminated", "", "终止", "Terminated", "终止{0}件", "件", "按终止日计",
            Together(Each(ReviewFacts.Decided, Dimension.Decision, DecisionCode.Terminations)), Neighbours: "review.concluded 的子集")
        {
            Sayings = [new("终止|终止审理|终止复议|终止行政复议", Saying.Reviews)],
        },
        new("review.corrected", "", "纠错", "Acts corrected", "纠错{0}件", "件", "撤销、变更、确认违法、确认无效、责令履行合计",
            Together(Each(ReviewFacts.Decided, Dimension.Decision, DecisionCode.Corrections)), Neighbours: "review.concluded 的子集")
        {
            Sayings = [new("纠错|直接纠错|纠正", Saying.Reviews)],
        },
        new("review.correction-rate", "", "复议纠错率", "Correction rate", "纠错率{0}%", "%", "纠错÷审结",
            Together(Each(ReviewFacts.Decided, Dimension.Decision, DecisionCode.Corrections)),
            OutOf: Period(ReviewFacts.Decided))
        {
            Sayings = [new("", "纠错率|直接纠错率|复议纠错率|行政复议纠错率")],
            Denominators = [new("accepted", "÷受理", Period(ReviewFacts.Accepted)),
            new("adjudicated", "÷（审结−调解−终止）",
                Together(Each(ReviewFacts.Decided, Dimension.Decision,
                    [DecisionCode.Upheld, .. DecisionCode.Corrections, DecisionCode.OnAgreement, DecisionCode.ApplicationDismissed,
                        DecisionCode.ClaimDismissed])))],
        },
        new("review.settlement-rate", "", "调解和解率", "Settlement rate", "调解和解率{0}%", "%", "（调解书+撤回终止）÷审结",
            Together(Each(ReviewFacts.Decided, Dimension.Decision, DecisionCode.Mediated, DecisionCode.SettledAndWithdrawn,
                DecisionCode.CorrectedAndWithdrawn, DecisionCode.OtherwiseWithdrawn)),
            OutOf: Period(ReviewFacts.Decided))
        {
            Sayings = [new("", "调解和解率|和解率|调解率")],
        },
        new("review.settled-rate", "", "案结事了率", "Reviews not taken to court", "案结事了率{0}%", "%",
        "本期审结的案件中未经一审起诉的÷本期审结件数，一件案件不论几次被诉只计一次，起诉不论何时；信访另行掌握",
            Together(new FactTerm(ReviewFacts.Decided), new FactTerm(ReviewFacts.DecidedSued, -1)),
            OutOf: Period(ReviewFacts.Decided), DefinitionVersion: 2),
        new("review.sued-share", "", "审结案件被诉率", "Share of the concluded reviews that were taken to court", "审结的案件中被诉{0}%", "%",
        "本期审结的案件中经一审起诉的÷本期审结件数，一件案件只计一次，起诉不论何时",
            Period(ReviewFacts.DecidedSued),
            OutOf: Period(ReviewFacts.Decided), Neighbours: "litigation.filed-rate 是同期比，可超过100%；与 review.settled-rate 合为100%"),
        new("review.compensation-ordered", "", "责令赔偿", "Compensation ordered", "责令赔偿{0}件", "件", "随复议决定责令赔偿的，按决定日计",
            Period(ReviewFacts.Ancillary, Dimension.Ancillary.Is(AncillaryDecision.Compensation))),
        new("review.rule-reviews", "", "附带审查规范性文件", "Rules reviewed along with a case", "附带审查规范性文件{0}件次", "件次", "按提出之日计",
            Period(ReviewFacts.RuleReview)),
        new("review.hearings", "", "听证", "Hearings held", "听证{0}次", "次", "按举行日计",
            Period(ReviewFacts.HearingHeld)),
        new("review.suspensions", "", "中止", "Suspensions", "中止{0}次", "次", "按中止日计",
            Period(ReviewFacts.Suspended)),
        new("review.opinion-letters", "", "行政复议意见书", "Opinion letters", "行政复议意见书{0}份", "份", "按制发日计",
            Period(ReviewFacts.LetterIssued, Dimension.LetterKind.Is(LetterKind.Opinion)))
        {
            Sayings = [new("", "行政复议意见书|复议意见书"), new("", "意见书") { Loose = true, Common = true }],
        },
        new("review.suggestion-letters", "", "行政复议建议书", "Suggestion letters", "行政复议建议书{0}份", "份", "按制发日计",
            Period(ReviewFacts.LetterIssued, Dimension.LetterKind.Is(LetterKind.Suggestion)))
        {
            Sayings = [new("", "行政复议建议书|复议建议书"), new("", "建议书") { Loose = true, Common = true }],
        },
        new("review.letter-answer-rate", "", "意见书建议书反馈率", "Letters answered", "反馈率{0}%", "%", "反馈÷制发，均按本期计",
            Period(ReviewFacts.LetterAnswered),
            OutOf: Period(ReviewFacts.LetterIssued))
        {
            Share = "review.letter-answered-share",
            Sayings = [new("", "意见书反馈率|建议书反馈率|意见书建议书反馈率"), new("", "反馈率") { Common = true }],
        },
        new("review.letter-answered-share", "", "制发意见书建议书反馈率", "Share of the letters issued that were answered", "制发的意见书、建议书反馈率{0}%", "%",
        "本期制发的意见书、建议书中已反馈的÷本期制发份数，反馈不论何时",
            Period(ReviewFacts.LetterIssuedAnswered),
            OutOf: Period(ReviewFacts.LetterIssued), Neighbours: "review.letter-answer-rate 是同期比，可超过100%"),
        new("review.performed", "", "复议决定已履行", "Decisions performed", "复议决定已履行{0}件", "件", "按履行日计",
            Period(ReviewFacts.Performed, Dimension.PerformanceState.Is(PerformanceState.Performed))),
        new("review.performance-rate", "", "复议决定履行率", "Decisions performed", "复议决定履行率{0}%", "%", "已履行÷已登记履行情况（已履行、部分履行、未履行）",
            Period(ReviewFacts.Performed, Dimension.PerformanceState.Is(PerformanceState.Performed)),
            OutOf: Period(ReviewFacts.Performed))
        {
            // Not every office registers whether its decisions are performed.
            Sayings = [new("", "复议决定履行率|行政复议决定履行率") { Loose = true }],
        },
    ];
}
