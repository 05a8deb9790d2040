namespace CaseTrack.Litigation;

/// <summary>行政应诉: every reason for "no".</summary>
public static class LawsuitRefusals
{
    public static readonly Refusal Voided = new("lawsuit.voided", "该应诉案件已作废", "The lawsuit is void", "更正规则");

    public static readonly Refusal Twice = new("lawsuit.twice", "该法院案号已登记", "The court's number has been entered already", "业务口径");

    public static readonly Refusal NotAnOffice =
        new("lawsuit.not-an-office", "承办机构须为部门或科室", "The office in charge is a department", "业务口径");

    public static readonly Refusal UnknownEarlier =
        new("lawsuit.unknown-earlier", "没有所称的原审案件，或其尚未裁判，或在此日之后裁判", "There is no such earlier lawsuit, or it was not judged by then",
        "行政诉讼法 §§85, 90");

    public static readonly Refusal Judged =
        new("lawsuit.judged", "该审级已裁判；上诉、再审另行登记并指明原审", "This instance has been judged; an appeal is entered as a lawsuit that names it",
        "行政诉讼法 §§69-78");

    public static readonly Refusal SameHearing =
        new("lawsuit.same-hearing", "该次开庭已登记", "That hearing has been entered already", "业务口径");

    public static readonly Refusal NotLost =
        new("lawsuit.not-lost", "未败诉，或此项已登记", "The lawsuit was not lost, or this has been entered already", "行政败诉报告制度；行政诉讼法 §94");

    public static readonly Refusal AdviceKnown = new("lawsuit.advice-known", "该建议已登记", "That advice has been entered already", "行政诉讼法 §66");

    public static readonly Refusal NoSuchAdvice =
        new("lawsuit.no-such-advice", "没有这一建议，或其已反馈，或反馈早于收到", "There is no such advice, or it was answered, or the answer is earlier",
        "行政诉讼法 §66");

    public static readonly Refusal OutOfOrder = new("lawsuit.out-of-order",
        "更正后次序不能成立：收到、开庭、裁判、败诉报告、履行须依次发生，未败诉的没有后两项",
        "Corrected like this it cannot have happened: received, heard, judged, reported and performed follow one another, and the last "
            + "two only a defeat", "更正规则");

    public static readonly Refusal NotJudged =
        new("lawsuit.not-judged", "尚未裁判，没有可更正的裁判", "There is no judgment to be corrected", "更正规则");

    public static readonly Refusal NothingCorrected = new("lawsuit.nothing-corrected", "没有指明更正什么", "Nothing is corrected", "更正规则");
}
