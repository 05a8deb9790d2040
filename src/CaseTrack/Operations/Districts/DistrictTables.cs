using CaseTrack.Access.Accounts;
using CaseTrack.Access.Drafts;
using CaseTrack.Access.Keys;
using CaseTrack.Access.Log;
using CaseTrack.Access.SignIn;
using CaseTrack.Clocks;
using CaseTrack.Clocks.Silence;
using CaseTrack.Figures;
using CaseTrack.Import.Running;
using CaseTrack.Notifications;
using CaseTrack.Notifications.Mail;
using CaseTrack.Numbers;
using CaseTrack.Operations.Upgrades;
using CaseTrack.Parties;
using CaseTrack.Photos;
using CaseTrack.Proof;
using CaseTrack.Store;
using CaseTrack.Webhooks;

namespace CaseTrack.Operations.Districts;

/// <summary>一区的各部分. What of a district leaves as it stands, what is built again from it, and what stays behind and why. A table that is
/// in none of the three stops a test.</summary>
public static class DistrictTables
{
    /// <summary>Parts that are rows as they stand, in the order in which they are taken in.</summary>
    public static IReadOnlyList<(string Part, StoredTable Table)> Rows { get; } =
    [
        ("streams", StoredRows.Streams),
        ("events", StoredRows.Events),
        ("chain", new(Bare(ChainTables.Chain), "r.seq_id")),
        ("heads", new(Bare(ChainTables.Heads), "r.day")),
        ("number-series", new(Numbering.SeriesTable, "r.series" + StoredTable.Text + ", r.year")),
        ("entered-numbers", new(Numbering.EnteredTable, "r.key" + StoredTable.Text)),
        ("accounts", new(Document<Account>(), "r.id", "r.data ->> 'district' = $1")),
        ("access-log", new(Document<AccessEntry>(), "r.id")),
        ("reminders", new(Document<Reminder>(), StoredTable.ByText)),
        ("imports", new(Document<ImportOperation>(), "r.id")),
        ("import-progress", new(Document<ImportProgress>(), "r.id")),
        ("import-verdicts", new(Document<ImportVerdicts>(), StoredTable.ByText)),
        ("import-headings", new(Document<RememberedHeadings>(), StoredTable.ByText)),
        (AdoptedTermsPart, new(Document<AdoptedTerms>(), StoredTable.ByText, "$1::text is not null")),
    ];

    /// <summary>Of the office, not of a district: figures are judged by them.</summary>
    public const string AdoptedTermsPart = "adopted-terms";

    /// <summary>Parts with people in them, which the transfer key opens.</summary>
    public static readonly StoredTable Parties = new(Document<Party>(), "r.id");

    public static readonly StoredTable PartyKeys = new(Document<PartyKey>(), "r.id");

    public static readonly StoredTable Photos = new(Document<PhotoFile>(), StoredTable.ByText);

    /// <summary>Built again from the events.</summary>
    public static IReadOnlyList<StoredTable> Built { get; } =
    [
        .. RecordKind.All.Select(x => new StoredTable(Bare(StoredDocuments.TableOf(x.RecordType.Name)), "r.id")),
        new(Document<Deadline>(), "r.id"), new(Bare(FactLedgerTable.Name), "r.event_id, r.line"),
    ];

    /// <summary>What stays behind, by its table, and why.</summary>
    public static IReadOnlyDictionary<string, string> Staying { get; } = new Dictionary<string, string>
    {
        [Document<ApiKey>()] = "a secret: machines get new keys",
        [Document<SignInSession>()] = "a secret, and of the old service",
        [Document<DistrictInvitation>()] = "a secret, and used up",
        [Document<DraftCopy>()] = "sealed by the old service; the drafts are on the devices",
        [Document<ImportPiece>()] = "sealed by the old service: files that wait to be recorded, thirty days at most",
        [Document<PhotoPart>()] = "in the part of photos' parts, from wherever photos lie",
        [Document<LedgerComparison>()] = "found out again",
        [Bare(FactShape.Table)] = "what lines of all districts say: written again with them",
        [Bare(FactBalances.Table)] = "worked out from the lines",
        [Bare(FactBalances.StandingTable)] = "worked out from the lines",
        [Document<DayBegun>()] = "of the service, not of a district",
        [Document<Webhook>()] = "names a key, which stays: subscribers register anew",
        [Bare(WebhookTables.Cursors)] = "of the subscriptions, which stay",
        [Bare(WebhookTables.Deliveries)] = "of the subscriptions, which stay",
        [Document<Notification>()] = "of the people at the old service: from the day of arrival on they are told anew",
        [Document<NotificationCursor>()] = "of the notifications, which stay",
        [Document<NotificationChoices>()] = "mail addresses that the old service proved: people choose anew",
        [Bare(MailTables.Mails)] = "of the old service: what waits to be sent is sent by it, or not at all",
        [Bare(MigrationTable.Name)] = "of the database, not of a district",
    };

    /// <summary>Beginnings of the names of tables that the libraries keep for the service: its messages, its projections. What time brings
    /// about is found out again every day.</summary>
    public static IReadOnlyList<string> OfTheService => StoredRows.OfTheService;

    private static string Document<T>() => Bare(StoredDocuments.TableOf(typeof(T).Name));

    private static string Bare(string table) => table[(StoreSchema.Name.Length + 1)..];
}
