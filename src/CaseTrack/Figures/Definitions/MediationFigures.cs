using static CaseTrack.Figures.Populations;

namespace CaseTrack.Figures.Definitions;

/// <summary>人民调解的其他指标: B.6, B.7.</summary>
public static class MediationFigures
{
    public static readonly IReadOnlyList<Figure> All =
    [
        new("mediation.registered", "", "登记纠纷", "Disputes registered", "登记纠纷{0}件", "件", "按登记日计",
            Period("mediation.registered")),
        new("mediation.accepted", "", "受理调解案件", "Cases accepted", "受理调解案件{0}件", "件", "全部调委会，按受理日计，不论结果",
            Period("mediation.accepted"), Neighbours: "包含 mediation.community.accepted"),
        new("mediation.not-accepted", "", "不予受理", "Not accepted", "不予受理{0}件", "件", "按不予受理之日计",
            Period("mediation.not-accepted")),
        new("mediation.succeeded", "", "调解成功", "Settled", "调解成功{0}件", "件", "达成口头或书面协议，按协议生效日计",
            Period("mediation.succeeded"), Neighbours: "包含 mediation.linkage.succeeded"),
        new("mediation.ended", "", "调解不成、终止", "Ended without agreement", "调解不成、终止{0}件", "件", "按终止日计",
            Period("mediation.ended")),
        new("mediation.success-rate", "", "调解成功率", "Success rate", "调解成功率{0}%", "%", "调解成功件数÷受理件数，分子分母均按本期计",
            Period("mediation.succeeded"),
            OutOf: Period("mediation.accepted"))
        {
            Denominators = [new("concluded", "÷办结件数（成功与不成）", Together(new FactTerm("mediation.succeeded"), new FactTerm("mediation.ended")))],
        },
        new("mediation.oral", "", "口头协议", "Oral agreements", "口头协议{0}件", "件", "按协议达成日计",
            Period("mediation.succeeded", "agreementForm=oral"), Neighbours: "mediation.succeeded 的子集"),
        new("mediation.written", "", "书面协议", "Written agreements", "书面协议{0}件", "件", "按协议生效日计",
            Period("mediation.succeeded", "agreementForm=written"), Neighbours: "mediation.succeeded 的子集"),
        new("mediation.agreed-amount", "", "协议涉及金额", "Amount agreed", "协议涉及金额{0}元", "元", "Σ协议涉及金额，按协议生效日计，印刷时折合万元",
            Period("mediation.agreed-amount")),
        new("mediation.performed", "", "已履行协议", "Agreements performed", "已履行协议{0}件", "件", "按履行完毕之日计，含即时履行",
            Period("mediation.performed")),
        new("mediation.performance-rate", "", "协议履行率", "Performance rate", "协议履行率{0}%", "%", "本期已履行件数÷本期调解成功件数",
            Period("mediation.performed"),
            OutOf: Period("mediation.succeeded")),
        new("mediation.follow-ups", "", "回访", "Follow-up visits", "回访{0}次", "次", "按回访日计",
            Period("mediation.follow-up")),
        new("mediation.confirmation.applied", "", "申请司法确认", "Applications for judicial confirmation", "申请司法确认{0}件", "件", "按申请日计",
            Period("mediation.confirmation-applied")),
        new("mediation.confirmation.valid", "", "司法确认有效", "Agreements confirmed", "司法确认有效{0}件", "件", "法院裁定有效，按裁定日计",
            Period("mediation.confirmation-decided", "confirmationResult=valid")),
        new("mediation.confirmation-rate", "", "司法确认率", "Confirmation rate", "司法确认率{0}%", "%", "裁定有效件数÷书面协议件数",
            Period("mediation.confirmation-decided", "confirmationResult=valid"),
            OutOf: Period("mediation.succeeded", "agreementForm=written"))
        {
            Denominators = [new("applied", "÷申请件数", Period("mediation.confirmation-applied"))],
        },
        new("mediation.agreement.sued", "", "达成协议后起诉", "Agreements taken to court", "达成协议后起诉{0}件", "件", "按裁判日计，含维持、变更、撤销、无效",
            Period("mediation.agreement-judged")),
        new("mediation.agreement.upheld", "", "判决维持协议", "Agreements upheld", "判决维持协议{0}件", "件", "按裁判日计",
            Period("mediation.agreement-judged", "agreementJudgment=upheld"), Neighbours: "mediation.agreement.sued 的子集"),
        new("mediation.complex", "", "疑难复杂案件", "Difficult cases", "疑难复杂案件{0}件", "件", "难易程度为疑难复杂或重大的受理案件",
            Together(Each("mediation.accepted", "difficulty", "complex", "major")), Neighbours: "mediation.accepted 的子集"),
        new("mediation.escalation.prevented", "", "防止纠纷激化", "Escalations prevented", "防止纠纷激化{0}件", "件", "四类合计，按记录日计",
            Period("mediation.escalation-prevented")),
        new("mediation.escalation.people", "", "防止纠纷激化涉及人数", "People in prevented escalations", "防止纠纷激化涉及人数{0}人", "人", "Σ人数",
            Period("mediation.escalation-prevented-people")),
        new("mediation.escalation.crime", "", "防止民转刑", "Crimes prevented", "防止民转刑{0}件", "件", "按记录日计",
            Period("mediation.escalation-prevented", "escalation=crime"), Neighbours: "mediation.escalation.prevented 的子集"),
        new("mediation.escalation.petition", "", "防止群体性上访", "Mass petitions prevented", "防止群体性上访{0}件", "件", "按记录日计",
            Period("mediation.escalation-prevented", "escalation=petition"), Neighbours: "mediation.escalation.prevented 的子集"),
        new("mediation.police-reports", "", "报告公安机关", "Reports to the police", "报告公安机关{0}次", "次", "人民调解法 §25，按报告日计",
            Period("mediation.police-informed")),
        new("mediation.opening", "", "调解上期结转", "Cases carried in", "上期结转调解案件{0}件", "件", "期初前受理、期初前未办结",
            Opening("mediation.accepted", "mediation.closed")),
        new("mediation.closed", "", "调解办结", "Cases closed", "调解办结{0}件", "件", "按办结日计",
            Period("mediation.closed")),
        new("mediation.average-days", "", "调解平均用时", "Average days from acceptance to closing", "平均用时{0}天", "天", "Σ（办结日−受理日）÷办结件数，自然日",
            Period("mediation.days"),
            OutOf: Period("mediation.closed")),
        new("mediation.closing", "", "调解期末未结", "Cases pending", "期末未结调解案件{0}件", "件", "期末前受理、期末前未办结",
            Closing("mediation.accepted", "mediation.closed")),
        new("organisation.committees", "", "人民调解委员会", "Mediation committees", "人民调解委员会{0}个", "个", "期末有效的调委会，各种类合计",
            new(DecidingDate.HappenedOn, Measure.Stock, new FactTerm("organisation.established", 1, "organisationKind=mediation-committee"), new FactTerm("organisation.dissolved", -1, "organisationKind=mediation-committee"))),
    ];
}
