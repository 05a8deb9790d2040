namespace CaseTrack.Reports.Drafts;

/// <summary>What a token is.</summary>
public enum TokenKind
{
    /// <summary>数.</summary>
    Number = 1,

    /// <summary>年、月、日 and what is made of them.</summary>
    Time,

    /// <summary>文号、热线、序号、时刻、期限: numerals that count nothing.</summary>
    Uncounted,
}

/// <summary>文稿中由数字构成的一个单位. What stands between two of them is words.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">The place behind it, its measure not included.</param>
public sealed record DraftToken(TokenKind Kind, int Start, int End)
{
    /// <summary>Of a number, what it says.</summary>
    public DraftNumber? Number { get; init; }

    /// <summary>Of a time, which.</summary>
    public DraftPeriod Time { get; init; }

    /// <summary>A time referred to by how it is written: （2021—2025年）, 〔2019〕, 2021年版.</summary>
    public bool Reference { get; init; }

    /// <summary>A time of several years: 2018年至2020年.</summary>
    public bool Several { get; init; }
}
