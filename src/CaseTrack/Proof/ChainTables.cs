using CaseTrack.Store;
using Weasel.Postgresql.Tables;

namespace CaseTrack.Proof;

/// <summary>The tables of the chain: rows are added, and never changed.</summary>
public static class ChainTables
{
    public const string Chain = StoreSchema.Name + ".event_chain";
    public const string Heads = StoreSchema.Name + ".chain_heads";

    /// <summary>One row an event, in order of its sequence.</summary>
    public static Table ChainDefinition()
    {
        var table = new Table(Chain);
        table.AddColumn<string>("tenant_id").NotNull().AsPrimaryKey();
        table.AddColumn<long>("seq_id").NotNull().AsPrimaryKey();
        table.AddColumn("hash", "bytea").NotNull();
        return table;
    }

    /// <summary>One signed head a day.</summary>
    public static Table HeadsDefinition()
    {
        var table = new Table(Heads);
        table.AddColumn<string>("tenant_id").NotNull().AsPrimaryKey();
        table.AddColumn<DateOnly>("day").NotNull().AsPrimaryKey();
        table.AddColumn<string>("head").NotNull();
        table.AddColumn<string>("key_id").NotNull();
        table.AddColumn<string>("public_key").NotNull();
        table.AddColumn<string>("signature").NotNull();
        return table;
    }
}
