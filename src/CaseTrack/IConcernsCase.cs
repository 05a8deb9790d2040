namespace CaseTrack;

/// <summary>A record that is about a case: who may not know of the case may not know of it.</summary>
public interface IConcernsCase
{
    /// <summary>The kind of case.</summary>
    string RecordKind { get; }

    /// <summary>The case.</summary>
    Guid RecordId { get; }
}
