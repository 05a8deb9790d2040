namespace CaseTrack.Figures;

/// <summary>说法: words a draft says a figure in, wherever they stand around the number. Alternatives are parted by <c>|</c>.</summary>
/// <param name="Verb">What is done: 收到, 审结; empty if the object alone says it.</param>
/// <param name="Object">To what: 行政复议申请. A sentence that has named it once need not again.</param>
/// <param name="With">What must be said besides, or the figure is another one: 受理前调解.</param>
public sealed record Saying(string Verb, string Object, string With = "")
{
    /// <summary>The object alone, without any verb, is mostly meant so: 行政复议案件16件.</summary>
    public bool Bare { get; init; }

    /// <summary>Said of other things as well, as 化解 is: it may bear a number out, never contradict it.</summary>
    public bool Loose { get; init; }

    /// <summary>Said of other matters as well, as 办结率 is: only where the text speaks of this one.</summary>
    public bool Common { get; init; }

    /// <summary>行政复议案件 in the words of reports.</summary>
    public const string Reviews = "行政复议申请|复议申请|行政复议案件|复议案件|行政复议|申请|案件";

    /// <summary>What is not done at the end, whatever the matter.</summary>
    public const string Pending = "期末未结|未结|未办结|未审结|未结案|尚未办结|尚未审结|尚未结案|年末结存|期末结存|在办|期末尚有|年末尚有|结转下期|结转下年|结转下年度";

    /// <summary>What the period before has left, whatever the matter.</summary>
    public const string Brought = "上期结转|上年结转|结转|上年结转未结|上年结转未审结|结转未结|结转未审结|上年结存|上期结存|上年遗留";

    /// <summary>What days are taken on the average, whatever the matter.</summary>
    public static readonly string OnAverage = string.Join('|', new[] { "", "办理", "审理", "办案", "审结", "办结", "结案", "调解", "仅用", "只用", "需" }
        .SelectMany(x => new[] { "", "用时", "时间", "周期", "天数", "时长", "时限", "期限" }, (done, time) => $"平均{done}{time}"));

    /// <summary>调解案件 in the words of reports.</summary>
    public const string Disputes = "人民调解案件|调解案件|矛盾纠纷|民间纠纷|纠纷案件|纠纷|调解|案件";

    /// <summary>行政执法监督案件 in the words of reports.</summary>
    public const string Supervisions = "行政执法监督案件|执法监督案件|监督案件|行政执法监督|执法监督|案件";

    private static readonly string[] Openings = ["全年", "对全区", "全区", "对辖区", "对", "办理", "开展", "组织", "提供", "本期"];

    /// <summary>The report's own words, <c>{0}</c> for the number, as a saying.</summary>
    public static Saying Of(string wording, string unit)
    {
        var parts = wording.Split("{0}");
        var (before, after) = (parts[0], parts[1].StartsWith(unit, StringComparison.Ordinal) ? parts[1][unit.Length..] : parts[1]);
        for (var opening = Opening(before); opening.Length > 0; opening = Opening(before))
        {
            before = before[opening.Length..];
        }

        after = after.Replace("“", "", StringComparison.Ordinal).Replace("”", "", StringComparison.Ordinal);
        return before.Length > 0 ? new("", before, after) : new("", after);

        static string Opening(string text) => Array.Find(Openings, x => text.StartsWith(x, StringComparison.Ordinal)) ?? "";
    }
}
