using CaseTrack.Store;
using Weasel.Postgresql.Tables;

namespace CaseTrack.Notifications.Mail;

/// <summary>The table of mails: for whom and why, and neither address nor text. Both are put in when a mail is sent.</summary>
public static class MailTables
{
    public const string Mails = StoreSchema.Name + ".mails";

    public static Table Definition()
    {
        var table = new Table(Mails);
        table.AddColumn<Guid>("id").NotNull().AsPrimaryKey();
        table.AddColumn<string>("tenant_id").NotNull();
        table.AddColumn<Guid>("account").NotNull();
        table.AddColumn<string>("purpose").NotNull();
        table.AddColumn<DateOnly>("day");
        table.AddColumn<int>("attempts").NotNull();
        table.AddColumn<DateTimeOffset>("waiting_since").NotNull();
        table.AddColumn<DateTimeOffset>("due_at").NotNull();
        table.AddColumn<DateTimeOffset>("sent_at");
        table.AddColumn<DateTimeOffset>("dead_at");
        table.AddColumn<DateTimeOffset>("taken_until");
        table.AddColumn<Guid>("taken_by");
        table.AddColumn<string>("failure");
        table.AddColumn<int>("status");
        // One of a day for each person, whatever happens; those without a day are not of a day.
        table.Indexes.Add(new IndexDefinition("ux_mails_day") { Columns = ["account", "day"], IsUnique = true });
        return table;
    }
}
