using CaseTrack.Http;
using CaseTrack.Import.Columns;
using CaseTrack.Import.Reading;
using CaseTrack.Store;
using Marten;

namespace CaseTrack.Import.Running;

public sealed partial class ImportRun
{
    /// <summary>Who came from which file and row: a header of every event of a record.</summary>
    public const string RowHeader = "import-row";

    /// <summary>入库. While a chunk is written the next one is decided: the one keeps the database busy, the other the service. A chunk is
    /// decided only when the one before it has been, and ends only after it, so that neither waits for what the other holds.</summary>
    private async Task WriteAsync(ImportJob job, ImportProgress progress, CancellationToken token)
    {
        if (job.Operation.AllOrNothing)
        {
            await WriteAtOnceAsync(job, progress, token);
            return;
        }

        var (number, writing) = (progress.Chunks, Task.FromResult(progress));
        try
        {
            foreach (var chunk in job.Sheet.Chunks(progress.Chunks))
            {
                if (await IsCancelledAsync(job, token))
                {
                    await EndAsync(job.District, await writing, ImportOutcome.Cancelled, token);
                    return;
                }

                var decided = await DecideAsync(job, number++, chunk, null, token);
                try
                {
                    progress = await writing;
                }
                catch
                {
                    await decided.DisposeAsync();
                    throw;
                }

                writing = WriteAsync(job, progress, decided, token);
                if (job.Kind.RowsBuildOnOthers)
                {
                    await writing;
                }
            }
        }
        catch
        {
            // What was going on is over before whoever goes on begins.
            await ((Task)writing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        await EndWrittenAsync(job, await writing, token);
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

            progress = await WriteAsync(job, progress, await DecideAsync(job, progress.Chunks, chunk, whole, token), token);
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

    /// <summary>Writes what has been decided; ends the transaction if it is the chunk's own.</summary>
    private async Task<ImportProgress> WriteAsync(ImportJob job, ImportProgress progress, DecidedChunk chunk, CancellationToken token)
    {
        await using (chunk)
        {
            await WriteHistoriesAsync(chunk.Histories, chunk.Session, chunk.Transaction, token);
            progress = Counted(progress, chunk.Verdicts) with { Chunks = progress.Chunks + 1 };
            chunk.Session.Store(Verdicts(job, progress.Chunks - 1, chunk.Verdicts));
            if (chunk.Own)
            {
                chunk.Session.Store(progress);
            }

            await chunk.Session.SaveChangesAsync(token);
            if (chunk.Own)
            {
                await chunk.Transaction.CommitAsync(token);
            }

            return progress;
        }
    }

    private async Task<DecidedChunk> DecideAsync(ImportJob job, int number, ReadRow[] chunk, Trial? whole, CancellationToken token)
    {
        // A row that is refused now, though it was good when it was tried, takes its side effects with it: the others go again without it.
        var refused = new Dictionary<int, IReadOnlyList<RowProblem>>();
        while (true)
        {
            var transaction = whole ?? await Trial.BeginAsync(store, token);
            var decided = new DecidedChunk(transaction, whole is null, Session(job, transaction));
            try
            {
                if (await DecideAsync(job, number, chunk, refused, decided, token))
                {
                    return decided;
                }
            }
            catch
            {
                await decided.DisposeAsync();
                throw;
            }

            await decided.DisposeAsync();
            if (whole is not null)
            {
                throw new RefusedException(ImportRefusals.NotAll, 422);
            }
        }
    }

    /// <summary>Decides the rows of a chunk; false where one was refused after it had begun.</summary>
    private async Task<bool> DecideAsync(
        ImportJob job, int number, ReadRow[] chunk, Dictionary<int, IReadOnlyList<RowProblem>> refused, DecidedChunk decided,
        CancellationToken token)
    {
        var session = decided.Session;
        session.HoldInserts();
        var tried = (await session.LoadAsync<ImportVerdicts>(ImportVerdicts.IdOf(job.Operation.Id, number), token))?.Rows
            .ToDictionary(x => x.Row) ?? [];
        var ids = chunk.ToDictionary(x => x.Number, x => job.IdOf(x.Number, "record"));
        var there = await ThereAsync(session, [.. ids.Values], token);
        var work = Work(job, session, token);
        var readings = await ReadAsync(job, [.. chunk.Where(x => !there.Contains(ids[x.Number])
            && !refused.ContainsKey(x.Number) && IsWanted(job.Operation, Before(x)))], work);
        foreach (var row in chunk)
        {
            var (id, before) = (ids[row.Number], Before(row));
            if (there.Contains(id))
            {
                decided.Verdicts.Add(before with { State = RowState.There, Record = id, Said = new Dictionary<string, string>() });
            }
            else if (refused.TryGetValue(row.Number, out var problems))
            {
                decided.Verdicts.Add(before with { State = RowState.Wrong, Problems = problems });
            }
            else if (!IsWanted(job.Operation, before))
            {
                decided.Verdicts.Add(before with { State = before.State is RowState.Wrong ? RowState.Wrong : RowState.LeftOut });
            }
            else
            {
                var reading = readings?[row.Number] ?? Read(job, row, work);
                var outcome = reading.Problems.Count > 0 ? new(null, [], [], reading.Problems, [])
                    : await rows.RunAsync(job.Kind, reading, job.Sheet.Headings, id, work, job.Operation.Confirmed);
                if (outcome.Problems.Count > 0)
                {
                    refused[row.Number] = outcome.Problems;
                    return false;
                }

                job.Note(outcome);
                decided.Verdicts.Add(before with { State = RowState.Recorded, Record = id, Said = new Dictionary<string, string>() });
                decided.Histories.Add(job.HistoryOf(outcome, id, row.Number));
                if (job.Kind.RowsBuildOnOthers)
                {
                    await WriteHistoriesAsync(decided.Histories, session, decided.Transaction, token);
                    decided.Histories.Clear();
                }
            }
        }

        return true;

        RowVerdict Before(ReadRow row) => tried.GetValueOrDefault(row.Number) ?? new(row.Number, RowState.Wrong);
    }

    /// <summary>The records themselves, and with them what their acts do besides.</summary>
    private async Task WriteHistoriesAsync(
        IReadOnlyList<RecordHistory> histories, IDocumentSession session, Trial transaction, CancellationToken token)
    {
        await records.WriteAsync(histories, session, transaction.Connection, token);
        await session.WriteHeldAsync(transaction.Connection, clock.GetUtcNow(), token);
        await session.SaveChangesAsync(token);
    }

    /// <summary>Good, its breaches confirmed, and if it resembles another one, wanted all the same.</summary>
    private static bool IsWanted(ImportOperation operation, RowVerdict tried) =>
        (tried.State is RowState.Good
            || (tried.State is RowState.Alike && (operation.RecordAlike || operation.AlikeRows.Contains(tried.Row))))
        && tried.Breaches.All(x => operation.Confirmed.Contains(x.Code));
}
