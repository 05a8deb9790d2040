namespace CaseTrack.Store;

/// <summary>The tables of durable messages, as of Wolverine <see cref="StoreSchema.Wolverine"/>: how many wait, and since when.</summary>
public static class StoredMessages
{
    /// <summary>What the running processes say of themselves, as a pattern of tables.</summary>
    public const string Nodes = $"{StoreSchema.Name}.wolverine_node*";

    // A message scheduled for later is not late; one whose time has come is.
    private const string Due = "status = 'Incoming' or (status = 'Scheduled' and execution_time < now())";

    /// <summary>Messages given up, messages due and not handled, and the database's now.</summary>
    public const string Counts = $"""
        select
          (select count(*) from {StoreSchema.Name}.wolverine_dead_letters where archived_at is null),
          (select count(*) from {StoreSchema.Name}.wolverine_incoming_envelopes where {Due})
            + (select count(*) from {StoreSchema.Name}.wolverine_outgoing_envelopes),
          now()
        """;

    /// <summary>Among these is the oldest: ids are made in order of time. Body, and since when it is due where the table says so.</summary>
    public const string Oldest = $"""
        (select body, execution_time from {StoreSchema.Name}.wolverine_incoming_envelopes where {Due} order by id limit 100)
        union all (select body, null from {StoreSchema.Name}.wolverine_outgoing_envelopes order by id limit 100)
        """;
}
