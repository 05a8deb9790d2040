using CaseTrack.Organisations;

namespace CaseTrack.Statistics.Definitions;

/// <summary>人民调解统计报表. What is counted of people's mediation, by dispute, source, parties and committee.</summary>
/// <remarks>司法部 prescribed documents and statistics of people's mediation in 2010; the order of its columns is not known for sure, so
/// offices replace the layout by their own.</remarks>
public static class MediationForm
{
    private static readonly IReadOnlyList<FormColumn> Course =
    [
        new("registered", "登记", "Registered", "mediation.registered"),
        new("accepted", "受理", "Accepted", "mediation.accepted"),
        new("succeeded", "调解成功", "Settled", "mediation.succeeded"),
        new("ended", "调解不成、终止", "Ended without agreement", "mediation.ended"),
        new("oral", "口头协议", "Oral agreements", "mediation.oral"),
        new("written", "书面协议", "Written agreements", "mediation.written"),
        new("amount", "协议涉及金额（元）", "Amount agreed (yuan)", "mediation.agreed-amount"),
        new("performed", "履行", "Performed", "mediation.performed"),
        new("applied", "申请司法确认", "Confirmation applied for", "mediation.confirmation.applied"),
        new("confirmed", "确认有效", "Confirmed", "mediation.confirmation.valid"),
        new("sued", "达成协议后起诉", "Taken to court", "mediation.agreement.sued"),
        new("revoked", "判决撤销、确认无效", "Revoked or void", "mediation.agreement.revoked"),
    ];

    private static readonly IReadOnlyList<(string, string, string)> Committees =
        [.. CommitteeKindName.All.Select(x => (x.Code, $"{x.Chinese}人民调解委员会", x.English))];

    public static readonly StatisticalForm Form = new(
        "people-mediation", "人民调解统计报表", "Statistics of people's mediation",
        "司法部《人民调解文书格式和统计报表》（2010年）；栏目顺序未能核实，各单位可换用自己的表样",
        [
            FormLines.By("types", "按纠纷类型", "By kind of dispute", Dimension.DisputeType, CodeList.DisputeTypes, Course),
            FormLines.By("sources", "按案件来源", "By source", Dimension.Source, CodeList.MediationSources, Course),
            FormLines.By("parties", "按当事人类型", "By parties", Dimension.ParticipantKind, CodeList.Of("participantKind"), Course),
            FormLines.By("committees", "按调委会种类", "By committee", Dimension.CommitteeKind, Committees, Course),
            FormLines.Of("work", "组织和工作情况", "Organisation and work",
                ("committees", "organisation.committees"), ("community-committees", "organisation.community-committees"),
                ("mediators", "mediators.people"), ("full-time", "mediators.full-time"),
                ("opening", "mediation.opening"), ("accepted", "mediation.accepted"), ("in", "mediation.transferred-in"),
                ("out", "mediation.transferred-out"), ("moved-in", "mediation.moved-in"), ("moved-out", "mediation.moved-out"),
                ("closed", "mediation.closed"), ("closing", "mediation.closing"),
                ("not-accepted", "mediation.not-accepted"), ("complex", "mediation.complex"), ("people", "mediation.people"),
                ("group", "mediation.group"), ("group-large", "mediation.group-large"),
                ("with-organisations", "mediation.with-organisations"), ("follow-ups", "mediation.follow-ups"),
                ("prevented", "mediation.escalation.prevented"), ("prevented-people", "mediation.escalation.people"),
                ("crime", "mediation.escalation.crime"), ("petition", "mediation.escalation.petition"),
                ("suicide", "mediation.escalation.suicide"), ("fight", "mediation.escalation.fight"),
                ("screenings", "screening.operations"), ("found", "screening.disputes-found"),
                ("subsidised", "mediation.subsidies.cases"), ("subsidies", "mediation.subsidies.yuan")),
        ])
    {
        Balances =
        [
            new("调解成功 = 口头协议 + 书面协议", "settled = oral + written agreements", "types.total.succeeded",
                [("types.total.oral", 1), ("types.total.written", 1)]),
            new("结转 + 受理 + 移入 − 移出 + 划入 − 划出 − 办结 = 未结", "brought forward + accepted + in − out − closed = carried forward",
                "work.closing.number",
                [
                    ("work.opening.number", 1), ("work.accepted.number", 1), ("work.in.number", 1), ("work.out.number", -1),
                    ("work.moved-in.number", 1), ("work.moved-out.number", -1), ("work.closed.number", -1),
                ]),
            new("防止激化 = 民转刑 + 群体性上访 + 自杀 + 群体性械斗", "prevented = crime + petition + suicide + fight", "work.prevented.number",
                [
                    ("work.crime.number", 1), ("work.petition.number", 1), ("work.suicide.number", 1), ("work.fight.number", 1),
                ]),
            new("各分表受理合计相等：来源", "accepted in all tables: by source", "sources.total.accepted", [("types.total.accepted", 1)]),
            new("各分表受理合计相等：工作情况", "accepted in all tables: work", "work.accepted.number", [("types.total.accepted", 1)]),
        ],
        Differences =
        [
            new("types.total.accepted", "mediation.community.accepted", "报表为全部调委会受理；年度报告为社区调委会受理",
                "The form counts all committees, the annual report those of communities"),
            new("types.total.succeeded", "mediation.linkage.succeeded", "报表为全部调解成功；年度报告为启动三级联动后调解成功",
                "The form counts every settlement, the annual report those in the three-level linkage"),
            new("committees.pre-litigation.succeeded", "mediation.pre-litigation.completed",
                "报表为诉前调解成功，按协议生效日计；年度报告为诉前调解完成，成功与不成均计，按办结日计",
                "The form counts settlements by the day they took effect, the annual report every case closed, by that day"),
            new("work.screenings.number", "screening.disputes-prevented", "报表为排查次数；年度报告另报预防起数，不是调解案件",
                "The form counts screenings; the annual report also disputes prevented, which are no cases"),
        ],
    };
}
