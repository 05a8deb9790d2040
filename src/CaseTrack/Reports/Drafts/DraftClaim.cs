namespace CaseTrack.Reports.Drafts;

/// <summary>What a number of a draft stands for.</summary>
public enum ClaimKind
{
    /// <summary>A count, an amount or a rate.</summary>
    Count = 1,

    /// <summary>A share of a count said before.</summary>
    Share,

    /// <summary>By how much something grew or fell.</summary>
    Growth,

    /// <summary>How many times what it was.</summary>
    Multiple,

    /// <summary>目标.</summary>
    Target,

    /// <summary>A year or a day.</summary>
    Time,
}

/// <summary>A figure the words of a clause may say.</summary>
/// <param name="Said">The figure, in which saying.</param>
/// <param name="Score">How many characters of the clause say it.</param>
/// <param name="Words">Those words.</param>
/// <param name="Narrowed">Words that nobody knows narrow it: it is another figure.</param>
/// <param name="Doubtful">Words that nobody knows stand before it: it may be another figure.</param>
public sealed record ClaimCandidate(FigureSaying Said, int Score, string Words, bool Narrowed = false, bool Doubtful = false)
{
    /// <summary>The words for the population are some of its own.</summary>
    public bool OwnWords { get; init; }

    /// <summary>Only its object is said, without any verb.</summary>
    public bool Bare { get; init; }
}

/// <summary>What a growth or a multiple is compared with.</summary>
/// <param name="Year">A year that is named; null for the one before.</param>
/// <param name="Known">It is said at all.</param>
/// <param name="Other">It is another time than the same period of a year: 分别, 年均.</param>
/// <param name="Chained">环比: the quarter or month before.</param>
public readonly record struct Compared(int? Year, bool Known, bool Other, bool Chained = false)
{
    /// <summary>比上半年: another part of the report's year.</summary>
    public DraftPeriod? Part { get; init; }
}

/// <summary>第三步，主张: what a number claims.</summary>
public sealed record DraftClaim(DraftToken Token, ClaimKind Kind)
{
    public DraftNumber? Number => Token.Number;

    /// <summary>The figures it may be of, the likeliest first.</summary>
    public IReadOnlyList<ClaimCandidate> Candidates { get; init; } = [];

    /// <summary>Of which cases; null if the sentence does not say.</summary>
    public string? Population { get; init; }

    /// <summary>The words that say so.</summary>
    public string PopulationWords { get; init; } = "";

    /// <summary>Of which time; null for the report's.</summary>
    public DraftPeriod? Period { get; init; }

    /// <summary>Of a time that no figure is calculated for: 五年来, 每月.</summary>
    public string? OtherPeriod { get; init; }

    /// <summary>Of a growth, against what.</summary>
    public Compared Since { get; init; }

    /// <summary>下降.</summary>
    public bool Falls { get; init; }

    /// <summary>Sentences are numbered: what is added up stands in one.</summary>
    public int Sentence { get; init; }

    /// <summary>The clause as it was read, the number as {0}: what an office's choice is remembered for.</summary>
    public string Wording { get; init; } = "";

    /// <summary>The words after the number's measure, for sums and shares.</summary>
    public string Head { get; init; } = "";

    /// <summary>A year told of, which the report's is compared with.</summary>
    public bool Told { get; init; }

    /// <summary>The other way to read it: of the time or the cases of the sentence before, or of the report's own.</summary>
    public DraftClaim? Or { get; init; }

    /// <summary>Its own clause says of whom it speaks.</summary>
    public bool Named { get; init; }

    /// <summary>It is what another number is compared with: 较上年的1件.</summary>
    public bool Referred { get; init; }

    /// <summary>各1件: of how many things it is said.</summary>
    public int Each { get; init; } = 1;

    /// <summary>Every word before it in its clause is known.</summary>
    public bool Explained { get; init; }

    /// <summary>The sentence leaves open of whom or of when it speaks: the number may be borne out, never contradicted.</summary>
    public bool Unsure { get; init; }

    /// <summary>Of a share, the figures that what it is a share of may be: 占受理调解案件的四分之三.</summary>
    public IReadOnlyList<ClaimCandidate> Whole { get; init; } = [];

    /// <summary>Of a share, the figures that what has it may be: 近四成达成口头协议. Of a change, those it may be of.</summary>
    public IReadOnlyList<ClaimCandidate> Subject { get; init; } = [];
}
