using CaseTrack.Mediation;

namespace CaseTrack.Benchmarks.Fill;

/// <summary>One case of the filled databases, as its events tell it; both sides are filled from the same ones.</summary>
public sealed record CaseHistory(Guid Id, IReadOnlyList<ICaseEvent> Events)
{
    /// <summary>The day of its last event.</summary>
    public DateOnly LastOn => Events.Max(x => x.OccurredOn);

    /// <summary>The case as it stands.</summary>
    public MediationCase Folded() => Events.Aggregate((MediationCase?)null, (before, e) => MediationCase.Fold(before, Id, e))!;
}
