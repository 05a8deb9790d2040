namespace CaseTrack.Reports.Drafts;

/// <summary>一个数所在的分句: the words that may say what it counts.</summary>
/// <param name="Token">The number.</param>
/// <param name="Sentence">Where its sentence begins.</param>
/// <param name="Head">Where the words before it begin: behind the last comma or number.</param>
/// <param name="Tail">Where the words behind it end: at the next comma or number.</param>
public sealed record DraftClause(DraftToken Token, int Sentence, int Head, int Tail)
{
    public DraftNumber Number => Token.Number!;

    /// <summary>The clause as if its number stood at an earlier place: what is said before 占.</summary>
    public DraftClause UpTo(int place) =>
        this with { Token = Token with { Number = Number with { Start = place, Length = 0, Stop = place } }, Tail = place };

    /// <summary>Where the clause before begins, if no number stands in it; otherwise the head.</summary>
    public int Before { get; init; }

    /// <summary>Where the number before ends, or the sentence begins.</summary>
    public int Since { get; init; }

    /// <summary>Where the clause ends, whatever numbers stand in it.</summary>
    public int End { get; init; }

    /// <summary>Another number follows in the same clause.</summary>
    public bool Followed { get; init; }

    /// <summary>It is the first number of its sentence.</summary>
    public bool First { get; init; }
}
