namespace CaseTrack.Records;

/// <summary>A record as it was when it was asked whether the caller may know of it: a request that changes nothing goes on with
/// it.</summary>
/// <param name="Record">The record; null where the caller may not know of it, or there is none.</param>
/// <param name="Mine">Whether the caller may change it.</param>
public sealed record SeenRecord(object? Record, bool Mine);
