using CaseTrack.Ledger;
using static CaseTrack.Figures.DecidingDate;
using static CaseTrack.Figures.Measure;

namespace CaseTrack.Figures.Definitions;

/// <summary>来自工作台账的指标. Each is a sum of entries, a distinct count of what they name, or a ratio of two sums.</summary>
public static class LedgerFigures
{
    public static readonly IReadOnlyList<Figure> All =
    [
        new("screening.operations", "F11", "矛盾纠纷排查", "Screening operations",
            "排查{0}次", "次", "Σ排查次数，按排查日期",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("screening", "operations"))))
        {
            Sayings = [new("排查", "矛盾纠纷|纠纷|矛盾|矛盾隐患|"), new("", "矛盾纠纷排查|排查活动")],
        },
        new("screening.disputes-prevented", "F12", "预防矛盾纠纷", "Disputes prevented",
            "预防矛盾纠纷{0}起", "起", "Σ预防起数，按排查日期；不是调解案件",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("screening", "disputes-prevented"))))
        {
            Sayings = [new("预防", "矛盾纠纷|纠纷"), new("预防", "", "排查") { Loose = true }],
        },
        new("appraisal.units", "F13", "考核单位", "Units appraised",
            "对全区{0}家单位考核", "家", "期间被考核的单位，多轮考核只计一次",
            new(HappenedOn, Distinct, new FactTerm(LedgerFacts.Subject("appraisal", "unit"))))
        {
            Sayings = [new("考核|考核评分|开展考核|进行考核", "单位|责任单位|部门"), new("述法|述法考核", "单位|") { Loose = true }],
        },
        new("appraisal.officials", "F14", "考核党政主要领导干部", "Leading officials appraised",
            "{0}名党政主要领导干部", "名", "期间被考核的职务，多轮考核只计一次",
            new(HappenedOn, Distinct, new FactTerm(LedgerFacts.Subject("appraisal", "official"))))
        {
            Sayings = [new("", "党政主要领导干部|党政主要领导|党政主要负责人"), new("考核|考核评分", "党政主要领导干部|领导干部|主要领导|主要负责人|主要负责同志|党政正职"),
                new("述法|述法考核", "") { Loose = true }],
        },
        new("normative-documents.lawful-rate", "F16", "规范性文件合法合规率", "Share of normative documents found lawful",
            "规范性文件合法合规率{0}%", "%", "合规数÷审查数；无审查时为“—”",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("normative-documents", "lawful"))),
            OutOf: new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("normative-documents", "reviewed"))))
        {
            Sayings = [new("", "规范性文件合法合规率|合法合规率|合法性审查合格率")],
        },
        new("normative-documents.filing-rate", "F17", "规范性文件备案合格率", "Share of filings accepted",
            "备案合格率{0}%", "%", "合格数÷备案数；无备案时为“—”",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("normative-documents", "filing-accepted"))),
            OutOf: new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("normative-documents", "filed"))))
        {
            Sayings = [new("", "备案合格率|规范性文件备案合格率")],
        },
        new("counsel.services", "F18", "法律顾问服务", "Legal counsel services",
            "提供法律事项服务{0}件次", "件次", "Σ件次，按服务日期",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("counsel-services", "services"))))
        {
            Sayings = [new("提供|办理|开展", "法律事项服务|法律顾问服务|法律服务"), new("", "法律事项服务|法律顾问服务"),
                new("提供", "服务", "法律顾问"), new("", "法律服务") { Loose = true }],
        },
        new("business-environment.problems-found", "F19", "营商环境督察发现问题", "Business-environment problems found",
            "发现问题{0}件", "件", "Σ发现数，按督察日期",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("business-environment", "problems-found"))))
        {
            Sayings = [new("发现|查找|排查", "问题", "营商环境"), new("发现|查找|排查", "问题", "督察") { Loose = true }],
        },
        new("business-environment.problems-rectified", "F19", "营商环境督察整改问题", "Business-environment problems rectified",
            "整改问题{0}件", "件", "Σ整改数，按督察日期",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("business-environment", "problems-rectified"))))
        {
            Sayings = [new("整改|发现并整改|督促整改|完成整改", "问题", "营商环境"),
                new("整改|发现并整改|督促整改|完成整改", "问题", "督察") { Loose = true }],
        },
        new("training.sessions", "F21", "法律知识培训", "Legal trainings",
            "组织法律知识培训{0}场次", "场次", "Σ场次，按培训日期",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("training", "sessions"))))
        {
            Sayings = [new("", "法律知识培训|法治培训|法律培训|执法培训"), new("培训|举办|组织", "法律知识培训"),
                new("培训|举办|组织", "培训") { Loose = true }],
        },
        new("abnormal-list.entities-removed", "F22", "经营异常名录移出", "Entities removed from the abnormal-operation list",
            "办理经营异常名录移出{0}户", "户", "Σ各月户数，按移出日期；同一户再次移出按报送计",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("abnormal-list", "entities-removed"))))
        {
            Sayings = [new("移出", "经营异常名录|异常名录"), new("", "经营异常名录移出|异常名录移出")],
        },
        new("abnormal-list.records", "F23", "异常名录条数", "Abnormal-operation records covered",
            "涉及异常名录总计{0}条", "条", "Σ各月条数，按移出日期",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("abnormal-list", "records"))))
        {
            Sayings = [new("", "异常名录总计|异常名录|名录总计|经营异常名录记录"), new("涉及|覆盖", "异常名录|经营异常名录")],
        },
        new("audit.officials", "F24", "经济责任审计", "Officials audited",
            "对{0}名主要负责人任期经济责任审计", "名", "Σ人数，按审计报告日",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("audit", "officials"))))
        {
            Sayings = [new("", "主要负责人|领导干部|主要领导", "经济责任审计|任期经济责任审计"),
                new("审计", "主要负责人|领导干部|主要领导") { Loose = true }, new("", "经济责任审计") { Loose = true }],
        },
        new("statistics-supervision.rechecks", "F26", "统计复核抽查", "Enterprises re-checked (statistics)",
            "对{0}家企业开展复核抽查", "家", "Σ家数，按检查日期，领域=统计",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("statistics-rechecks", "enterprises"))))
        {
            Sayings = [new("复核抽查|统计复核抽查|统计复核", "企业|单位|"), new("复核|抽查", "企业|单位|", "统计") { Loose = true }],
        },
        new("statistics-supervision.inspections", "F27", "统计执法检查", "Enterprises inspected (statistics)",
            "对辖区{0}家企业开展执法检查", "家", "Σ家数，按检查日期，领域=统计",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("statistics-inspections", "enterprises"))))
        {
            Sayings = [new("执法检查|统计执法检查", "企业|"), new("检查", "企业|单位|", "统计") { Loose = true }],
        },
        new("statistics-supervision.penalties", "F28", "统计行政处罚", "Enterprises penalised (statistics)",
            "对{0}家企业进行了行政处罚", "家", "Σ家数，按处罚决定日，领域=统计",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("statistics-penalties", "enterprises"))))
        {
            Sayings = [new("行政处罚|统计行政处罚", "企业"), new("处罚|立案处罚|查处", "企业|单位|", "统计") { Loose = true }],
        },
        new("publicity.events", "F29", "普法活动", "Publicity events",
            "法治宣传活动{0}场", "场", "Σ场次，按活动日期",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("publicity", "events"))))
        {
            Sayings = [new("开展|举办|组织", "法治宣传|普法活动|法治宣传活动|普法宣传|普法"),
                new("开展|举办|组织", "普法宣讲|法治宣讲|法治讲座|主题普法") { Loose = true }, new("", "法治宣传活动|普法宣讲等活动|普法活动|法治宣传"),
                new("", "活动|宣传|普法", "普法|法治宣传|法治文化") { Loose = true }],
        },
        new("court-observation.events", "F30", "旁听庭审", "Court hearings observed by officials",
            "开展领导干部旁听庭审活动{0}次", "次", "Σ次数，按日期",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("court-observation", "events"))))
        {
            Sayings = [new("", "旁听庭审活动|旁听庭审")],
        },
        new("schools.legal-vice-principal-rate", "F31", "法治副校长配备率", "Schools with a legal vice-principal",
            "中小学法治副校长配备率{0}%", "%", "期末已配学校数÷学校数，各单位取最近一次报送",
            new(HappenedOn, State, new FactTerm(LedgerFacts.Measure("legal-vice-principals", "equipped"))),
            OutOf: new(HappenedOn, State, new FactTerm(LedgerFacts.Measure("legal-vice-principals", "schools"))))
        {
            Sayings = [new("", "法治副校长配备率|法治副校长覆盖率|法治副校长聘任率")],
        },
        new("legal-guides.communities", "F32", "法律明白人覆盖社区", "Communities with legal guides",
            "完成{0}个社区遴选和培养", "个", "Σ社区数，按完成日",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("legal-guides", "communities"))))
        {
            Sayings = [new("完成|遴选|培养", "社区", "遴选|培养|法律明白人"), new("覆盖", "社区", "法律明白人")],
        },
        new("legal-guides.people", "F33", "法律明白人", "Legal guides trained",
            "{0}名“法律明白人”", "名", "Σ人数，按完成日",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("legal-guides", "people"))))
        {
            Sayings = [new("", "法律明白人"), new("培养|遴选|培育|选聘|新增", "", "法律明白人") { Loose = true }],
        },
        new("model-community.re-reviewed", "F34", "民主法治示范复核通过", "Communities passing the national re-review",
            "{0}个社区通过国家复核", "个", "Σ通过数，按复核日",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("model-community", "re-reviewed"))))
        {
            Sayings = [new("通过", "社区|村", "国家复核")],
        },
        new("screening.disputes-found", "", "排查发现矛盾纠纷", "Disputes found by screening",
            "发现矛盾纠纷{0}件", "件", "Σ发现件数，按排查日期；不是调解案件",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("screening", "disputes-found"))))
        {
            Sayings = [new("发现|排查发现|排查出", "矛盾纠纷|纠纷")],
        },
        new("training.participants", "", "培训人次", "People trained",
            "培训{0}人次", "人次", "Σ人次，按培训日期；未填人次的不计",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("training", "participants"))))
        {
            Sayings = [new("培训|参训|参加培训|受训", "", "法律知识|法治|法律|普法"), new("", "培训人次|培训人员|法律知识培训"),
                new("培训|参训|参加培训|受训|培训人员", "") { Loose = true }],
        },
        new("publicity.audience", "", "普法受众", "Audience of publicity events",
            "受众{0}人次", "人次", "Σ受众人次，按活动日期；未填的不计",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("publicity", "audience"))))
        {
            Sayings = [new("", "受众|受教育群众|覆盖群众|受众群众"), new("", "普法|法治宣传|宣传活动") { Loose = true }],
        },
        new("court-observation.officials", "", "旁听庭审人数", "Officials observing hearings",
            "旁听庭审{0}名", "名", "Σ人数，按日期；未填的不计",
            new(HappenedOn, Flow, new FactTerm(LedgerFacts.Measure("court-observation", "officials"))))
        {
            Sayings = [new("", "旁听庭审|领导干部旁听庭审"), new("参加|参与", "旁听庭审", "领导干部")],
        },
        .. LedgerSupportFigures.All,
    ];
}
