namespace CaseTrack.Records;

/// <summary>An event by which a void or merged case comes back to the stage it was in.</summary>
public interface IRestores;
