namespace CaseTrack.Store;

/// <summary>The tables of stored documents, as of Marten <see cref="StoreSchema.Marten"/>: what the library has no call for, because it
/// concerns all districts at once or holds a row.</summary>
public static class StoredDocuments
{
    /// <summary>Holds a key until the transaction ends. $1: key.</summary>
    public const string HoldApiKey = $"select 1 from {StoreSchema.Name}.mt_doc_apikey where id = $1 for update";

    /// <summary>What keeps a party's id from being given twice.</summary>
    public const string PartyId = "pkey_mt_doc_party_tenant_id_id";

    /// <summary>What keeps a party's key from being given twice.</summary>
    public const string PartyKeyId = "pkey_mt_doc_partykey_tenant_id_id";

    /// <summary>The table of a kind of document, by the name of its type.</summary>
    public static string TableOf(string document) => $"{StoreSchema.Name}.mt_doc_{document.ToLowerInvariant()}";

    /// <summary>The numbers of a case, as they are compared; an index holds them.</summary>
    public const string NumberKeys = "data -> 'dossier' -> 'numberKeys'";

    /// <summary>Of a case (alias d), that it has a number. ?: the number, as it is compared.</summary>
    public const string HasNumber = $"d.{NumberKeys} @> to_jsonb(?::text)";

    /// <summary>Of a row that names a record (alias d), that one of some people is in charge of the record; ?: who.</summary>
    public static string OfOfficer(string document) => $"""
        exists (select from {TableOf(document)} c where c.tenant_id = d.tenant_id and c.id = (d.data ->> 'recordId')::uuid
          and c.data -> 'dossier' ->> 'officer' = any(?))
        """;

    /// <summary>Of a case, how often something of it was handed over.</summary>
    public const string CountOfHandOvers = "jsonb_array_length(data -> 'dossier' -> 'handOvers')";

    /// <summary>Of a case, that something of it was handed over; an index holds those.</summary>
    public const string HasHandOvers = CountOfHandOvers + " > 0";

    /// <summary>Of a case that was transferred since it was accepted, who accepted it.</summary>
    public const string AcceptedBy = "data ->> 'acceptedBy'";

    /// <summary>Of a case, that access to it is restricted; an index holds those.</summary>
    public const string IsRestricted = "data -> 'dossier' -> 'restricted' = 'true'::jsonb";

    /// <summary>Of a case, that another unit than its own may know of it: it was handed over, or transferred since it was accepted; an
    /// index holds those.</summary>
    public const string KnownElsewhere = $"({HasHandOvers} or {AcceptedBy} is not null)";

    /// <summary>Of a row about a record (alias d), its kind; ?: which.</summary>
    public const string OfKind = "d.data ->> 'kind' = ?";

    /// <summary>That it is of one unit; ?: which. Only so an index gives its rows in order (until PostgreSQL 17).</summary>
    public const string OfUnit = "d.data ->> 'unit' = ?";

    /// <summary>That it is of one of some units; ?: which.</summary>
    public const string OfUnits = "d.data ->> 'unit' = any(?)";

    /// <summary>That it is of one of some units, or about one of some records; ?: which, ?: which.</summary>
    public const string OfUnitsOr = $"({OfUnits} or (d.data ->> 'recordId')::uuid = any(?))";

    /// <summary>The last number of each of some cases of some kinds. $1: district, $2: cases.</summary>
    public static string LastNumbers(IEnumerable<string> documents) => string.Join(" union all ", documents.Select(x => $"""
        select id, data -> 'dossier' -> 'numbers' -> -1 ->> 'number' from {TableOf(x)} where tenant_id = $1 and id = any($2)
        """));

    /// <summary>What was handed over of the cases of a kind that are neither void nor merged: case, unit, to whom, sent, received, kind and
    /// case that took it up, answered, result. $1: district.</summary>
    public static string HandOversOf(string document) => $"""
        select d.id, coalesce(d.data ->> 'committee', d.data ->> 'office'), h ->> 'to', (h ->> 'sentOn')::date,
          (h ->> 'receivedOn')::date, h ->> 'receivingKind', (h ->> 'receivingId')::uuid, (h ->> 'returnedOn')::date, h ->> 'result'
        from (select id, data from {TableOf(document)} where tenant_id = $1 and {HasHandOvers} offset 0) d
        cross join lateral jsonb_array_elements(d.data -> 'dossier' -> 'handOvers') h
        where lower(d.data ->> 'stage') not in ('voided', 'merged')
        """;

    /// <summary>Of a mediation (alias d), that one of some people mediates it; ?: who.</summary>
    public const string OfMediators = "jsonb_exists_any(d.data -> 'mediators', ?)";

    /// <summary>Takes away documents of a kind. $1: district, $2: ids.</summary>
    public static string Gone(string document) => $"delete from {TableOf(document)} where tenant_id = $1 and id = any($2)";

    /// <summary>Takes away the terms of cases. $1: district, $2: cases.</summary>
    public const string DeadlinesOf =
        $"delete from {StoreSchema.Name}.mt_doc_deadline where tenant_id = $1 and (data ->> 'recordId')::uuid = any($2)";

    /// <summary>Takes in documents of a kind: district, id, content, type, when changed.</summary>
    public static string Copy(string document) =>
        $"copy {TableOf(document)} (tenant_id, id, data, mt_dotnet_type, mt_last_modified) from stdin (format binary)";

    /// <summary>The same for documents that a stream of events makes: last its version.</summary>
    public static string CopyRevisions(string document) =>
        $"copy {TableOf(document)} (tenant_id, id, data, mt_dotnet_type, mt_last_modified, mt_version) from stdin (format binary)";

    /// <summary>How the documents of some kinds stand, a row each in their order: how many, the sum of their versions, when the last one
    /// was written. $1: district.</summary>
    /// <param name="documents">Each by the name of its type, and whether it is of a district and made by events.</param>
    public static string StandingsOf(IEnumerable<(string Name, bool Recorded)> documents) => string.Join(" union all ",
        documents.Select(x => $"select count(*), {(x.Recorded ? "coalesce(sum(mt_version), 0)::bigint" : "0::bigint")}, "
            + $"coalesce(max(mt_last_modified), '-infinity') from {TableOf(x.Name)}{(x.Recorded ? " where tenant_id = $1" : "")}"));

    /// <summary>Says of some records that they are others now, so that whoever remembers them reads them again. $1: district, $2: which.
    /// </summary>
    public static string Touch(string document) =>
        $"update {TableOf(document)} set mt_last_modified = clock_timestamp() where tenant_id = $1 and id = any($2)";

    /// <summary>A sign-in, its account, and how what the account's district has few of stands. The first column says which: 1, 2, and 0
    /// for what follows, as above; then content, and of the first its version. $1: sign-in.</summary>
    public static string SignedIn(string signIn, string account, string standings) => $"""
        with s as (select data, mt_version from {TableOf(signIn)} where id = $1),
             a as (select data from {TableOf(account)} where id = (select (s.data ->> 'account')::uuid from s))
        select 1, data, mt_version::bigint, 0::bigint, '-infinity'::timestamptz from s
        union all select 2, data, 0::bigint, 0::bigint, '-infinity' from a
        union all select 0, null, x.* from ({standings.Replace("$1", "(select a.data ->> 'district' from a)", StringComparison.Ordinal)}) x
        """;

    /// <summary>The cases of a kind whose present stage began within some days, in the order of their ids. $1: district, $2: first day,
    /// $3: last day.</summary>
    public static string StageBegan(string document) => $"""
        select id from {TableOf(document)} where tenant_id = $1
          and (data -> 'dossier' -> 'steps' -> coalesce((data -> 'dossier' ->> 'stageStep')::int, 0) ->> 'on')::date between $2 and $3
        order by id
        """;

    /// <summary>The cases of a kind that belong to some matters. $1: district, $2: matters.</summary>
    public static string OfMatters(string document) =>
        $"select id from {TableOf(document)} where tenant_id = $1 and (data -> 'dossier' ->> 'matter')::uuid = any($2)";

    /// <summary>Puts a record that was folded anew in its place; its version stays. $1: district, $2: id, $3: the record.</summary>
    public static string Replace(string document) => $"""
        update {TableOf(document)} set data = jsonb_set($3, array['version'], data -> 'version') where tenant_id = $1 and id = $2
        """;

    /// <summary>Every district that has documents of a kind.</summary>
    public static string DistrictsOf(string document) => $"select distinct tenant_id from {TableOf(document)} order by 1";

    /// <summary>Every district that has parties.</summary>
    public const string DistrictsWithParties = $"select distinct tenant_id from {StoreSchema.Name}.mt_doc_partykey order by 1";

    /// <summary>The first key of each district's parties: district, party, the wrapped key.</summary>
    public const string FirstPartyKeys =
        $"select distinct on (tenant_id) tenant_id, id, data ->> 'wrapped' from {StoreSchema.Name}.mt_doc_partykey order by tenant_id, id";

    /// <summary>The cases of all districts with a term that runs and ends by a day: district, kind, record. $1: day.</summary>
    public const string DueCases = $"""
        select distinct tenant_id, data ->> 'kind', (data ->> 'recordId')::uuid from {StoreSchema.Name}.mt_doc_deadline
        where data ->> 'state' in ('running', 'Running') and (data ->> 'dueOn')::date <= $1
        """;

    /// <summary>Takes away entries of the access log before the instant in the setting <c>casetrack.before</c>.</summary>
    /// <remarks>Where db/roles.sql is in force the service itself may delete nothing; the function does, and keeps what the law wants
    /// kept.</remarks>
    public const string PurgeAccessLog = $"""
        do $$ begin
          if to_regprocedure('{StoreSchema.Name}.purge_access_log(timestamptz)') is not null then
            perform {StoreSchema.Name}.purge_access_log(current_setting('casetrack.before')::timestamptz);
          else
            delete from {StoreSchema.Name}.mt_doc_accessentry
            where (data ->> 'at')::timestamptz < current_setting('casetrack.before')::timestamptz;
          end if;
        end $$
        """;
}
