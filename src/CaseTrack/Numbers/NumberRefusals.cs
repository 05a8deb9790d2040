namespace CaseTrack.Numbers;

/// <summary>文号: every reason for "no" to a template. That a number is another's is <see cref="Numbering.Taken"/>.</summary>
public static class NumberRefusals
{
    private const string Basis = "文号规则；党政机关公文处理工作条例 §9(5)";

    public static readonly Refusal RuleStands = new("number.rule-stands",
        "该文书在该日起施行的模板已有规定；更改须另定施行日，原规定不改",
        "There is a template from that day already; a change is a further one from another day, and nothing is overwritten", Basis);

    public static readonly Refusal AlreadyDrawn = new("number.already-drawn",
        "该年度已按原模板编号；更改自今日起或以后施行",
        "Numbers of that year have been given by the template before; a change holds from today or later", Basis);

    /// <summary>Another kind of document writes the same.</summary>
    public static Refusal SameAs(NumberTemplate other, string example) => new("number.same-as-another",
        $"与“{other.Chinese}”的模板会编出同一个文号，如 {example}",
        $"Numbers would be the same as those of {other.Document}, e.g. {example}", Basis);

    /// <summary>A number that lies ahead of the series has been given already; which, is not said: whoever sets templates need not know of
    /// its case.</summary>
    public static readonly Refusal WouldRepeat = new("number.would-repeat",
        "照此编下去会与已有的文号相同", "The series would come to a number that has been given already", Basis);
}
