namespace CaseTrack.Statistics.Definitions;

/// <summary>行政复议、行政应诉统计报表. What came in, how it was dealt with and how it ended, by respondent, subject, field and applicant;
/// lawsuits.</summary>
/// <remarks>行政复议法实施条例 asks for the statistics; that what is withdrawn before acceptance and what is told to go elsewhere stands
/// under 其他 is known for sure, the order of the columns is not.</remarks>
public static class ReviewForm
{
    private static readonly IReadOnlyList<FormColumn> Course =
    [
        new("received", "新收", "Received", "review.received"),
        new("accepted", "受理", "Accepted", "review.accepted"),
        new("refused", "不予受理", "Refused", "review.refused"),
        new("other", "其他（受理前撤回、告知转送）", "Otherwise (withdrawn, referred)", "review.processed-otherwise"),
        new("abandoned", "视为放弃", "Abandoned", "review.abandoned"),
        new("concluded", "审结", "Concluded", "review.concluded"),
        new("dismissed", "驳回", "Dismissed", "review.dismissed"),
        new("upheld", "维持", "Upheld", "review.upheld"),
        new("unlawful", "确认违法", "Declared unlawful", "review.declared-unlawful"),
        new("void", "确认无效", "Declared void", "review.declared-void"),
        new("revoked", "撤销", "Revoked", "review.revoked"),
        new("altered", "变更", "Altered", "review.altered"),
        new("ordered", "责令履行", "Performance ordered", "review.performance-ordered"),
        new("agreement", "行政协议决定", "On agreements", "review.agreement-decided"),
        new("mediated", "调解", "Mediated", "review.mediated"),
        new("terminated", "终止", "Terminated", "review.terminated"),
    ];

    private static readonly (string Cell, int Sign)[] Outcomes =
        [.. Course.SkipWhile(x => x.Code != "dismissed").Select(x => ($"respondents.total.{x.Code}", 1))];

    public static readonly StatisticalForm Form = new(
        "review-and-litigation", "行政复议、行政应诉统计报表", "Statistics of administrative review and litigation",
        "司法部制发、统计部门批准的行政复议、行政应诉案件统计报表；栏目顺序未能核实，各单位可换用自己的表样",
        [
            FormLines.By("respondents", "按被申请人", "By respondent", Dimension.RespondentKind, CodeList.RespondentKinds, Course),
            FormLines.By("subjects", "按复议事项", "By subject", Dimension.Subject, CodeList.ReviewSubjects, Course),
            FormLines.By("fields", "按行政管理领域", "By field", Dimension.Field, CodeList.AdministrativeFields, Course),
            FormLines.By("applicants", "按申请人", "By applicant", Dimension.ApplicantKind, CodeList.Of("applicantKind"), Course),
            FormLines.By("routes", "复议前置与选择复议", "Mandatory or chosen", Dimension.ReviewRoute, CodeList.Of("reviewRoute"), Course),
            FormLines.Of("work", "结转和其他情况", "Carried over, and else",
                ("opening", "review.opening"), ("accepted", "review.accepted"), ("moved-in", "review.moved-in"),
                ("moved-out", "review.moved-out"), ("concluded", "review.concluded"), ("closing", "review.closing"),
                ("withdrawn", "review.withdrawn"), ("referred", "review.referred"), ("people", "review.applicants"),
                ("group", "review.group"), ("deemed", "review.deemed-accepted"), ("hearings", "review.hearings"),
                ("suspensions", "review.suspensions"), ("rules", "review.rule-reviews"),
                ("compensation", "review.compensation-ordered"), ("opinions", "review.opinion-letters"),
                ("suggestions", "review.suggestion-letters")),
            FormLines.Of("litigation", "行政应诉", "Litigation",
                ("reviewed", "litigation.filed"), ("reviewed-first", "litigation.first-instance"),
                ("reviewed-second", "litigation.second-instance"), ("joint", "litigation.joint"),
                ("reviewed-judged", "litigation.judgments"), ("reviewed-lost", "litigation.lost"),
                ("reviewed-hearings", "litigation.hearings"), ("principal", "litigation.principal-attended"),
                ("opening", "lawsuits.opening"), ("received", "lawsuits.received"), ("first", "lawsuits.first-instance"),
                ("moved-in", "lawsuits.moved-in"), ("moved-out", "lawsuits.moved-out"),
                ("judged", "lawsuits.judged"), ("lost", "lawsuits.lost"), ("hearings", "lawsuits.hearings"),
                ("attended", "lawsuits.attended"), ("closing", "lawsuits.closing")),
        ])
    {
        Balances =
        [
            new("结转 + 受理 + 划入 − 划出 − 审结 = 未审结", "brought forward + accepted + in − out − concluded = carried forward",
                "work.closing.number",
                [
                    ("work.opening.number", 1), ("work.accepted.number", 1), ("work.moved-in.number", 1), ("work.moved-out.number", -1),
                    ("work.concluded.number", -1),
                ]),
            new("审结 = 各种结案方式之和", "concluded = the sum of all outcomes", "respondents.total.concluded", Outcomes),
            new("其他 = 受理前撤回 + 告知转送", "otherwise = withdrawn before acceptance + referred", "respondents.total.other",
                [("work.withdrawn.number", 1), ("work.referred.number", 1)]),
            new("应诉：结转 + 新收 + 划入 − 划出 − 裁判 = 未结", "lawsuits: brought forward + received + in − out − judged = carried forward",
                "litigation.closing.number",
                [
                    ("litigation.opening.number", 1), ("litigation.received.number", 1), ("litigation.moved-in.number", 1),
                    ("litigation.moved-out.number", -1), ("litigation.judged.number", -1),
                ]),
            new("各分表新收合计相等：复议事项", "received in all tables: by subject", "subjects.total.received",
                [("respondents.total.received", 1)]),
        ],
        Differences =
        [
            new("respondents.total.accepted", "review.received.accepted",
                "报表为本期受理，按受理日计；年度报告“进入实体审查”为本期收到的申请中已受理的，按收到日计",
                "The form counts acceptances of the period; the annual report those of the applications received in it"),
            new("respondents.total.other", "review.received.withdrawn-after-mediation",
                "报表“其他”为受理前撤回与告知转送合计；年度报告为其中本期收到、经调解撤回的",
                "The form counts what was withdrawn before acceptance or referred; the annual report what was withdrawn after mediation"),
            new("litigation.received.number", "litigation.filed",
                "报表新收应诉为非经本机关复议的诉讼；复议后被诉另列", "The form's lawsuits are those without a review here; those after one stand apart"),
        ],
    };
}
