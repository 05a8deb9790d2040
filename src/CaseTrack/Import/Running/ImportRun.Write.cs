using CaseTrack.Access;
using CaseTrack.Clocks.Silence;
using CaseTrack.Http;
using CaseTrack.Import.Acts;
using CaseTrack.Import.Columns;
using CaseTrack.Import.Reading;
using CaseTrack.Terms;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Import.Running;

public sealed partial class ImportRun
{
    /// <summary>Who came from which file and row: a header of every event of a record.</summary>
    public const string RowHeader = "import-row";

    /// <summary>入库.</summary>
    private async Task WriteAsync(ImportJob job, ImportProgress progress, CancellationToken token)
    {
        if (job.Operation.AllOrNothing)
        {
            await WriteAtOnceAsync(job, progress, token);
            return;
        }

        foreach (var chunk in job.Sheet.Chunks(progress.Chunks))
        {
            if (await IsCancelledAsync(job, token))
            {
                await EndAsync(job.District, progress, ImportOutcome.Cancelled, token);
                return;
            }

            progress = await WriteAsync(job, progress, chunk, null, token);
        }

        await EndWrittenAsync(job, progress, token);
    }

    /// <summary>全部入库或全不入库: one transaction.</summary>
    private async Task WriteAtOnceAsync(ImportJob job, ImportProgress progress, CancellationToken token)
    {
        progress = progress with { Chunks = 0, Done = 0, Counts = new Dictionary<RowState, int>() };
        await using var whole = await Trial.BeginAsync(store, token);
        foreach (var chunk in job.Sheet.Chunks(0))
        {
            if (await IsCancelledAsync(job, token))
            {
                await EndAsync(job.District, progress with { Chunks = 0, Done = 0 }, ImportOutcome.Cancelled, token);
                return;
            }

            progress = await WriteAsync(job, progress, chunk, whole, token);
            if (progress.Counts.GetValueOrDefault(RowState.Wrong) > 0)
            {
                throw new RefusedException(ImportRefusals.NotAll, 422);
            }

            await SaveAsync(job.District, progress with { Chunks = 0 }, [], token);
        }

        await whole.CommitAsync(token);
        await EndWrittenAsync(job, progress, token);
    }

    private async Task EndWrittenAsync(ImportJob job, ImportProgress progress, CancellationToken token)
    {
        // The file is full of names, and nobody needs it any more.
        await using var session = store.LightweightSession(job.District);
        session.DeleteWhere<ImportPiece>(x => x.Operation == job.Operation.Id);
        session.Store(progress with { EndedAt = clock.GetUtcNow(), Outcome = ImportOutcome.Done });
        await session.SaveChangesAsync(token);
    }

    private async Task<ImportProgress> WriteAsync(
        ImportJob job, ImportProgress progress, ReadRow[] chunk, Trial? whole, CancellationToken token)
    {
        // A row that is refused now, though it was good when it was tried, takes its side effects with it: the others go again without it.
        var refused = new Dictionary<int, IReadOnlyList<RowProblem>>();
        while (true)
        {
            await using var session = Session(job, whole);
            var verdicts = await TakeAsync(job, progress, chunk, refused, session, token);
            if (verdicts is null)
            {
                if (whole is not null)
                {
                    throw new RefusedException(ImportRefusals.NotAll, 422);
                }

                continue;
            }

            progress = Counted(progress, verdicts) with { Chunks = progress.Chunks + 1 };
            if (whole is null)
            {
                session.Store(progress);
            }

            session.Store(Verdicts(job, progress.Chunks - 1, verdicts));
            await session.SaveChangesAsync(token);
            return progress;
        }
    }

    /// <summary>The verdicts of a chunk whose good rows stand in the transaction; null where one was refused after it had begun.</summary>
    private async Task<IReadOnlyList<RowVerdict>?> TakeAsync(
        ImportJob job, ImportProgress progress, ReadRow[] chunk, Dictionary<int, IReadOnlyList<RowProblem>> refused,
        IDocumentSession session, CancellationToken token)
    {
        var tried = (await session.LoadAsync<ImportVerdicts>(ImportVerdicts.IdOf(job.Operation.Id, progress.Chunks), token))?.Rows
            .ToDictionary(x => x.Row) ?? [];
        var there = await ThereAsync(session, [.. chunk.Select(x => job.IdOf(x.Number, "record"))], token);
        var work = new ActWork(session, job.Viewer, Today.Of(clock), token);
        var verdicts = new List<RowVerdict>();
        foreach (var row in chunk)
        {
            var id = job.IdOf(row.Number, "record");
            var before = tried.GetValueOrDefault(row.Number) ?? new(row.Number, RowState.Wrong);
            if (there.Contains(id))
            {
                verdicts.Add(before with { State = RowState.There, Record = id, Said = new Dictionary<string, string>() });
            }
            else if (refused.TryGetValue(row.Number, out var problems))
            {
                verdicts.Add(before with { State = RowState.Wrong, Problems = problems });
            }
            else if (!IsWanted(job.Operation, before))
            {
                verdicts.Add(before with { State = before.State is RowState.Wrong ? RowState.Wrong : RowState.LeftOut });
            }
            else
            {
                var reading = RowReader.Read(job.Kind, job.Sheet.Headings, row, job.Context, work.Today.Date, x => job.IdOf(row.Number, x));
                var outcome = reading.Problems.Count > 0 ? new(null, [], [], reading.Problems, [])
                    : await rows.RunAsync(job.Kind, reading, job.Sheet.Headings, id, work, job.Operation.Confirmed);
                if (outcome.Problems.Count > 0)
                {
                    refused[row.Number] = outcome.Problems;
                    return null;
                }

                Append(job, outcome, id, row.Number, session);
                job.Note(outcome);
                verdicts.Add(before with { State = RowState.Recorded, Record = id, Said = new Dictionary<string, string>() });
                if (job.Kind.RowsBuildOnOthers)
                {
                    await session.SaveChangesAsync(token);
                }
            }
        }

        return verdicts;
    }

    /// <summary>Good, its breaches confirmed, and if it resembles another one, wanted all the same.</summary>
    private static bool IsWanted(ImportOperation operation, RowVerdict tried) =>
        (tried.State is RowState.Good
            || (tried.State is RowState.Alike && (operation.RecordAlike || operation.AlikeRows.Contains(tried.Row))))
        && tried.Breaches.All(x => operation.Confirmed.Contains(x.Code));

    /// <summary>Each event of a record says which file and row it came from.</summary>
    internal static void Append(ImportJob job, RowOutcome outcome, Guid id, int row, IDocumentSession session)
    {
        var origin = $"{job.Operation.File}#{row}";
        var stream = session.Events.StartStream(RecordKind.Named(job.Kind.Kind).RecordType, id,
            outcome.Events.Select(x => RecordKind.Of(x).From(x, job.Operation.File, row)));
        foreach (var happened in stream.Events)
        {
            happened.SetHeader(RowHeader, origin);
        }
    }

    /// <summary>本批补录完成: each record of the batch is declared complete, and what time has brought about since is applied.</summary>
    private async Task CompleteAsync(
        ImportOperation operation, ImportProgress progress, Viewer viewer, string district, CancellationToken token)
    {
        var kind = RecordKind.Named(operation.Kind);
        var one = typeof(ImportRun).GetMethod(nameof(CompleteOneAsync), System.Reflection.BindingFlags.Instance
            | System.Reflection.BindingFlags.NonPublic)!.MakeGenericMethod(kind.RecordType);
        for (var chunk = progress.Chunks; ; chunk++)
        {
            await using var session = store.LightweightSession(district);
            session.LastModifiedBy = operation.By;
            session.CorrelationId = operation.Id.ToString();
            if ((await session.LoadAsync<ImportOperation>(operation.Id, token))?.Cancelled is not false)
            {
                await EndAsync(district, progress, ImportOutcome.Cancelled, token);
                return;
            }

            if (await session.LoadAsync<ImportVerdicts>(ImportVerdicts.IdOf(operation.Id, chunk), token) is not { } verdicts)
            {
                await EndAsync(district, progress, ImportOutcome.Done, token);
                return;
            }

            var work = new ActWork(session, viewer, Today.Of(clock), token);
            var completed = 0;
            foreach (var verdict in verdicts.Rows.Where(x => x.State is RowState.Recorded or RowState.There && x.Record is not null))
            {
                completed += await (Task<int>)one.Invoke(this, [kind, verdict.Record!.Value, work])!;
            }

            progress = progress with
            {
                Chunks = chunk + 1,
                Done = progress.Done + verdicts.Rows.Count,
                Completed = progress.Completed + completed,
            };
            session.Store(progress);
            await session.SaveChangesAsync(token);
        }
    }

    private async Task<int> CompleteOneAsync<T>(RecordKind kind, Guid id, ActWork work) where T : class, ICaseRecord<T>
    {
        var stream = await work.Session.Events.FetchForWriting<T>(id, work.Token);
        if (stream.Aggregate is not ICaseFile { Dossier.UnderEntry: true })
        {
            return 0;
        }

        var declared = await acts.RunAsync(kind, "entry-completion", stream.Aggregate, id,
            new() { ["occurredOn"] = work.Today.Date.ToString("O", System.Globalization.CultureInfo.InvariantCulture) }, work, [], []);
        if (declared.Refusal is { } refusal)
        {
            throw new RefusedException(refusal, 422);
        }

        var record = stream.Aggregate;
        foreach (var happened in declared.Events)
        {
            stream.AppendOne(happened);
            record = T.Fold(record, id, happened);
        }

        foreach (var happened in await services.GetRequiredService<PassingOfTime>()
            .SinceAsync(record, work.Session, services.GetRequiredService<TermRules>(), work.Token))
        {
            stream.AppendOne(happened);
        }

        return 1;
    }
}
