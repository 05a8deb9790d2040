using CaseTrack.Mediation;
using CaseTrack.Organisations;
using static CaseTrack.Figures.Populations;

namespace CaseTrack.Figures.Definitions;

/// <summary>人民调解的其他指标.</summary>
public static class MediationFigures
{
    private static readonly FactTerm[] ComesIn = [new(MediationFacts.Accepted), new(MediationFacts.TransferredIn)];
    private static readonly FactTerm[] GoesOut = [new(MediationFacts.Closed), new(MediationFacts.TransferredOut)];

    public static readonly IReadOnlyList<Figure> All =
    [
        new("mediation.registered", "", "登记纠纷", "Disputes registered", "登记纠纷{0}件", "件", "按登记日计",
            Period(MediationFacts.Registered))
        {
            Sayings = [new("登记", Saying.Disputes)],
        },
        new("mediation.accepted", "", "受理调解案件", "Cases accepted", "受理调解案件{0}件", "件", "全部调委会，按受理日计，不论结果",
            Period(MediationFacts.Accepted), Neighbours: "包含 mediation.community.accepted")
        {
            Sayings =
            [
                new("受理|共受理|接受", Saying.Disputes) { Bare = true },
                new("调处|共调解|共调处|调解处理|排查化解", Saying.Disputes) { Loose = true },
            ],
        },
        new("mediation.not-accepted", "", "不予受理", "Not accepted", "不予受理{0}件", "件", "按不予受理之日计",
            Period(MediationFacts.NotAccepted))
        {
            Sayings = [new("不予受理|不受理", Saying.Disputes)],
        },
        new("mediation.succeeded", "", "调解成功", "Settled", "调解成功{0}件", "件", "达成口头或书面协议，按协议生效日计",
            Period(MediationFacts.Succeeded), Neighbours: "包含 mediation.linkage.succeeded")
        {
            Sayings = [new("调解成功|成功调解|调处成功|成功化解|成功调处", Saying.Disputes), new("", "调解成功数|调成"),
                new("成功|化解|有效化解|妥善化解|就地化解|调解化解", Saying.Disputes) { Loose = true }, new("", "成功数|成功量") { Loose = true, Common = true }],
        },
        new("mediation.ended", "", "调解不成、终止", "Ended without agreement", "调解不成、终止{0}件", "件", "按终止日计",
            Period(MediationFacts.Ended))
        {
            Sayings = [new("调解不成|调解未成功|调解失败|终止调解|调解不成或终止|调解不成、终止|调解不成和终止|调解不成或者终止|未成功或终止|未成功、终止|不成或终止|不成、终止", Saying.Disputes)],
        },
        new("mediation.success-rate", "", "调解成功率", "Success rate", "调解成功率{0}%", "%", "调解成功件数÷受理件数，分子分母均按本期计",
            Period(MediationFacts.Succeeded),
            OutOf: Period(MediationFacts.Accepted))
        {
            Share = "mediation.success-share",
            Sayings = [new("", "调解成功率|调成率|化解成功率"), new("", "成功率") { Common = true }],
            Denominators = [new(
            "concluded", "÷调解结束件数（成功与不成，先不成后成功的只计成功）",
            Together(new FactTerm(MediationFacts.Succeeded),
                new FactTerm(MediationFacts.Ended, 1, Dimension.Outcome.Is(MediationOutcome.Ended))))],
        },
        new("mediation.success-share", "", "受理案件调解成功率", "Share of the accepted cases that were settled", "受理的案件中{0}%调解成功", "%",
        "本期受理的案件中已调解成功的÷本期受理件数，按受理日和受理的调委会计，成功不论何时",
            Period(MediationFacts.AcceptedSettled),
            OutOf: Period(MediationFacts.Accepted), Neighbours: "mediation.success-rate 是同期比，可超过100%"),
        new("mediation.oral", "", "口头协议", "Oral agreements", "口头协议{0}件", "件", "按协议达成日计",
            Period(MediationFacts.Succeeded, Dimension.AgreementForm.Is(AgreementForm.Oral)), Neighbours: "mediation.succeeded 的子集")
        {
            Sayings = [new("", "口头协议|口头调解协议")],
        },
        new("mediation.written", "", "书面协议", "Written agreements", "书面协议{0}件", "件", "按协议生效日计",
            Period(MediationFacts.Succeeded, Dimension.AgreementForm.Is(AgreementForm.Written)), Neighbours: "mediation.succeeded 的子集")
        {
            Sayings = [new("", "书面协议|书面调解协议|调解协议书|书面协议书|书面调解协议书")],
        },
        new("mediation.agreed-amount", "", "协议涉及金额", "Amount agreed", "协议涉及金额{0}元", "元", "Σ协议涉及金额，按协议生效日计，印刷时折合万元",
            Period(MediationFacts.AgreedAmount))
        {
            Sayings = [new("", "协议涉及金额|协议金额|涉案金额|协议总金额|调解协议金额"), new("", "涉及金额|标的额|涉及标的") { Loose = true },
                new("", "金额|总金额|标的") { Loose = true, Common = true }, new("涉及", "") { Loose = true, Common = true }],
        },
        new("mediation.performed", "", "已履行协议", "Agreements performed", "已履行协议{0}件", "件", "按履行完毕之日计，含即时履行",
            Period(MediationFacts.Performed))
        {
            Sayings = [new("", "已履行协议|履行协议"), new("履行|已履行", "协议|调解协议")],
        },
        new("mediation.performance-rate", "", "协议履行率", "Performance rate", "协议履行率{0}%", "%", "本期已履行件数÷本期调解成功件数",
            Period(MediationFacts.Performed),
            OutOf: Period(MediationFacts.Succeeded))
        {
            Share = "mediation.performance-due-share",
            Sayings = [new("", "协议履行率"), new("", "履行率") { Common = true }],
            Denominators = [new(
            "due", "本期履行期届满的协议中已履行件数÷本期履行期届满件数", Period(MediationFacts.PerformanceDue),
            Period(MediationFacts.PerformanceDue, Dimension.Performed.Is(Dimension.Yes)))],
        },
        new("mediation.performance-due-share", "", "到期协议履行率", "Share of the agreements due that were performed", "到期协议履行率{0}%", "%",
        "本期履行期届满的协议中已履行件数÷本期履行期届满件数",
            Period(MediationFacts.PerformanceDue, Dimension.Performed.Is(Dimension.Yes)),
            OutOf: Period(MediationFacts.PerformanceDue), Neighbours: "mediation.performance-rate 是同期比，可超过100%"),
        new("mediation.performance-due", "", "履行期届满协议", "Agreements due", "履行期届满协议{0}件", "件", "按协议约定的履行期限届满日计，即时履行和未约定期限的按协议达成日计",
            Period(MediationFacts.PerformanceDue)),
        new("mediation.linked", "", "三级联动案件", "Cases in the three-level linkage", "三级联动处理矛盾纠纷{0}件", "件",
        "按启动联动之日计，不论结果；参与层级见细分 linkageLevels",
            Period(MediationFacts.Linked), Neighbours: "mediation.linkage.succeeded 是其中达成协议的，两者按不同日期归期")
        {
            Sayings = [new("启动|处理", "三级联动|联动"), new("", "联动调解|联动处置|联动调处") { Loose = true }],
        },
        new("mediation.at-once", "", "即时履行", "Agreements performed at once", "即时履行{0}件", "件", "达成协议当日已履行的，按该日计",
            Period(MediationFacts.Performed, Dimension.AtOnce.Is(Dimension.Yes)), Neighbours: "mediation.performed 的子集")
        {
            Sayings = [new("即时履行|当场履行|当场履行完毕", "协议|调解")],
        },
        new("mediation.follow-ups", "", "回访", "Follow-up visits", "回访{0}次", "次", "按回访日计",
            Period(MediationFacts.FollowUp)),
        new("mediation.confirmation.applied", "", "申请司法确认", "Applications for judicial confirmation", "申请司法确认{0}件", "件", "按申请日计",
            Period(MediationFacts.ConfirmationApplied))
        {
            Sayings = [new("申请", "司法确认")],
        },
        new("mediation.confirmation.valid", "", "司法确认有效", "Agreements confirmed", "司法确认有效{0}件", "件", "法院裁定有效，按裁定日计",
            Period(MediationFacts.ConfirmationDecided, Dimension.ConfirmationResult.Is(ConfirmationResult.Valid)))
        {
            Sayings = [new("司法确认有效|确认有效", "协议|调解")],
        },
        new("mediation.confirmation-rate", "", "司法确认率", "Confirmation rate", "司法确认率{0}%", "%", "裁定有效件数÷书面协议件数",
            Period(MediationFacts.ConfirmationDecided, Dimension.ConfirmationResult.Is(ConfirmationResult.Valid)),
            OutOf: Period(MediationFacts.Succeeded, Dimension.AgreementForm.Is(AgreementForm.Written)))
        {
            Share = "mediation.confirmed-share",
            Denominators = [new("applied", "÷申请件数", Period(MediationFacts.ConfirmationApplied))],
        },
        new("mediation.confirmed-share", "", "书面协议确认率", "Share of the written agreements that were confirmed", "书面协议确认率{0}%", "%",
        "本期达成的书面协议中已裁定有效的÷本期书面协议件数，按协议生效日计，重新调解后再次确认的仍计一件",
            Period(MediationFacts.Confirmed),
            OutOf: Period(MediationFacts.Succeeded, Dimension.AgreementForm.Is(AgreementForm.Written)),
                Neighbours: "mediation.confirmation-rate 是同期比，可超过100%"),
        new("mediation.agreement.sued", "", "达成协议后起诉", "Agreements taken to court", "达成协议后起诉{0}件", "件", "按裁判日计，含维持、变更、撤销、无效",
            Period(MediationFacts.AgreementJudged)),
        new("mediation.agreement.upheld", "", "判决维持协议", "Agreements upheld", "判决维持协议{0}件", "件", "按裁判日计",
            Period(MediationFacts.AgreementJudged, Dimension.AgreementJudgment.Is(AgreementJudgment.Upheld)),
                Neighbours: "mediation.agreement.sued 的子集"),
        new("mediation.agreement.altered", "", "判决变更协议", "Agreements altered", "判决变更协议{0}件", "件", "按裁判日计",
            Period(MediationFacts.AgreementJudged, Dimension.AgreementJudgment.Is(AgreementJudgment.Altered)),
                Neighbours: "mediation.agreement.sued 的子集"),
        new("mediation.agreement.revoked", "", "判决撤销协议、确认无效", "Agreements revoked or void", "判决撤销协议、确认协议无效{0}件", "件", "按裁判日计",
            Together(Each(MediationFacts.AgreementJudged, Dimension.AgreementJudgment, AgreementJudgment.Revoked, AgreementJudgment.Void)),
            Neighbours: "mediation.agreement.sued 的子集"),
        new("mediation.complex", "", "疑难复杂案件", "Difficult cases", "疑难复杂案件{0}件", "件", "难易程度为疑难复杂或重大的受理案件",
            Together(Each(MediationFacts.Accepted, Dimension.Difficulty, Difficulty.Complex, Difficulty.Major)),
                Neighbours: "mediation.accepted 的子集")
        {
            // Not every committee enters how difficult a case is.
            Sayings = [new("", "疑难复杂案件|疑难复杂纠纷|疑难案件") { Loose = true }],
        },
        new("mediation.people", "", "调解涉及人数", "People involved", "调解涉及人数{0}人", "人", "Σ受理案件的涉及人数，未填人数的案件不计",
            Period(MediationFacts.People))
        {
            Sayings = [new("", "涉及人数|调解涉及人数"), new("涉及", "当事人|群众|人员"), new("", "当事人") { Loose = true, Common = true },
                new("涉及", "") { Loose = true, Common = true }],
        },
        new("mediation.group", "", "群体性纠纷", "Group disputes", "群体性纠纷{0}件", "件", "涉及五人以上的受理案件",
            Together(Each(MediationFacts.Accepted, Dimension.GroupSize, GroupSize.Small, GroupSize.Large)),
            Neighbours: "mediation.accepted 的子集，包含 mediation.group-large"),
        new("mediation.group-large", "", "十人以上群体性纠纷", "Disputes of ten people and more", "十人以上群体性纠纷{0}件", "件", "涉及十人以上的受理案件",
            Period(MediationFacts.Accepted, Dimension.GroupSize.Is(GroupSize.Large)), Neighbours: "mediation.group 的子集")
        {
            Sayings = [new("", "十人以上群体性纠纷|10人以上群体性纠纷"), new("十人以上|10人以上", "群体性纠纷|群体性矛盾纠纷|群体性案件")],
        },
        new("mediation.with-organisations", "", "涉企业和其他单位案件", "Cases with enterprises and other organisations", "涉企业和其他单位案件{0}件", "件",
        "当事人一方或双方为法人、其他社会组织的受理案件",
            Together(Each(MediationFacts.Accepted, Dimension.ParticipantKind, ParticipantKind.CitizenAndOrganisation,
                ParticipantKind.Organisations)),
            Neighbours: "mediation.accepted 的子集")
        {
            Sayings = [new("", "涉企业和其他单位案件|涉企业和其他单位纠纷|涉企业和其他单位的|涉企业和其他单位"),
                new("", "涉企业及其他单位|涉企业、其他单位|涉及企业和其他单位|涉及企业及其他单位|涉企业和其他组织|涉企业及其他组织|涉企纠纷|涉企业纠纷|涉企矛盾纠纷") { Loose = true }],
        },
        new("mediation.escalation.prevented", "", "防止纠纷激化", "Escalations prevented", "防止纠纷激化{0}件", "件", "四类合计，按记录日计",
            Period(MediationFacts.EscalationPrevented))
        {
            Sayings = [new("防止", "纠纷激化|矛盾激化"), new("", "防止纠纷激化")],
        },
        new("mediation.escalation.people", "", "防止纠纷激化涉及人数", "People in prevented escalations", "防止纠纷激化涉及人数{0}人", "人", "Σ人数",
            Period(MediationFacts.EscalationPreventedPeople)),
        new("mediation.escalation.crime", "", "防止民转刑", "Crimes prevented", "防止民转刑{0}件", "件", "按记录日计",
            Period(MediationFacts.EscalationPrevented, Dimension.Escalation.Is(EscalationKind.Crime)),
                Neighbours: "mediation.escalation.prevented 的子集")
        {
            Sayings = [new("防止|防止了", "民转刑案件|民转刑|民间纠纷转化为刑事案件")],
        },
        new("mediation.escalation.petition", "", "防止群体性上访", "Mass petitions prevented", "防止群体性上访{0}件", "件", "按记录日计",
            Period(MediationFacts.EscalationPrevented, Dimension.Escalation.Is(EscalationKind.Petition)),
                Neighbours: "mediation.escalation.prevented 的子集")
        {
            Sayings = [new("防止", "群体性上访")],
        },
        new("mediation.escalation.suicide", "", "防止自杀", "Suicides prevented", "防止民间纠纷引起自杀{0}件", "件", "按记录日计",
            Period(MediationFacts.EscalationPrevented, Dimension.Escalation.Is(EscalationKind.Suicide)),
                Neighbours: "mediation.escalation.prevented 的子集")
        {
            Sayings = [new("防止", "自杀|民间纠纷引起自杀")],
        },
        new("mediation.escalation.fight", "", "防止群体性械斗", "Mass fights prevented", "防止群体性械斗{0}件", "件", "按记录日计",
            Period(MediationFacts.EscalationPrevented, Dimension.Escalation.Is(EscalationKind.Fight)),
                Neighbours: "mediation.escalation.prevented 的子集")
        {
            Sayings = [new("防止", "群体性械斗|械斗")],
        },
        new("mediation.police-reports", "", "报告公安机关", "Reports to the police", "报告公安机关{0}次", "次", "人民调解法 §25，按报告日计",
            Period(MediationFacts.PoliceInformed)),
        new("mediation.opening", "", "调解上期结转", "Cases carried in", "上期结转调解案件{0}件", "件", "期初前受理（含移入）、期初前未办结且未移出",
            Opening(ComesIn, GoesOut))
        {
            Sayings = [new(Saying.Brought, Saying.Disputes)],
        },
        new("mediation.closed", "", "调解办结", "Cases closed", "调解办结{0}件", "件", "按办结日计",
            Period(MediationFacts.Closed))
        {
            Sayings = [new("办结|结案|调结|审结", Saying.Disputes), new("", "调解办结")],
        },
        new("mediation.transferred-in", "", "调解移入", "Transferred in", "移入调解案件{0}件", "件", "由其他调委会移交而来、尚未办结的，按移交日计；全区合计与移出相等",
            Period(MediationFacts.TransferredIn)),
        new("mediation.transferred-out", "", "调解移出", "Transferred out", "移出调解案件{0}件", "件", "移交其他调委会、尚未办结的，按移交日计",
            Period(MediationFacts.TransferredOut)),
        new("mediation.moved-in", "", "随调委会划入未结案件", "Pending cases of committees that came", "随调委会划入未结案件{0}件", "件",
        "本期由别处划入本机构的调委会，划入之日前受理而未结的案件；全区为零",
            BroughtIn(ComesIn, GoesOut)),
        new("mediation.moved-out", "", "随调委会划出未结案件", "Pending cases of committees that left", "随调委会划出未结案件{0}件", "件",
        "本期划往别处的调委会，划出之日前受理而未结的案件；全区为零",
            TakenOut(ComesIn, GoesOut)),
        new("mediation.referrals-answered", "", "委派委托回复", "Referrals answered", "回复委派、委托{0}件", "件", "按向委派、委托机关回复之日计",
            Period(MediationFacts.ReferralAnswered)),
        new("mediation.average-days", "", "调解平均用时", "Average days from acceptance to closing", "平均用时{0}天", "天", "Σ（办结日−受理日）÷办结件数，自然日",
            Period(MediationFacts.Days),
            OutOf: Period(MediationFacts.Closed))
        {
            Sayings = [new("", "平均用时|平均办理时间|平均办结时间|平均调解时间|调解平均用时|平均调解用时"),
                new(Saying.OnAverage, "") { Common = true }],
        },
        new("mediation.closing", "", "调解期末未结", "Cases pending", "期末未结调解案件{0}件", "件", "期末前受理（含移入）、期末前未办结且未移出",
            Closing(ComesIn, GoesOut))
        {
            Sayings = [new(Saying.Pending + "|正在办理|转入下期|转入下年", Saying.Disputes)],
        },
        new("organisation.committees", "", "人民调解委员会", "Mediation committees", "人民调解委员会{0}个", "个", "期末有效的调委会，各种类合计",
            new(DecidingDate.HappenedOn, Measure.Stock, new FactTerm(OrganisationFacts.Established, 1,
                Dimension.OrganisationKind.Is(OrganisationKind.MediationCommittee)),
            new FactTerm(OrganisationFacts.Dissolved, -1, Dimension.OrganisationKind.Is(OrganisationKind.MediationCommittee))))
        {
            Sayings = [new("", "人民调解委员会|调委会|人民调解组织"), new("", "调解委员会|调解组织") { Loose = true }],
        },
    ];
}
