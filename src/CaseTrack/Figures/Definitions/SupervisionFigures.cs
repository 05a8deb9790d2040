using CaseTrack.Supervision;
using static CaseTrack.Figures.Populations;

namespace CaseTrack.Figures.Definitions;

/// <summary>行政执法监督的其他指标.</summary>
public static class SupervisionFigures
{
    private static readonly FactTerm[] ComesIn = [new(SupervisionFacts.Opened)];
    private static readonly FactTerm[] GoesOut = [new(SupervisionFacts.Closed, 1, Dimension.Opened.Is(Dimension.Yes))];

    public static readonly IReadOnlyList<Figure> All =
    [
        new("supervision.leads", "", "监督线索", "Leads", "监督线索{0}条", "条", "按登记日计",
            Period(SupervisionFacts.Lead))
        {
            Sayings = [new("", "监督线索|执法监督线索|问题线索|违法线索"), new("登记|收到|接收|受理|收集", "监督线索|行政执法监督线索|执法监督线索"),
                new("", "线索") { Loose = true, Common = true }],
        },
        new("supervision.opening", "", "监督上期结转", "Files carried in", "上期结转监督案件{0}件", "件", "期初前立案、期初前未结案",
            Opening(ComesIn, GoesOut))
        {
            Sayings = [new(Saying.Brought, Saying.Supervisions)],
        },
        new("supervision.rectified", "", "本期整改完成", "Rectified in the period", "本期整改完成{0}件", "件", "按验收日计，不论立案年度",
            Period(SupervisionFacts.Rectified), Neighbours: "与 supervision.opened.rectified 不同：后者按立案年度")
        {
            Sayings = [new("整改|整改完成|本期整改完成", Saying.Supervisions) { Common = true }],
        },
        new("supervision.handed-over", "", "本期移交", "Handed over in the period", "本期移交{0}件", "件", "按移交日计，不论立案年度",
            Period(SupervisionFacts.HandedOver))
        {
            Sayings = [new("移交|移送|本期移交", Saying.Supervisions)],
        },
        new("supervision.not-established", "", "不予立案、不成立", "Not established", "不予立案、不成立{0}件", "件", "按决定日计，含未立案的线索",
            Period(SupervisionFacts.NotEstablished))
        {
            Sayings = [new("", "不予立案、不成立"), new("不成立|不予立案|查证不实|经查不成立", Saying.Supervisions + "|线索") { Loose = true }],
        },
        new("supervision.withdrawn", "", "撤案", "Withdrawn", "撤案{0}件", "件", "按撤案日计",
            Period(SupervisionFacts.Withdrawn))
        {
            Sayings = [new("撤案|撤销案件", Saying.Supervisions)],
        },
        new("supervision.closed", "", "监督结案", "Files closed", "监督结案{0}件", "件", "立案后结案，按结案日计",
            Together(new FactTerm(SupervisionFacts.Closed, 1, Dimension.Opened.Is(Dimension.Yes))))
        {
            Sayings = [new("结案|办结", Saying.Supervisions), new("", "监督结案")],
        },
        new("supervision.closing", "", "监督期末未结", "Files pending", "未结监督案件{0}件", "件", "期末前立案、期末前未结案",
            Closing(ComesIn, GoesOut))
        {
            Sayings = [new(Saying.Pending, Saying.Supervisions)],
        },
        new("supervision.moved-in", "", "随监督机构划入未结案件", "Pending files of offices that came", "随监督机构划入未结案件{0}件", "件",
        "本期由别处划入本机构的监督机构，划入之日前立案而未结的案件；全区为零",
            BroughtIn(ComesIn, GoesOut)),
        new("supervision.moved-out", "", "随监督机构划出未结案件", "Pending files of offices that left", "随监督机构划出未结案件{0}件", "件",
        "本期划往别处的监督机构，划出之日前立案而未结的案件；全区为零",
            TakenOut(ComesIn, GoesOut)),
        new("supervision.notices", "", "行政执法监督通知书", "Notices", "行政执法监督通知书{0}份", "份", "按制发日计",
            Period(SupervisionFacts.InstrumentIssued, Dimension.Instrument.Is(InstrumentCode.Notice)))
        {
            Sayings = [new("", "行政执法监督通知书|执法监督通知书|监督通知书"), new("", "通知书") { Loose = true, Common = true }],
        },
        new("supervision.opinions", "", "行政执法监督意见书", "Opinions", "行政执法监督意见书{0}份", "份", "按制发日计",
            Period(SupervisionFacts.InstrumentIssued, Dimension.Instrument.Is(InstrumentCode.Opinion)))
        {
            Sayings = [new("", "行政执法监督意见书|执法监督意见书|监督意见书"), new("", "意见书") { Loose = true, Common = true }],
        },
        new("supervision.decisions", "", "行政执法监督决定书", "Decisions", "行政执法监督决定书{0}份", "份", "按制发日计",
            Period(SupervisionFacts.InstrumentIssued, Dimension.Instrument.Is(InstrumentCode.Decision)))
        {
            Sayings = [new("", "行政执法监督决定书|执法监督决定书|监督决定书"), new("", "决定书") { Loose = true, Common = true }],
        },
        new("supervision.problems-found", "", "发现执法问题", "Problems found", "发现执法问题{0}个", "个", "按发现日计",
            Period(SupervisionFacts.ProblemFound))
        {
            Sayings = [new("发现|查找|查摆|发现并纠正|发现并整改", "执法问题|行政执法问题|执法不规范问题"), new("发现|查找|查摆|发现并纠正", "问题") { Loose = true, Common = true }],
        },
        new("supervision.problems-solved", "", "问题整改完成", "Problems solved", "问题整改完成{0}个", "个", "按整改完成日计",
            Period(SupervisionFacts.ProblemSolved)),
        new("supervision.rectification-rate", "", "整改率", "Rectification rate", "整改率{0}%", "%", "整改件数÷立案件数，按立案年度",
            new(DecidingDate.CohortOn, Measure.Flow, new FactTerm(SupervisionFacts.Rectified)),
            OutOf: new(DecidingDate.CohortOn, Measure.Flow, new FactTerm(SupervisionFacts.Opened)))
        {
            Sayings = [new("", "整改率|案件整改率") { Common = true }],
            Denominators = [new(
            "handled", "÷（整改+移交）",
            new(DecidingDate.CohortOn, Measure.Flow, new FactTerm(SupervisionFacts.Rectified), new FactTerm(SupervisionFacts.HandedOver)))],
        },
        new("supervision.problem-rectification-rate", "", "问题整改率", "Share of problems solved", "问题整改率{0}%", "%",
        "整改完成问题数÷发现问题数，均按本期计；件级整改率见 supervision.rectification-rate",
            Period(SupervisionFacts.ProblemSolved),
            OutOf: Period(SupervisionFacts.ProblemFound)) { Share = "supervision.problem-solved-share" },
        new("supervision.problem-solved-share", "", "发现问题整改率", "Share of the problems found that were solved", "发现的问题整改率{0}%", "%",
        "本期发现的问题中已整改完成的÷本期发现问题数，整改不论何时",
            Period(SupervisionFacts.ProblemFoundSolved),
            OutOf: Period(SupervisionFacts.ProblemFound), Neighbours: "supervision.problem-rectification-rate 是同期比，可超过100%"),
        new("supervision.special", "", "专项监督立案", "Files of special supervision", "专项监督立案{0}件", "件", "监督方式为专项监督，按立案日计",
            Period(SupervisionFacts.Opened, Dimension.SupervisionManner.Is(SupervisionManner.Special)),
                Neighbours: "supervision.opened 的子集")
        {
            Sayings = [new("立案", Saying.Supervisions, "专项监督"), new("", "专项监督立案")],
        },
        new("supervision.sanctions-proposed", "", "提请处分", "Sanctions proposed", "提请处分{0}次", "次", "按提请之日计",
            Period(SupervisionFacts.SanctionProposed)),
        new("supervision.interviews", "", "约谈", "Interviews", "约谈{0}次", "次", "按约谈日计",
            Period(SupervisionFacts.Interview))
        {
            Sayings = [new("约谈", "")],
        },
        new("supervision.circulars", "", "通报", "Circulars", "通报{0}次", "次", "按通报日计",
            Period(SupervisionFacts.Circular))
        {
            Sayings = [new("通报", "")],
        },
    ];
}
