namespace CaseTrack.Records;

/// <summary>The one predicate, put upon a query.</summary>
public static class SeenRecords
{
    /// <summary>Only the records within a caller's sight.</summary>
    public static IQueryable<T> SeenBy<T>(this IQueryable<T> records, Sight sight) where T : class, ICaseRecord<T> =>
        T.SeenBy(sight) is { } seen ? records.Where(seen) : records;
}
