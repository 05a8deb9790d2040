namespace CaseTrack.Records;

/// <summary>A stored event that a record kind does not know. Figures must stop rather than be silently wrong.</summary>
public sealed class UnknownEventException(string kind, ICaseEvent happened)
    : InvalidOperationException($"{kind} does not know the event {happened.GetType().Name}.");
