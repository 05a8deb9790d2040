using CaseTrack.Terms;
using static CaseTrack.Figures.Populations;

namespace CaseTrack.Figures.Definitions;

/// <summary>违反期限与程序的指标: what the yearly report lists as its problems, with the cases behind them.</summary>
public static class BreachFigures
{
    public static readonly IReadOnlyList<Figure> All =
    [
        new("breaches", "", "违反期限与程序", "Breaches", "违反期限与程序{0}项", "项", "法定步骤缺省、违反法定时限、违反正当程序合计；时限按逾期办结之日或期满次日计，其余按办理之日计；申请人、当事人、法院的期限不计",
            Period(BreachFacts.Broken), Neighbours: "日期未录入、无从判断的另计为 breaches.unknown"),
        new("breaches.step-missing", "", "法定步骤缺省", "Steps missing", "法定步骤缺省{0}项", "项", "未经法定步骤而办理，经办人如实确认的，按办理之日计",
            Period(BreachFacts.Broken, Dimension.Breach.Is(BreachKind.StepMissing)), Neighbours: "breaches 的子集"),
        new("breaches.term-exceeded", "", "违反法定时限", "Terms exceeded", "违反法定时限{0}项", "项", "逾期办结，或期满未办而由法律推定，按逾期办结之日或期满次日计",
            Period(BreachFacts.Broken, Dimension.Breach.Is(BreachKind.TermExceeded)), Neighbours: "breaches 的子集"),
        new("breaches.procedure-wrong", "", "违反正当程序", "Procedure wrong", "违反正当程序{0}项", "项", "违反法定方式、人数、通知时间等办理，经办人如实确认的，按办理之日计",
            Period(BreachFacts.Broken, Dimension.Breach.Is(BreachKind.ProcedureWrong)), Neighbours: "breaches 的子集"),
        new("breaches.average-days-late", "", "平均逾期日数", "Average days late", "平均逾期{0}天", "天", "Σ（办结日−届满日）÷逾期办结项数，自然日；期满未办的不计",
            Period(BreachFacts.DaysLate),
            OutOf: Period(BreachFacts.Broken, Dimension.Breach.Is(BreachKind.TermExceeded), Dimension.Timeliness.Is(TermState.Missed))),
        new("breaches.unknown", "", "日期不明的期限", "Terms of unknown end", "日期不明的期限{0}项", "项", "案件在期满后办结，而该步骤的日期从未录入：是否按期无从判断，不计为逾期",
            Period(BreachFacts.Unknown), Neighbours: "不计入 breaches 和 terms.late"),
    ];
}
