namespace CaseTrack.Store;

/// <summary>Whole rows of tables as JSON, for what leaves a system and arrives in another one: every column by its name, and its value as
/// the database itself writes and reads it.</summary>
/// <remarks>Before either, the transaction's time zone is set: moments are written with it.</remarks>
public static class StoredRows
{
    /// <summary>Moments are written in UTC until the transaction ends.</summary>
    public const string InUtc = "set local timezone to 'UTC'";

    /// <summary>Every stream.</summary>
    public static readonly StoredTable Streams = new("mt_streams", "r.id");

    /// <summary>Every event, without what the store puts into a gap of the sequence.</summary>
    public static readonly StoredTable Events = new("mt_events", "r.seq_id", "r.tenant_id = $1 and r.type <> 'tombstone'");

    /// <summary>Beginnings of the names of tables that the libraries keep for themselves.</summary>
    public static readonly IReadOnlyList<string> OfTheService =
        ["mt_event_", "mt_high_water_", "mt_doc_deadletterevent", "mt_doc_envelope", "wolverine_"];

    /// <summary>The rows of a district. $1: district.</summary>
    public static string Of(StoredTable table) =>
        $"select to_jsonb(r)::text from {StoreSchema.Name}.{table.Name} r where {table.Where} order by {table.Order}";

    /// <summary>Takes rows in, in their order. $1: rows.</summary>
    public static string Take(StoredTable table) => $"""
        insert into {StoreSchema.Name}.{table.Name}
        select r.* from unnest($1::jsonb[]) with ordinality x(line, place)
        cross join lateral jsonb_populate_record(null::{StoreSchema.Name}.{table.Name}, x.line) r order by x.place
        """;

    /// <summary>Whether a district has any. $1: district.</summary>
    public static string Any(StoredTable table) =>
        $"select exists (select from {StoreSchema.Name}.{table.Name} r where {table.Where})";

    /// <summary>Takes a district's rows away. $1: district.</summary>
    public static string Gone(StoredTable table) => $"delete from {StoreSchema.Name}.{table.Name} r where {table.Where}";

    /// <summary>The parties of a district, each with its key or none. $1: district.</summary>
    public const string Parties = $"""
        select to_jsonb(p)::text, to_jsonb(k)::text from {StoreSchema.Name}.mt_doc_party p
        left join {StoreSchema.Name}.mt_doc_partykey k on k.tenant_id = p.tenant_id and k.id = p.id
        where p.tenant_id = $1 order by p.id
        """;

    /// <summary>Whether another district has events within some sequences, or any at all. $1: district, $2: the first, $3: the
    /// last.</summary>
    public const string Others = $"""
        select exists (select from {StoreSchema.Name}.mt_events where seq_id between $2 and $3 and tenant_id is distinct from $1),
          exists (select from {StoreSchema.Name}.mt_streams where tenant_id <> $1)
        """;

    /// <summary>The next event comes after one. $1: its sequence.</summary>
    public const string GoOnAfter = $"""
        select setval('{StoreSchema.Name}.mt_events_sequence',
          greatest($1, (select last_value from {StoreSchema.Name}.mt_events_sequence)))
        """;

    /// <summary>Every table there is.</summary>
    public const string Tables = $"select tablename::text from pg_tables where schemaname = '{StoreSchema.Name}' order by 1";
}

/// <summary>A table, which of its rows are a district's (<c>$1</c>), and their order.</summary>
public sealed record StoredTable(string Name, string Order, string Where = "r.tenant_id = $1")
{
    /// <summary>By ids that are texts: by their code points, or another database would read the same rows in another order.</summary>
    public const string ByText = "r.id" + Text;

    /// <summary>After the name of a column of texts.</summary>
    public const string Text = " collate \"C\"";
}
