using System.Text.Json.Nodes;
using CaseTrack.Access;
using CaseTrack.Access.Accounts;
using CaseTrack.Http;
using CaseTrack.Import.Acts;
using CaseTrack.Import.Columns;
using CaseTrack.Import.Reading;
using CaseTrack.Numbers;
using CaseTrack.Organisations;
using CaseTrack.Parties;
using CaseTrack.Secrets;
using CaseTrack.Store;
using Marten;
using Npgsql;

namespace CaseTrack.Import.Running;

/// <summary>What a run of an import works with.</summary>
/// <param name="Operation">What was asked for.</param>
/// <param name="Kind">What its rows are.</param>
/// <param name="Sheet">Its rows.</param>
/// <param name="Viewer">Whose rights are asked.</param>
/// <param name="District">Where.</param>
public sealed record ImportJob(ImportOperation Operation, ImportKind Kind, ImportSheet Sheet, Viewer Viewer, string District)
{
    /// <summary>The organisations of the district, as rows may name them.</summary>
    public required ReadingContext Context { get; init; }

    public required Alike Alike { get; init; }

    /// <summary>What an earlier row brings about, later ones may name.</summary>
    public void Note(RowOutcome outcome)
    {
        if (outcome is { Record: Organisation organisation, Problems.Count: 0 })
        {
            Context.Add(organisation);
        }
    }

    public Guid IdOf(int row, string name) => Operation.IdOf(District, row, name);

    /// <summary>What becomes of a row: each event of a record says which file and row it came from.</summary>
    public RecordHistory HistoryOf(RowOutcome outcome, Guid id, int row) => new(id, RecordKind.Named(Kind.Kind).RecordType,
        [.. outcome.Events.Select(x => RecordKind.Of(x).From(x, Operation.File, row))], $"{Operation.File}#{row}");
}

/// <summary>导入的执行. Chunk by chunk: each is one transaction with the progress it makes, so that whoever goes on after a crash records
/// every row once.</summary>
public sealed partial class ImportRun(
    IDocumentStore store, ActRunner acts, NewRecords records, OfficeKey key, PartyVault vault, ImportOptions options, TimeProvider clock,
    IServiceProvider services)
{
    private readonly RowRunner rows = new(acts);

    /// <summary>Goes on with what was asked for last, to its end.</summary>
    public async Task RunAsync(string district, Guid id, CancellationToken token)
    {
        await using var reading = store.QuerySession(district);
        if (await reading.LoadAsync<ImportOperation>(id, token) is not { } operation
            || await reading.LoadAsync<ImportProgress>(id, token) is not { EndedAt: null } progress)
        {
            return;
        }

        try
        {
            var viewer = new Viewer(await CallerAsync(operation, district, reading, token));
            if (operation.Phase is ImportPhase.Complete)
            {
                await CompleteAsync(operation, progress, viewer, district, token);
                return;
            }

            var kind = ImportKind.Find(operation.Kind)!;
            var sheet = ImportSheet.Open(
                await ImportPiece.ReadAsync(reading, operation, key, token), kind,
                await RememberedHeadings.WithAsync(operation, reading, token), operation.Orders);
            var job = new ImportJob(operation, kind, sheet, viewer, district)
            {
                Context = new(ReadingContext.UnitsOf(await reading.OrganisationsAsync(token)), sheet.Orders),
                Alike = new(kind, vault, district, options.NearDays),
            };
            await (operation.Phase is ImportPhase.Check ? CheckAsync(job, progress, token) : WriteAsync(job, progress, token));
        }
        catch (RefusedException refused)
        {
            await EndAsync(district, progress with { Refusal = refused.Refusal }, ImportOutcome.Refused, token);
        }
    }

    /// <summary>Who sent it, with the rights of today: whoever has lost them in the meantime imports no more.</summary>
    private static async Task<Caller> CallerAsync(
        ImportOperation operation, string district, IQuerySession session, CancellationToken token)
    {
        if (operation is { Account: { } id, Machine: false }
            && await session.LoadAsync<Account>(id, token) is { } account)
        {
            var now = account.Caller(null);
            return account.Disabled || !now.May(Area.Import, write: true) ? throw new RefusedException(HttpRefusals.Denied, 403) : now;
        }

        return new(operation.By, district, operation.Permits) { Machine = operation.Machine };
    }

    /// <summary>Whether whoever asked has thought better of it.</summary>
    private async Task<bool> IsCancelledAsync(ImportJob job, CancellationToken token)
    {
        await using var session = store.QuerySession(job.District);
        return (await session.LoadAsync<ImportOperation>(job.Operation.Id, token))?.Cancelled is not false;
    }

    private IDocumentSession Session(ImportJob job, Trial? trial)
    {
        var session = trial?.Session(job.District) ?? store.LightweightSession(job.District);
        session.LastModifiedBy = job.Operation.By;
        session.CorrelationId = job.Operation.Id.ToString();
        return session;
    }

    /// <summary>Some rows, and together what each of them would ask for by itself; null where a row can be read only after the one
    /// before.</summary>
    private static async Task<IReadOnlyDictionary<int, RowReading>?> ReadAsync(ImportJob job, IReadOnlyList<ReadRow> some, ActWork work)
    {
        if (job.Kind.RowsBuildOnOthers)
        {
            return null;
        }

        var readings = some.ToDictionary(x => x.Number, x => Read(job, x, work));
        await work.Session.HoldOrganisationsAsync(work.Token);
        await work.Session.EnterNumbersAsync(
            readings.Values.Where(x => x.Problems.Count == 0).SelectMany(x => x.Acts).Select(x => x.Body["number"]).OfType<JsonValue>()
                .Select(x => x.TryGetValue<string>(out var number) ? number : null).OfType<string>(),
            work.Token);
        return readings;
    }

    private static RowReading Read(ImportJob job, ReadRow row, ActWork work) =>
        RowReader.Read(job.Kind, job.Sheet.Headings, row, job.Context, work.Today.Date, x => job.IdOf(row.Number, x));

    /// <summary>Each chunk asks its sender's rights for itself.</summary>
    private ActWork Work(ImportJob job, IDocumentSession session, CancellationToken token) =>
        new(session, new Viewer(job.Viewer.Caller), Today.Of(clock), token);

    private async Task<RowOutcome> RunAsync(ImportJob job, RowReading reading, Guid id, ActWork work, Trial? trial)
    {
        var outcome = await rows.RunAsync(job.Kind, reading, job.Sheet.Headings, id, work, null);
        if (trial is not null && outcome.Problems.Count == 0)
        {
            outcome = await trial.KeepAsync(job.HistoryOf(outcome, id, 0), records, outcome, work);
        }

        job.Note(outcome);
        return outcome;
    }

    /// <summary>Which of some records are there already.</summary>
    private static async Task<HashSet<Guid>> ThereAsync(IQuerySession session, Guid[] ids, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(StoredEvents.There);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        await using var found = await session.ExecuteReaderAsync(command, token);
        var there = new HashSet<Guid>();
        while (await found.ReadAsync(token))
        {
            there.Add(await found.GetFieldValueAsync<Guid>(0, token));
        }

        return there;
    }

    private static ImportVerdicts Verdicts(ImportJob job, int chunk, IReadOnlyList<RowVerdict> verdicts) =>
        new() { Id = ImportVerdicts.IdOf(job.Operation.Id, chunk), Operation = job.Operation.Id, Rows = verdicts };

    private static ImportProgress Counted(ImportProgress progress, IReadOnlyList<RowVerdict> verdicts)
    {
        var (counts, breaches) = (new Dictionary<RowState, int>(progress.Counts), new Dictionary<string, int>(progress.Breaches));
        foreach (var verdict in verdicts)
        {
            counts[verdict.State] = counts.GetValueOrDefault(verdict.State) + 1;
            foreach (var code in verdict.State is RowState.Good or RowState.Alike ? verdict.Breaches.Select(x => x.Code).Distinct() : [])
            {
                breaches[code] = breaches.GetValueOrDefault(code) + 1;
            }
        }

        return progress with
        {
            Done = progress.Done + verdicts.Count,
            Counts = counts,
            Breaches = breaches,
            Released = progress.Released + verdicts.Count(x => x.Released),
        };
    }

    private async Task SaveAsync(string district, ImportProgress progress, IReadOnlyList<ImportVerdicts> verdicts, CancellationToken token)
    {
        await using var session = store.LightweightSession(district);
        session.Store(progress);
        session.Store(verdicts.ToArray());
        await session.SaveChangesAsync(token);
    }

    private Task EndAsync(string district, ImportProgress progress, ImportOutcome outcome, CancellationToken token) =>
        SaveAsync(district, progress with { EndedAt = clock.GetUtcNow(), Outcome = outcome }, [], token);
}
