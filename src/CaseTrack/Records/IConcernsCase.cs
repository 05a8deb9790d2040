namespace CaseTrack.Records;

/// <summary>A record that is about cases: who may not know of every one of them may not know of it.</summary>
public interface IConcernsCases
{
    /// <summary>The kind of case.</summary>
    string RecordKind { get; }

    /// <summary>The cases.</summary>
    IReadOnlyList<Guid> Records { get; }
}

/// <summary>A record that is about one case.</summary>
public interface IConcernsCase : IConcernsCases
{
    /// <summary>The case.</summary>
    Guid RecordId { get; }

    IReadOnlyList<Guid> IConcernsCases.Records => [RecordId];
}
