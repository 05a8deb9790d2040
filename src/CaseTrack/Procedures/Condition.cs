namespace CaseTrack.Procedures;

/// <summary>条件. What must hold of the record, besides its stage, before an act.</summary>
public sealed record Condition<TRecord>(Func<TRecord, bool> Holds, Refusal Refusal);
