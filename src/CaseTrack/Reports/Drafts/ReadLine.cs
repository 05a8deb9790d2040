namespace CaseTrack.Reports.Drafts;

/// <summary>A line of a draft with what its numbers claim: read once, judged as often as there are values to judge it by.</summary>
public sealed record ReadLine(DraftLine Line, IReadOnlyList<DraftClaim> Claims);
