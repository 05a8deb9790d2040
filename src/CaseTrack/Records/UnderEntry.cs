namespace CaseTrack.Records;

/// <summary>录入中. A case entered whole, of years ago or in a batch: silence, reminders and entry signals look at it once it is complete.</summary>
public static class UnderEntry
{
    /// <summary>How a record that is opened says that more of it is still to be entered.</summary>
    public static IEnumerable<object> Opening<TRecord>(bool stillEntering, DateOnly on) where TRecord : class, ICaseRecord<TRecord> =>
        stillEntering ? [new EntryOpened<TRecord>(on)] : [];
}
