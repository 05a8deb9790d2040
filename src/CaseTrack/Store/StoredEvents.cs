namespace CaseTrack.Store;

/// <summary>The event store's own tables: events and streams, as of Marten <see cref="StoreSchema.Marten"/>.</summary>
/// <remarks>What the library offers no call for: many districts at once, one snapshot with the fact ledger, rows as they are even when
/// somebody has written into them.</remarks>
public static class StoredEvents
{
    private const string Events = StoreSchema.Name + ".mt_events";

    /// <summary>Every row of the table of events, to stand after <c>from</c> or <c>join</c>. The database looks through it: indexes serve
    /// as if the table were named.</summary>
    public const string All = $"""
        (select seq_id, id, stream_id, version, type, timestamp, tenant_id, user_name, data, headers, correlation_id, causation_id,
            mt_dotnet_type as dotnet_type, is_archived, bdata
        from {Events})
        """;

    /// <summary>The same without what the store puts into a gap of the sequence after an append the database refused.</summary>
    /// <remarks>Whoever calls an event a tombstone takes it away: its link and the version of its record miss it.</remarks>
    public const string Happened = $"""
        (select seq_id, id, stream_id, version, type, timestamp, tenant_id, user_name, data, headers, correlation_id, causation_id,
            mt_dotnet_type as dotnet_type, is_archived, bdata
        from {Events} where type <> 'tombstone')
        """;

    /// <summary>The events that say which earlier ones were redacted, to stand after <c>from</c>.</summary>
    public const string Redactions = $@"(select * from {Happened} h where type like 'text\_redacted\_%')";

    /// <summary>Whether the database has the function that redacts, and whether the service itself may change what an event says.</summary>
    public const string CanRedact = $"""
        select to_regprocedure('{StoreSchema.Name}.redact_event(text, uuid, jsonb, text)') is not null,
          has_column_privilege('{Events}', 'data', 'update') and has_column_privilege('{Events}', 'headers', 'update')
        """;

    /// <summary>Has the function of db/roles.sql put an event's texts anew: where those rights are in force the service may change none.
    /// $1: district, $2: event, $3: what it says now, $4: its seal.</summary>
    public const string Redact = $"select {StoreSchema.Name}.redact_event($1, $2, $3, $4)";

    /// <summary>The same where the service owns the tables.</summary>
    public const string RedactAsOwner = $"""
        update {Events} set data = $3, headers = jsonb_set(headers, array['seal'], to_jsonb($4)) where tenant_id = $1 and id = $2
        """;

    /// <summary>Every stream with its tenant and version, to stand after <c>from</c>.</summary>
    public const string Streams = $"(select tenant_id, id, version from {StoreSchema.Name}.mt_streams)";

    /// <summary>The next streams of all districts, in order of district and id. $1: district, $2: record after which, $3: how
    /// many.</summary>
    public const string NextStreams =
        $"select tenant_id, id from {StoreSchema.Name}.mt_streams where (tenant_id, id) > ($1, $2) order by tenant_id, id limit $3";

    /// <summary>Takes away what is of records of which there is no stream.</summary>
    /// <param name="table">A table with a district in each row.</param>
    /// <param name="record">Where a row, <c>t</c>, says which record it is of.</param>
    public static string DeleteWithoutStream(string table, string record) => $"delete from {table} t where {NoStream(record)}";

    /// <summary>The same rows, as surplus ones: true, and what is asked of each.</summary>
    public static string RowsWithoutStream(string table, string record, string asked) =>
        $"select true, {asked} from {table} t where {NoStream(record)}";

    private static string NoStream(string record) =>
        $"not exists (select 1 from {StoreSchema.Name}.mt_streams s where s.tenant_id = t.tenant_id and s.id = {record})";

    /// <summary>The earliest of some events. $1: events.</summary>
    public const string FirstOf = $"select id from {Events} where id = any($1) order by seq_id limit 1";

    /// <summary>Waits for the writers under way and holds the next ones back until the transaction ends: every append touches its stream's
    /// row first.</summary>
    public const string HoldWriters = $"lock table {StoreSchema.Name}.mt_streams in share mode";

    /// <summary>Holds the streams of records until the transaction ends, in the order of their ids. $1: district, $2: records.</summary>
    public const string HoldStreams =
        $"select id from {StoreSchema.Name}.mt_streams where tenant_id = $1 and id = any($2) order by id for update";

    /// <summary>What a snapshot holds: the highest sequence of a district, 0 without events, and the lowest number of a transaction that is
    /// not over in it. $1: district.</summary>
    public const string Snapshot = $"""
        select coalesce((select max(seq_id) from {Events} where tenant_id = $1), 0), pg_snapshot_xmin(pg_current_snapshot())::text::bigint
        """;

    /// <summary>The same with the content of a document of no district, null where there is none. $1: district, $2: its id.</summary>
    public static string SnapshotBeside(string document) =>
        $"{Snapshot.TrimEnd()}, (select data from {StoredDocuments.TableOf(document)} where id = $2)";

    /// <summary>The numbers of the transactions that are writing at this moment, whatever the snapshot, in 32 bits; and one with all its
    /// bits. No row where the database is a copy that follows another: who writes there is not to be seen. Whoever is known to write in
    /// another database of the same server is left out; whose database is not known counts.</summary>
    public const string Writing = """
        select array(select transactionid::text::bigint from pg_locks where locktype = 'transactionid' and (pid is null or pid not in (
            select a.pid from pg_stat_activity a join pg_database d on d.oid = a.datid where d.datname <> current_database()))),
          pg_snapshot_xmax(pg_current_snapshot())::text::bigint
        where not pg_is_in_recovery()
        """;

    /// <summary>How far the database has written its log.</summary>
    public const string Written = "select pg_current_wal_lsn()";

    /// <summary>How far a database that follows another has replayed its log; null of one that follows none.</summary>
    public const string Replayed = "select pg_last_wal_replay_lsn()";

    /// <summary>The highest sequence of all, 0 without events.</summary>
    public const string Highest = $"select coalesce(max(seq_id), 0) from {Events}";

    /// <summary>Events later than a sequence, each with its record and every fact and subject its lines in a table are of, or with none.
    /// $1: district, $2: sequence.</summary>
    public static string After(int atMost, string lines) => $"""
        select distinct e.id, e.stream_id, l.fact, l.subject
        from (select id, stream_id from {Events} where tenant_id = $1 and seq_id > $2 order by seq_id limit {atMost}) e
        left join {lines} l on l.tenant_id = $1 and l.record_id = e.stream_id and l.event_id = e.id
        """;

    /// <summary>Events of a district later than a sequence, to stand after <c>from</c>. @district, @settled.</summary>
    public const string NewerThan = $"(select id, stream_id from {Events} where tenant_id = @district and seq_id > @settled)";

    /// <summary>The same, of a district and later than a sequence that stand in the statement.</summary>
    public static string NewerThanOf(string sequence, string district = "@district") =>
        $"(select id, stream_id from {Events} where tenant_id = {district} and seq_id > {sequence})";

    /// <summary>Events later than a sequence and yet recorded by an instant. $1: district, $2: sequence, $3: instant or null.</summary>
    public const string LaterButKnown =
        $"select id from {Events} where tenant_id = $1 and seq_id > $2 and ($3::timestamptz is null or timestamp <= $3)";

    /// <summary>Whether there is a table of events yet.</summary>
    public const string AreThere = $"select to_regclass('{Events}') is not null";

    /// <summary>The kinds of event that are none of these. $1: names in storage.</summary>
    public const string OtherKinds = $"select distinct type from {Events} where type <> 'tombstone' and type <> all($1) order by 1";

    /// <summary>Every district that has a record.</summary>
    public const string Districts = $"select distinct tenant_id from {StoreSchema.Name}.mt_streams order by 1";

    /// <summary>Each record of a district with its version. $1: district.</summary>
    public const string Versions = $"select id, version from {StoreSchema.Name}.mt_streams where tenant_id = $1";

    /// <summary>Each of some records with its version. $1: district, $2: records.</summary>
    public const string VersionsOf = $"{Versions} and id = any($2)";

    /// <summary>Takes in streams: district, record, its kind, how many events it has.</summary>
    public const string CopyStreams = $"copy {StoreSchema.Name}.mt_streams (tenant_id, id, type, version) from stdin (format binary)";

    /// <summary>Takes in events: sequence, id, record, version, content, type, moment, headers, district, .NET type, correlation,
    /// causation, who.</summary>
    public const string CopyEvents = $"""
        copy {Events} (seq_id, id, stream_id, version, data, type, timestamp, headers, tenant_id, mt_dotnet_type, correlation_id,
          causation_id, user_name) from stdin (format binary)
        """;

    /// <summary>Draws the next sequences. $1: how many.</summary>
    public const string Draw = $"select nextval('{StoreSchema.Name}.mt_events_sequence') from generate_series(1, $1)";

    /// <summary>Which of some records are there. $1: district, $2: records.</summary>
    public const string There = $"select id from {StoreSchema.Name}.mt_streams where tenant_id = $1 and id = any($2)";
}
