namespace CaseTrack.Procedures;

/// <summary>条件. What must hold of the record, besides its stage, before an act.</summary>
/// <param name="Holds">The condition.</param>
/// <param name="Refusal">Why not otherwise.</param>
/// <param name="Breach">What it is to have acted all the same; absent where that cannot have been.</param>
public sealed record Condition<TRecord>(Func<TRecord, bool> Holds, Refusal Refusal, Breach? Breach = null);
