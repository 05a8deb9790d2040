namespace CaseTrack.Reports.Drafts;

/// <summary>前文各指标: what a paragraph has counted so far. A number that says only of whom or of when, 黄石港区16件, may be of any of them: it
/// is borne out by one, and contradicted by none.</summary>
internal sealed class MentionedFigures
{
    /// <summary>How many are kept in mind.</summary>
    public const int Most = 8;

    private readonly List<DraftClaim> claims = [];

    /// <summary>Hears of a count.</summary>
    public void Hear(DraftClaim claim)
    {
        if (claim is { Kind: ClaimKind.Count, Candidates: [{ Narrowed: false }, ..] })
        {
            claims.RemoveRange(0, claims.Count < Most ? 0 : 1);
            claims.Add(claim);
        }
    }

    /// <summary>Those that a measure may be of, of the matter spoken of first, the last first.</summary>
    public IReadOnlyList<ClaimCandidate> Of(string measure, string topic) =>
        [.. Enumerable.Reverse(claims).SelectMany(x => x.Candidates.Take(1)).OrderBy(x => x.Said.Matter != topic)
            .Where(x => DraftMeasures.Fit(measure, x.Said.Figure)).DistinctBy(x => x.Said.Figure.Code)
            .Select(x => x with { Score = 1, Doubtful = true })];
}
