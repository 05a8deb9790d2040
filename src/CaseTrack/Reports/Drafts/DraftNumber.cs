namespace CaseTrack.Reports.Drafts;

/// <summary>数的种类: as what a number is written.</summary>
public enum NumberForm
{
    /// <summary>A count, an amount or a percentage.</summary>
    Plain = 0,

    /// <summary>倍: 16倍, 翻一番.</summary>
    Times,

    /// <summary>成, 分之, 半数: a part, in percent.</summary>
    Part,

    /// <summary>持平: no change.</summary>
    Level,

    /// <summary>4—6次: from one to the other; no figure is compared with it.</summary>
    Range,
}

/// <summary>文稿中的一处数字, as written: 3.2万 has the digits 3.2, one decimal and a scale of ten thousand.</summary>
/// <param name="Start">Characters of the line before it, its 近 or 超过 included.</param>
/// <param name="Length">Characters it takes, without its measure.</param>
/// <param name="Digits">The digits, without separators.</param>
/// <param name="Decimals">How many of them are decimals.</param>
/// <param name="Scale">1, 千, 万, 百万 or 亿.</param>
/// <param name="Word">余, 近, 超过, 以上 …, or empty.</param>
/// <param name="Percent">It is a percentage.</param>
/// <param name="Spelt">It is written in Chinese numerals.</param>
public sealed record DraftNumber(
    int Start, int Length, decimal Digits, int Decimals, decimal Scale = 1, string Word = "", bool Percent = false, bool Spelt = false)
{
    /// <summary>As what it is written.</summary>
    public NumberForm Form { get; init; }

    /// <summary>件, 元, % …; empty if none is known.</summary>
    public string Measure { get; init; } = "";

    /// <summary>One unit of what it is rounded to, where that is not its last digit: 四成 is to the tenth.</summary>
    public decimal? RoundedTo { get; init; }

    /// <summary>More digits than a figure has; it says nothing.</summary>
    public bool TooLong { get; init; }

    /// <summary>What it says.</summary>
    public decimal Value => Digits * Scale;

    /// <summary>One unit of its last digit: 1000 for 3.2万.</summary>
    public decimal LastDigit => RoundedTo ?? Enumerable.Repeat(10m, Decimals).Aggregate(Scale, (unit, ten) => unit / ten);

    public int End => Start + Length;

    /// <summary>The place behind its measure.</summary>
    public int Stop { get; init; }
}
