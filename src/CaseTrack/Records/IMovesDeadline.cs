namespace CaseTrack.Records;

/// <summary>An event by which terms move although the case's own steps are the same.</summary>
public interface IMovesDeadline;
