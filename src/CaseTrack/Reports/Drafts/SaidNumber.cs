using CaseTrack.Figures;

namespace CaseTrack.Reports.Drafts;

/// <summary>A number of a line, as read and as judged so far.</summary>
/// <param name="Claim">As read.</param>
/// <param name="Figure">The figure it was judged by.</param>
/// <param name="Asked">Its value, if it has one.</param>
/// <param name="Checked">As judged.</param>
public sealed record SaidNumber(DraftClaim Claim, Figure? Figure, FigureAsked? Asked, CheckedNumber Checked)
{
    /// <summary>Of a share that is borne out, how many it is one of.</summary>
    public decimal? Whole { get; init; }

    public DraftNumber Said => Claim.Number!;

    /// <summary>Whether it counts something.</summary>
    public bool Counts => Claim is { Kind: ClaimKind.Count, Number: not null };
}
