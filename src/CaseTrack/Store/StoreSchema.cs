namespace CaseTrack.Store;

/// <summary>The schema of all of CaseTrack's own tables, the event store's among them.</summary>
/// <remarks>This folder is the one place that knows the tables of the libraries. Everybody else asks through it, or through the libraries.
/// A test compares the versions with the packages: whoever upgrades one reads this folder first.</remarks>
public static class StoreSchema
{
    public const string Name = "casetrack";

    /// <summary>The version of Marten whose tables <see cref="StoredEvents"/> and <see cref="StoredDocuments"/> read.</summary>
    public const string Marten = "9.58.0";

    /// <summary>The version of Wolverine whose tables <see cref="StoredMessages"/> reads.</summary>
    public const string Wolverine = "6.62.0";
}
