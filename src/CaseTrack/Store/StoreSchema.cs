namespace CaseTrack.Store;

/// <summary>The schema of all of CaseTrack's own tables, the event store's among them.</summary>
public static class StoreSchema
{
    public const string Name = "casetrack";
}
