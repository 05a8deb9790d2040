namespace CaseTrack.Corrections;

/// <summary>更正: every reason for "no" that the record itself does not give.</summary>
public static class CorrectionRefusals
{
    public static readonly Refusal NoSuchEvent = new("correction.no-such-step",
        "办理经过中没有这一步，或该步不能更正", "The history has no such step, or it cannot be corrected", "更正规则");

    public static readonly Refusal NoSuchMember = new("correction.no-such-member",
        "该步骤没有这一项，或其值无法识别", "The step says no such thing, or the value cannot be read", "更正规则");

    public static readonly Refusal FirstStep = new("correction.first-step",
        "首个步骤不能删除；误录的案件应当作废", "The first step cannot be struck; a record made by mistake is voided", "更正规则");

    public static readonly Refusal EarlierThanItsOpening = new("correction.earlier-than-its-opening",
        "早于其所属事项（诉讼、意见书、附带审查、问题、文书）的日期", "It lies before the lawsuit, letter, rule review, problem or instrument it belongs to",
        "业务日期规则");

    public static readonly Refusal TermEndsBeforeStart = new("correction.term-ends-before-it-starts",
        "期限的结束早于起算", "A term would end before it starts", "业务日期规则");

    /// <summary>What stands in the way, named: the step, its day, and why.</summary>
    public static Refusal InTheWay(string chinese, string english, DateOnly on, Refusal why) => new("correction.in-the-way",
        $"更正后以下步骤不成立：{on:yyyy-MM-dd} “{chinese}”——{why.Chinese}（{why.Code}）",
        $"After this correction a step could not have been taken: {english} of {on:yyyy-MM-dd}: {why.English} ({why.Code})",
        why.Basis);
}
