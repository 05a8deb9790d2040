namespace CaseTrack.Figures;

/// <summary>An event that moved a figure.</summary>
/// <param name="Record">The record it happened to.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Event">The event.</param>
/// <param name="Sequence">Its sequence.</param>
/// <param name="Key">The subject or the unit it moved, where one record of several counts for each.</param>
public sealed record FigureMove(Guid Record, string Kind, Guid Event, long Sequence, string? Key);

/// <summary>For a subject or a unit one record of several counts: which.</summary>
public sealed record FigureStandIn(string Key, Guid Record);
