using CaseTrack.Access.Accounts;
using CaseTrack.Access.Keys;
using CaseTrack.Clocks;
using CaseTrack.Figures;
using CaseTrack.Parties;
using CaseTrack.Store;
using Marten;
using Weasel.Postgresql.Tables;

namespace CaseTrack.Hosting;

/// <summary>Documents that are stored otherwise than by default: for all districts together, or with an index.</summary>
public static class DocumentTables
{
    public static void Register(StoreOptions options)
    {
        options.Schema.For<LedgerComparison>().SingleTenanted();
        options.Schema.For<Access.SignIn.DistrictInvitation>().SingleTenanted();
        options.Schema.For<AdoptedTerms>().SingleTenanted();
        options.Schema.For<Account>().SingleTenanted()
            .UniqueIndex(Marten.Schema.UniqueIndexType.Computed, Account.UserNameIndex, x => x.NormalizedUserName)
            .UniqueIndex(Marten.Schema.UniqueIndexType.Computed, Account.ExternalNameIndex, x => x.ExternalName!);
        // Lists are read in the order of the day a record came in.
        options.Schema.For<Mediation.MediationCase>().Index(x => x.DuplicateOf!, If("duplicateOf"))
            .Index(x => x.MergedInto!, If("mergedInto"))
            .Index([x => x.RegisteredOn, x => x.Id], InDistrict);
        options.Schema.For<Review.ReviewApplication>().Index(x => x.DuplicateOf!, If("duplicateOf"))
            .Index([x => x.ReceivedOn, x => x.Id], InDistrict).Index(x => x.Dossier.Officer!);
        options.Schema.For<Supervision.SupervisionFile>().Index(x => x.DuplicateOf!, If("duplicateOf"))
            .Index([x => x.LeadOn, x => x.Id], InDistrict).Index(x => x.Dossier.Officer!);
        // A number that is entered is looked for among all there are. New ones go into the index at once: a list of those that wait would
        // have to be read through by whoever looks.
        options.Policies.ForAllDocuments(x =>
        {
            if (RecordKind.Cases.Any(y => y.RecordType == x.DocumentType))
            {
                x.Indexes.Add(new IndexDefinition($"ix_{x.DocumentType.Name.ToLowerInvariant()}_numbers")
                {
                    Method = IndexMethod.gin,
                    Columns = [$"({StoredDocuments.NumberKeys})"],
                    Mask = "? jsonb_path_ops",
                    StorageParameters = { ["fastupdate"] = "off" },
                });
                x.Indexes.Add(new IndexDefinition($"ix_{x.DocumentType.Name.ToLowerInvariant()}_hand_overs")
                {
                    Columns = ["tenant_id"],
                    Predicate = StoredDocuments.HasHandOvers,
                });
                x.Indexes.Add(new IndexDefinition($"ix_{x.DocumentType.Name.ToLowerInvariant()}_elsewhere")
                {
                    Columns = ["tenant_id"],
                    Predicate = StoredDocuments.KnownElsewhere,
                });
                x.Indexes.Add(new IndexDefinition($"ix_{x.DocumentType.Name.ToLowerInvariant()}_restricted")
                {
                    Columns = ["tenant_id", "id"],
                    Predicate = StoredDocuments.IsRestricted,
                });
            }
        });
        options.Schema.For<Litigation.AdministrativeLawsuit>().Index([x => x.ReceivedOn, x => x.Id], InDistrict);
        options.Schema.For<Ledger.LedgerEntry>().Index([x => x.HappenedOn, x => x.Id], InDistrict);
        options.Schema.For<Privacy.LegalHold>().Index(x => x.RecordId);
        options.Schema.For<Signals.SignalReview>().Index(x => x.Year).Index(x => x.SignalId);
        options.Schema.For<Access.SignIn.SignInSession>().SingleTenanted().Index(x => x.Account);
        options.Schema.For<Access.Drafts.DraftCopy>().SingleTenanted().Index(x => x.Account);
        options.Schema.For<Photos.PhotoFile>().Index(x => x.RecordId);
        options.Schema.For<Photos.PhotoPart>().SingleTenanted();
        options.Schema.For<Access.Keys.ApiKey>().SingleTenanted()
            .UniqueIndex(Marten.Schema.UniqueIndexType.Computed, ApiKey.NameIndex, x => x.District, x => x.Name);
        options.Schema.For<Access.Log.AccessEntry>().Index(x => x.At).Index(x => x.Record!);
        options.Schema.For<PartyKey>();
        options.Schema.For<Webhooks.Webhook>();
        options.Schema.For<Notifications.Notification>().Index(x => x.Account).Index(x => x.RecordId);
        options.Schema.For<Notifications.NotificationChoices>();
        options.Schema.For<Notifications.NotificationCursor>();
        options.Schema.For<Import.Running.ImportOperation>();
        options.Schema.For<Import.Running.ImportProgress>();
        options.Schema.For<Import.Running.ImportVerdicts>();
        options.Schema.For<Import.Running.ImportPiece>().Index(x => x.Operation);
        options.Schema.For<Import.Running.RememberedHeadings>();
        options.Schema.For<Party>().Index(x => x.RecordId).Index(x => x.NameIndex!).Index(x => x.IdentityIndex!).Index(x => x.PhoneIndex!);
        options.Schema.For<Clocks.Silence.Reminder>().Index(x => x.On).Index(x => x.RecordId);
        options.Schema.For<Clocks.Silence.DayBegun>().SingleTenanted();
        options.Schema.For<Deadline>().Index(x => x.DueOn).Index(x => x.RecordId)
            .Index([x => x.DueOn!, x => x.Id], open =>
            {
                InDistrict(open);
                open.Name = "ix_deadline_open";
                open.Predicate = Deadline.IsOpen;
            })
            // A unit has few of a district's open terms: whoever sees that unit alone does not walk through all of them.
            .Index([x => x.Unit, x => x.DueOn!], open =>
            {
                InDistrict(open);
                open.Name = "ix_deadline_unit";
                open.Predicate = Deadline.IsOpen;
            });
        options.Schema.For<Organisations.Organisation>().UniqueIndex(
            Marten.Schema.UniqueIndexType.Computed, Organisations.Organisation.CodeIndex,
            Marten.Schema.Indexing.Unique.TenancyScope.PerTenant, x => x.Code);
    }

    // Few records have it, and those without it are never looked for.
    private static Action<Marten.Schema.ComputedIndex> If(string member) => x => x.Predicate = $"(data ->> '{member}') is not null";

    private static void InDistrict(Marten.Schema.ComputedIndex index) =>
        index.TenancyScope = Marten.Schema.Indexing.Unique.TenancyScope.PerTenant;
}
