using CaseTrack.Clocks;

namespace CaseTrack.Procedures;

/// <summary>条件. What must hold of the record, besides its stage, before an act.</summary>
public sealed record Condition<TRecord>(Func<TRecord, bool> Holds, Refusal Refusal)
{
    /// <summary>The refusal with what this record lacks, where that can be said.</summary>
    public Func<TRecord, Refusal>? Saying { get; init; }

    public Refusal Of(TRecord record) => Saying?.Invoke(record) ?? Refusal;
}

/// <summary>时机. What only time brings: before it nobody can do the act.</summary>
public sealed record Moment<TRecord>(Func<TRecord, Rulebook, Today, bool> Come, Refusal Refusal);

/// <summary>对象. A field that names one of what the record holds: a letter, a lawsuit; without any the act has nothing to be about.</summary>
public sealed record Choice<TRecord>(string Field, Func<TRecord, IEnumerable<string>> Among, Refusal Refusal);
