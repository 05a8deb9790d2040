using CaseTrack.Ledger;
using static CaseTrack.Figures.DecidingDate;
using static CaseTrack.Figures.Measure;

namespace CaseTrack.Figures.Definitions;

/// <summary>来自工作台账的指标: of people and money, of the review of files, of service for enterprises.</summary>
public static class LedgerSupportFigures
{
    public static readonly IReadOnlyList<Figure> All =
    [
        new("mediators.people", "", "人民调解员", "People's mediators",
            "人民调解员{0}名", "名", "期末调解员数，各单位取最近一次报送",
            new(HappenedOn, State, new FactTerm(LedgerFacts.Measure("mediators", "people"))))
        {
            Sayings = [new("", "人民调解员|调解员")],
        },
        new("mediators.full-time", "", "专职人民调解员", "Full-time mediators",
            "专职人民调解员{0}名", "名", "期末专职调解员数，各单位取最近一次报送",
            new(HappenedOn, State, new FactTerm(LedgerFacts.Measure("mediators", "full-time"))))
        {
            Sayings = [new("", "专职人民调解员|专职调解员")],
        },
        new("mediation.subsidies.cases", "", "以案定补案件", "Cases paid for",
            "以案定补{0}件", "件", "Σ补贴案件数，按发放日",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("mediation-subsidies", "cases"))))
        {
            Sayings = [new("", "以案定补|以案定补案件")],
        },
        new("mediation.subsidies.yuan", "", "以案定补金额", "Paid for cases",
            "以案定补{0}元", "元", "Σ补贴金额，按发放日，印刷时折合万元",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("mediation-subsidies", "yuan"))))
        {
            Sayings = [new("", "以案定补|以案定补金额|以案定补资金|以案定补经费")],
        },
        new("file-reviews.files", "", "评查执法案卷", "Case files reviewed",
            "评查执法案卷{0}卷", "卷", "Σ案卷数，按评查日",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("file-reviews", "files"))))
        {
            Sayings = [new("评查", "执法案卷|行政执法案卷|案卷")],
        },
        new("file-reviews.qualified-rate", "", "案卷合格率", "Share of files that qualify",
            "案卷合格率{0}%", "%", "合格（含优秀）÷评查",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("file-reviews", "qualified"))),
            OutOf: new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("file-reviews", "files")))),
        new("file-reviews.excellent-rate", "", "案卷优秀率", "Share of excellent files",
            "案卷优秀率{0}%", "%", "优秀÷评查",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("file-reviews", "excellent"))),
            OutOf: new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("file-reviews", "files")))),
        new("file-reviews.problems", "", "案卷评查问题", "Problems found in files",
            "案卷评查发现问题{0}条", "条", "Σ问题条数，按评查日",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("file-reviews", "problems")))),
        new("special-supervision.operations", "", "专项执法监督", "Special supervision",
            "开展专项执法监督{0}次", "次", "Σ次数，按日期",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("special-supervision", "operations")))),
        new("enforcement-certificates.holders", "", "行政执法证持证人数", "Holders of enforcement certificates",
            "行政执法证持证{0}名", "名", "期末持证人数，各单位取最近一次报送",
            new(HappenedOn, State, new FactTerm(LedgerFacts.Measure("enforcement-certificates", "holders")))),
        new("enforcement-supervisors.people", "", "行政执法监督员", "Enforcement supervisors",
            "行政执法监督员{0}名", "名", "期末人数，各单位取最近一次报送",
            new(HappenedOn, State, new FactTerm(LedgerFacts.Measure("enforcement-supervisors", "supervisors")))),
        new("enforcement-supervisors.contact-points", "", "企业联系点", "Contact points at enterprises",
            "行政执法监督企业联系点{0}个", "个", "期末个数，各单位取最近一次报送",
            new(HappenedOn, State, new FactTerm(LedgerFacts.Measure("enforcement-supervisors", "contact-points")))),
        new("recovered-losses.yuan", "", "为企业挽回损失", "Losses recovered for enterprises",
            "为企业挽回损失{0}元", "元", "Σ金额，按日期，印刷时折合万元",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("recovered-losses", "yuan"))))
        {
            Sayings = [new("挽回", "损失|经济损失", "企业")],
        },
        new("enterprise-inspections.inspections", "", "涉企行政检查", "Inspections of enterprises",
            "涉企行政检查{0}次", "次", "Σ次数，按检查日期；同比见 comparison",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("enterprise-inspections", "inspections"))))
        {
            Sayings = [new("", "涉企行政检查|涉企检查")],
        },
        new("legality-opinions.opinions", "", "合法性审查意见书", "Legality opinions",
            "合法性审查意见书{0}份", "份", "Σ份数，按出具日",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("legality-opinions", "opinions"))))
        {
            Sayings = [new("", "合法性审查意见书|合法性审查意见|合法性审查")],
        },
    ];
}
