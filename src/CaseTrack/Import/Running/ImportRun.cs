using CaseTrack.Access;
using CaseTrack.Access.Accounts;
using CaseTrack.Http;
using CaseTrack.Import.Acts;
using CaseTrack.Import.Columns;
using CaseTrack.Import.Reading;
using CaseTrack.Organisations;
using CaseTrack.Parties;
using CaseTrack.Releases;
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
}

/// <summary>导入的执行. Chunk by chunk: each is one transaction with the progress it makes, so that whoever goes on after a crash records
/// every row once.</summary>
public sealed partial class ImportRun(
    IDocumentStore store, ActRunner acts, OfficeKey key, PartyVault vault, ImportOptions options, TimeProvider clock,
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

    /// <summary>试读. Everything is tried, nothing is kept.</summary>
    private async Task CheckAsync(ImportJob job, ImportProgress progress, CancellationToken token)
    {
        progress = progress with
        {
            Rows = job.Sheet.Rows,
            Headings = job.Sheet.Headings,
            AskOrder = job.Sheet.AskOrder,
            Notes = job.Sheet.Notes,
            Chunks = 0,
            Done = 0,
            Counts = new Dictionary<RowState, int>(),
            Breaches = new Dictionary<string, int>(),
            Released = 0,
        };
        await SaveAsync(job.District, progress, [], token);
        await using var trial = job.Kind.RowsBuildOnOthers ? await Trial.BeginAsync(store, token) : null;
        foreach (var chunk in job.Sheet.Chunks(0))
        {
            if (await IsCancelledAsync(job, token))
            {
                await EndAsync(job.District, progress, ImportOutcome.Cancelled, token);
                return;
            }

            var verdicts = await TryAsync(job, chunk, trial, token);
            progress = Counted(progress, verdicts);
            progress = progress with { Chunks = progress.Chunks + 1 };
            await SaveAsync(job.District, progress, [Verdicts(job, progress.Chunks - 1, verdicts)], token);
        }

        await EndAsync(job.District, progress, ImportOutcome.Done, token);
    }

    private async Task<IReadOnlyList<RowVerdict>> TryAsync(ImportJob job, ReadRow[] chunk, Trial? trial, CancellationToken token)
    {
        await using var session = Session(job, trial);
        var work = new ActWork(session, job.Viewer, Today.Of(clock), token);
        var there = await ThereAsync(session, [.. chunk.Select(x => job.IdOf(x.Number, "record"))], token);
        var released = await Release.PeriodsAsync(session, token);
        var (verdicts, outcomes) = (new List<RowVerdict>(), new List<(int, Guid, RowOutcome)>());
        foreach (var row in chunk)
        {
            var id = job.IdOf(row.Number, "record");
            var reading = RowReader.Read(job.Kind, job.Sheet.Headings, row, job.Context, work.Today.Date, x => job.IdOf(row.Number, x));
            if (there.Contains(id))
            {
                verdicts.Add(new(row.Number, RowState.There, id) { Said = reading.Said });
                continue;
            }

            var outcome = reading.Problems.Count > 0 ? new(null, [], [], reading.Problems, [])
                : await RunAsync(job, reading, id, work, trial);
            outcomes.Add((row.Number, id, outcome));
            verdicts.Add(new(row.Number, outcome.Problems.Count > 0 ? RowState.Wrong : RowState.Good)
            {
                Problems = outcome.Problems,
                Said = reading.Said,
                Breaches = outcome.Breaches,
                Released = outcome.Problems.Count == 0 && CountsIn(released, job.Kind, outcome.Record),
            });
        }

        var alike = await job.Alike.FindAsync([.. outcomes.Where(x => x.Item3.Problems.Count == 0)], session, token);
        return [.. verdicts.Select(x => alike.TryGetValue(x.Row, out var like) && x.State is RowState.Good
            ? x with { State = RowState.Alike, Alike = like } : x)];
    }

    private async Task<RowOutcome> RunAsync(ImportJob job, RowReading reading, Guid id, ActWork work, Trial? trial)
    {
        var outcome = await rows.RunAsync(job.Kind, reading, job.Sheet.Headings, id, work, null);
        outcome = trial is null || outcome.Problems.Count > 0 ? outcome : await trial.KeepAsync(job, outcome, id, work);
        job.Note(outcome);
        return outcome;
    }

    private static bool CountsIn(IReadOnlyList<(DateOnly From, DateOnly To)> periods, ImportKind kind, object? record) =>
        periods.Count > 0 && RecordKind.Named(kind.Kind).Facts(record)
            .Any(x => periods.Any(y => Within(y, x.HappenedOn) || Within(y, x.CohortOn)));

    private static bool Within((DateOnly From, DateOnly To) period, DateOnly? day) => period.From <= day && day <= period.To;

    private IDocumentSession Session(ImportJob job, Trial? trial)
    {
        var session = trial?.Session(job.District) ?? store.LightweightSession(job.District);
        session.LastModifiedBy = job.Operation.By;
        session.CorrelationId = job.Operation.Id.ToString();
        return session;
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
