using CaseTrack.Access.Accounts;
using CaseTrack.Access.Log;
using CaseTrack.Clocks;
using CaseTrack.Clocks.Silence;
using CaseTrack.Figures;
using CaseTrack.Import.Running;
using CaseTrack.Numbers;
using CaseTrack.Parties;
using CaseTrack.Photos;
using CaseTrack.Proof;
using CaseTrack.Store;

namespace CaseTrack.Operations.Districts;

/// <summary>一区的各部分. What of a district leaves as it stands, what is built again from it, and what stays behind and why. A table that is
/// in none of the three stops a test.</summary>
public static class DistrictTables
{
    /// <summary>Parts that are rows as they stand, in the order in which they are taken in.</summary>
    public static IReadOnlyList<(string Part, StoredTable Table)> Rows { get; } =
    [
        ("streams", new("mt_streams", "r.id")),
        ("events", new("mt_events", "r.seq_id", "r.tenant_id = $1 and r.type <> 'tombstone'")),
        ("chain", new(Bare(ChainTables.Chain), "r.seq_id")),
        ("heads", new(Bare(ChainTables.Heads), "r.day")),
        ("number-series", new(Numbering.SeriesTable, "r.series, r.year")),
        ("entered-numbers", new(Numbering.EnteredTable, "r.key")),
        ("accounts", new(Document<Account>(), "r.id", "r.data ->> 'district' = $1")),
        ("access-log", new(Document<AccessEntry>(), "r.id")),
        ("reminders", new(Document<Reminder>(), "r.id")),
        ("imports", new(Document<ImportOperation>(), "r.id")),
        ("import-progress", new(Document<ImportProgress>(), "r.id")),
        ("import-verdicts", new(Document<ImportVerdicts>(), "r.id")),
        ("import-headings", new(Document<RememberedHeadings>(), "r.id")),
        (AdoptedTermsPart, new(Document<AdoptedTerms>(), "r.id", "$1::text is not null")),
    ];

    /// <summary>Of the office, not of a district: figures are judged by them.</summary>
    public const string AdoptedTermsPart = "adopted-terms";

    /// <summary>Parts with people in them, which the transfer key opens.</summary>
    public static readonly StoredTable Parties = new(Document<Party>(), "r.id");

    public static readonly StoredTable PartyKeys = new(Document<PartyKey>(), "r.id");

    public static readonly StoredTable Photos = new(Document<PhotoFile>(), "r.id");

    /// <summary>Built again from the events.</summary>
    public static IReadOnlyList<StoredTable> Built { get; } =
    [
        .. RecordKind.All.Select(x => new StoredTable(Bare(StoredDocuments.TableOf(x.RecordType.Name)), "r.id")),
        new(Document<Deadline>(), "r.id"), new(Bare(FactLedgerTable.Name), "r.event_id, r.line"),
    ];

    /// <summary>What stays behind, by the beginning of its table's name, and why.</summary>
    public static IReadOnlyDictionary<string, string> Staying { get; } = new Dictionary<string, string>
    {
        ["mt_doc_apikey"] = "a secret: machines get new keys",
        ["mt_doc_signinsession"] = "a secret, and of the old service",
        ["mt_doc_districtinvitation"] = "a secret, and used up",
        ["mt_doc_draftcopy"] = "sealed by the old service; the drafts are on the devices",
        ["mt_doc_importpiece"] = "sealed by the old service: files that wait to be recorded, thirty days at most",
        ["mt_doc_photopart"] = "in the part photo-parts, from wherever photos lie",
        ["mt_doc_ledgercomparison"] = "found out again",
        ["mt_doc_daybegun"] = "of the service, not of a district",
        ["mt_doc_deadletterevent"] = "of the service: its projections",
        ["mt_doc_envelope"] = "of the service: its messages",
        ["mt_event_"] = "of the service: its projections",
        ["mt_high_water_"] = "of the service: its projections",
        ["wolverine_"] = "of the service: its messages; what time brings about is found out again every day",
    };

    private static string Document<T>() => Bare(StoredDocuments.TableOf(typeof(T).Name));

    private static string Bare(string table) => table[(StoreSchema.Name.Length + 1)..];
}
