namespace CaseTrack.Reports;

/// <summary>表注. The footnotes of one table, numbered in the order in which they are first needed, and those symbols that it uses.</summary>
public sealed class TableNotes
{
    /// <summary>不适用: a rate out of nothing.</summary>
    public const string NotApplicable = "…";

    /// <summary>无: there is no such number.</summary>
    public const string None = "—";

    /// <summary>隐去: it would tell of a case the reader may not know of.</summary>
    public const string Hidden = "*";

    private static readonly (string Symbol, string Means)[] Legend =
        [(NotApplicable, "不适用（没有分母）"), (None, "无此数"), (Hidden, "不予显示（涉及限制查阅的案件）")];

    private readonly List<string> texts = [];
    private readonly HashSet<string> used = [];

    /// <summary>The lines beneath the table.</summary>
    public IReadOnlyList<string> Lines =>
    [
        .. texts.Select((x, i) => $"{MarkOf(i)} {x}"),
        .. Legend.Where(x => used.Contains(x.Symbol)).Select(x => $"{x.Symbol} {x.Means}"),
    ];

    /// <summary>The marks of some footnotes, to stand behind what they are about.</summary>
    public string Mark(IEnumerable<string> footnotes) => string.Concat(footnotes.Select(x =>
    {
        if (!texts.Contains(x))
        {
            texts.Add(x);
        }

        return MarkOf(texts.IndexOf(x));
    }));

    /// <summary>What stands where there is no value.</summary>
    public string Missing(bool ratio, bool withheld)
    {
        var symbol = withheld ? Hidden : ratio ? NotApplicable : None;
        used.Add(symbol);
        return symbol;
    }

    /// <summary>A circled number, which nobody takes for a part of the value: ① to ㊿.</summary>
    private static string MarkOf(int index) => index switch
    {
        < 20 => ((char)('①' + index)).ToString(),
        < 35 => ((char)('㉑' + index - 20)).ToString(),
        < 50 => ((char)('㊱' + index - 35)).ToString(),
        _ => "注",
    };
}
