using CaseTrack.Access;

namespace CaseTrack.Procedures;

/// <summary>A command that corrects a record by the names of its fields.</summary>
public interface ICorrectsFields : IApproved
{
    /// <summary>The steps whose days it corrects, by the names of their events: of several the last.</summary>
    IEnumerable<(string Event, DateOnly? On)> Moves { get; }

    /// <summary>The record with the correction applied.</summary>
    object After(object record);
}
