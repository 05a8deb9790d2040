using CaseTrack.Store;
using Weasel.Postgresql.Tables;

namespace CaseTrack.Webhooks;

/// <summary>The tables of what is sent: how far each subscription has looked, and what waits to arrive. Which record a message is about
/// stands in them, and nobody's name.</summary>
public static class WebhookTables
{
    public const string Cursors = StoreSchema.Name + ".webhook_cursors";
    public const string Deliveries = StoreSchema.Name + ".webhook_deliveries";

    public static Table CursorsDefinition()
    {
        var table = new Table(Cursors);
        table.AddColumn<Guid>("webhook").NotNull().AsPrimaryKey();
        table.AddColumn<string>("tenant_id").NotNull();
        table.AddColumn<long>("seq_id").NotNull();
        table.AddColumn<long>("delivered").NotNull();
        table.AddColumn<DateTimeOffset>("delivered_at");
        table.AddColumn<DateTimeOffset>("failed_at");
        table.AddColumn<string>("failure");
        table.AddColumn<int>("status");
        return table;
    }

    public static Table DeliveriesDefinition()
    {
        var table = new Table(Deliveries);
        table.AddColumn<Guid>("webhook").NotNull().AsPrimaryKey();
        table.AddColumn<long>("seq_id").NotNull().AsPrimaryKey();
        table.AddColumn<string>("tenant_id").NotNull();
        table.AddColumn<Guid>("record").NotNull();
        table.AddColumn<int>("attempts").NotNull();
        table.AddColumn<DateTimeOffset>("waiting_since").NotNull();
        table.AddColumn<DateTimeOffset>("due_at").NotNull();
        table.AddColumn<DateTimeOffset>("dead_at");
        table.AddColumn<DateTimeOffset>("taken_until");
        table.AddColumn<Guid>("taken_by");
        table.AddColumn<string>("failure");
        table.AddColumn<int>("status");
        table.Indexes.Add(new IndexDefinition("ix_webhook_deliveries_record") { Columns = ["webhook", "record", "seq_id"] });
        return table;
    }
}
