namespace CaseTrack.Reports.Drafts;

/// <summary>Of when a sentence speaks.</summary>
/// <param name="Period">A time figures are calculated for; null for the report's own.</param>
/// <param name="Other">A time that no figure is of.</param>
/// <param name="Unsure">It may be another.</param>
internal readonly record struct SaidTime(DraftPeriod? Period = null, string? Other = null, bool Unsure = false);
