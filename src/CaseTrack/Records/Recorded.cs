namespace CaseTrack.Records;

/// <summary>已记录. The answer to an act: the record and the version it has now; a repeat of the request gets the same answer.</summary>
/// <param name="Id">The record.</param>
/// <param name="Version">Its version after the act; the next <c>If-Match</c>.</param>
public sealed record Recorded(Guid Id, int Version)
{
    /// <summary>Its version after the act, and after what belongs to the act and what time has brought about, which are added once the act
    /// is decided.</summary>
    public int Version { get; set; } = Version;

    /// <summary>提示; absent where nothing looks amiss.</summary>
    public IReadOnlyList<Warning>? Warnings { get; set; }

    /// <summary>One act is one event.</summary>
    public static Recorded After<TRecord>(TRecord record) where TRecord : class, ICaseRecord<TRecord> => new(record.Id, record.Version + 1);
}
