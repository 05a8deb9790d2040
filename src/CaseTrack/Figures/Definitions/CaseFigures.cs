using CaseTrack.Mediation;
using CaseTrack.Organisations;
using CaseTrack.Review;
using CaseTrack.Supervision;
using static CaseTrack.Figures.DecidingDate;
using static CaseTrack.Figures.Measure;
using static CaseTrack.Figures.Populations;

namespace CaseTrack.Figures.Definitions;

/// <summary>来自三类案件和机构登记的指标. Each can be followed to its cases.</summary>
public static class CaseFigures
{
    public static readonly IReadOnlyList<Figure> All =
    [
        new("mediation.linkage.succeeded", "F01", "三级联动调解成功", "Disputes settled through the three-level linkage",
            "全年调解成功矛盾纠纷{0}件", "件", "启动三级联动且达成协议的案件，按协议生效日计，一件纠纷计一件",
            new(HappenedOn, Flow, new FactTerm(MediationFacts.Succeeded, 1, Dimension.Linkage.Is(Dimension.Yes))),
            Neighbours: "与 mediation.community.accepted、mediation.pre-litigation.completed 部分重叠，不可相加")
        {
            Sayings = [new("调解成功|成功调解|调处成功|成功化解|成功调处", Saying.Disputes), new("", "三级联动调解成功|联动调解成功"),
                new("成功|化解|调处|处置|有效化解|妥善化解", Saying.Disputes) { Loose = true }],
        },
        new("mediation.community.accepted", "F02", "社区调委会受理调解案件", "Cases accepted by community committees",
            "受理调解案件{0}件", "件", "社区人民调解委员会受理的案件，按受理日计，不论结果",
            new(HappenedOn, Flow, new FactTerm(MediationFacts.Accepted, 1, Dimension.CommitteeKind.Is(CommitteeKind.Community))),
            Neighbours: "与 mediation.pre-litigation.completed 按调委会种类互斥；与 mediation.linkage.succeeded 部分重叠")
        {
            Sayings = [new("受理|共受理|接受", Saying.Disputes) { Bare = true }],
        },
        new("organisation.community-committees", "F03", "社区人民调解委员会", "Community mediation committees",
            "全区{0}个社区人民调解委员会", "个", "期末有效的社区人民调解委员会",
            new(HappenedOn, Stock, new FactTerm(OrganisationFacts.Established, 1, Dimension.CommitteeKind.Is(CommitteeKind.Community)),
            new FactTerm(OrganisationFacts.Dissolved, -1, Dimension.CommitteeKind.Is(CommitteeKind.Community))))
        {
            Sayings = [new("", "社区人民调解委员会|社区调委会|村（居）人民调解委员会|村（居）调委会|村居调委会")],
        },
        new("mediation.pre-litigation.completed", "F04", "诉前调解完成", "Pre-litigation mediations completed",
            "诉前人民调解委员会全年完成诉前调解{0}件", "件", "诉前人民调解委员会办结的案件，成功与不成均计，按办结日计",
            new(HappenedOn, Flow, new FactTerm(MediationFacts.Closed, 1, Dimension.CommitteeKind.Is(CommitteeKind.PreLitigation))),
            Neighbours: "“完成”不等于“成功”；与 mediation.community.accepted 互斥")
        {
            Sayings = [new("完成|办结|调结|结案", Saying.Disputes, "诉前"), new("", "诉前调解完成|诉前调解办结"), new("", "诉前调解") { Loose = true }],
        },
        new("review.received", "F05", "收到行政复议申请", "Review applications received",
            "全年收到行政复议申请{0}件", "件", "按收到日计，不按受理日",
            new(CohortOn, Flow, new FactTerm(ReviewFacts.Received)))
        {
            Sayings = [new("收到|新收|收案|接收|接到|接受|共收|收", Saying.Reviews) { Bare = true }, new("", "新收行政复议申请|新收复议案件")],
        },
        new("review.received.accepted", "F06", "进入实体审查", "Of these, examined on the merits",
            "进入实体审查的{0}件", "件", "本期收到的申请中已受理（含视为受理）的",
            new(CohortOn, Flow, new FactTerm(ReviewFacts.Accepted)), Neighbours: "review.received 的子集")
        {
            Sayings = [new("进入", "实体审查|实体审理"), new("", "进入实体审查的")],
        },
        new("review.received.withdrawn-after-mediation", "F07", "受理前调解撤回", "Of these, withdrawn after mediation before acceptance",
            "受理前调解撤销{0}件", "件", "本期收到的申请中，受理前经调解由申请人撤回的（报告用语“撤销”，法律上为“撤回”）",
            new(CohortOn, Flow, new FactTerm(ReviewFacts.Withdrawn, 1, Dimension.WithdrawalReason.Is(WithdrawalReason.AfterMediation))),
                Neighbours: "review.received 的子集")
        {
            Sayings = [new("撤回|撤销|撤回申请", Saying.Reviews, "受理前调解|经调解|调解后|案前调解|受理前经调解|受理前通过调解|通过调解|经过调解"),
                new("", "受理前调解撤销|受理前调解撤回"), new("前端化解|案前化解|受理前化解", Saying.Reviews)],
        },
        new("review.received.otherwise", "", "其余收到的申请", "Of these, refused, withdrawn otherwise, or still being screened",
            "其他{0}件", "件", "本期收到的申请中既未受理也未经受理前调解撤回的：不予受理、告知转送、视为放弃、自行撤回、尚在审查",
            Cohort(new(ReviewFacts.Received), new(ReviewFacts.Accepted, -1),
                new(ReviewFacts.Withdrawn, -1, Dimension.WithdrawalReason.Is(WithdrawalReason.AfterMediation))),
            Neighbours: "review.received 的余项")
        {
            Sayings = [new("", "其余收到的申请")],
        },
        Received("refused", "不予受理", "refused", new FactTerm(ReviewFacts.Refused)),
        Received("referred", "告知、转送", "referred", new FactTerm(ReviewFacts.Referred)),
        Received("abandoned", "视为放弃", "deemed abandoned", new FactTerm(ReviewFacts.Abandoned)),
        Received("withdrawn-otherwise", "自行撤回", "withdrawn otherwise", new(ReviewFacts.Withdrawn),
        new(ReviewFacts.Withdrawn, -1, Dimension.WithdrawalReason.Is(WithdrawalReason.AfterMediation))),
        Received("pending", "尚在审查", "still being screened",
            new(ReviewFacts.Received), new(ReviewFacts.Accepted, -1), new(ReviewFacts.Withdrawn, -1), new(ReviewFacts.Refused, -1),
            new(ReviewFacts.Referred, -1), new(ReviewFacts.Abandoned, -1)),
        new("supervision.opened", "F08", "行政执法监督立案", "Supervision files opened",
            "全年行政执法监督立案{0}件", "件", "按立案日计", new(CohortOn, Flow, new FactTerm(SupervisionFacts.Opened)))
        {
            Sayings = [new("立案|立案查处|立案办理", Saying.Supervisions) { Bare = true }, new("", "行政执法监督立案|执法监督立案")],
        },
        new("supervision.opened.rectified", "F09", "立案后整改", "Of these, rectified",
            "整改{0}件", "件", "本期立案的案件中整改完成的", new(CohortOn, Flow, new FactTerm(SupervisionFacts.Rectified)),
            Neighbours: "supervision.opened 的子集")
        {
            Sayings = [new("整改|已整改|督促整改|整改完成|完成整改|整改到位", Saying.Supervisions) { Common = true }],
        },
        new("supervision.opened.handed-over", "F10", "立案后移交", "Of these, handed over",
            "移交{0}件", "件", "本期立案的案件中移交其他机关的", new(CohortOn, Flow, new FactTerm(SupervisionFacts.HandedOver)),
            Neighbours: "supervision.opened 的子集")
        {
            Sayings = [new("移交|移送|已移交", Saying.Supervisions)],
        },
        new("supervision.opened.otherwise", "", "其余立案", "Of these, still open, not established or withdrawn",
            "其他{0}件", "件", "本期立案的案件中办理中、不成立或撤案的",
            Cohort(new(SupervisionFacts.Opened), new(SupervisionFacts.Rectified, -1), new(SupervisionFacts.HandedOver, -1)),
            Neighbours: "supervision.opened 的余项")
        {
            Sayings = [new("", "其余立案")],
        },
        Opened("not-established", "不成立", "not established", new FactTerm(SupervisionFacts.NotEstablished, 1,
            Dimension.Opened.Is(Dimension.Yes))),
        Opened("withdrawn", "撤案", "withdrawn", new FactTerm(SupervisionFacts.Withdrawn, 1, Dimension.Opened.Is(Dimension.Yes))),
        Opened("pending", "办理中", "still open", new(SupervisionFacts.Opened), new(SupervisionFacts.Rectified, -1),
        new(SupervisionFacts.HandedOver, -1),
            new(SupervisionFacts.NotEstablished, -1, Dimension.Opened.Is(Dimension.Yes)),
                new(SupervisionFacts.Withdrawn, -1, Dimension.Opened.Is(Dimension.Yes))),
        new("matters.records", "", "三类案件合计（件次）", "Cases of the three kinds", "三类案件{0}件次", "件次",
        "人民调解、行政复议、行政执法监督的登记、收到和线索，按各机构分别计，作废、合并的除外",
            new(HappenedOn, Flow, new FactTerm(MatterFacts.Opened)), Neighbours: "同一事项经移送在多个机构立案的重复计入；去重见 matters.distinct"),
        new("matters.distinct", "", "三类案件事项数（去重）", "Matters behind those cases", "涉及事项{0}件", "件", "同上，经移送形成的同一事项只计一件，计在最先登记的机构",
            new(HappenedOn, Distinct, new FactTerm(MatterFacts.Opened)), Neighbours: "matters.records 去重后的数")
        {
            Sayings = [new("", "涉及事项")],
        },
    ];

    private static Figure Received(string code, string chinese, string english, params FactTerm[] terms) => new(
        $"review.received.{code}", "", $"收到后{chinese}", $"Of these, {english}", $"{chinese}{{0}}件", "件", $"本期收到的申请中{chinese}的",
        Cohort(terms),
        Neighbours: "review.received.otherwise 的子集；同名的 review 指标按发生日计");

    private static Figure Opened(string code, string chinese, string english, params FactTerm[] terms) => new(
        $"supervision.opened.{code}", "", $"立案后{chinese}", $"Of these, {english}", $"{chinese}{{0}}件", "件", $"本期立案的案件中{chinese}的",
        Cohort(terms),
        Neighbours: "supervision.opened.otherwise 的子集");
}
