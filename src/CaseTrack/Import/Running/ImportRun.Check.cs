using System.Runtime.CompilerServices;
using CaseTrack.Figures;
using CaseTrack.Import.Columns;
using CaseTrack.Import.Reading;
using CaseTrack.Releases;
using CaseTrack.Store;

namespace CaseTrack.Import.Running;

public sealed partial class ImportRun
{
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
        await foreach (var (verdicts, outcomes) in TriedAsync(job, trial, token))
        {
            if (await IsCancelledAsync(job, token))
            {
                await EndAsync(job.District, progress, ImportOutcome.Cancelled, token);
                return;
            }

            await using var session = Session(job, trial);
            var alike = await job.Alike.FindAsync([.. outcomes.Where(x => x.Outcome.Problems.Count == 0)], session, token);
            RowVerdict[] known = [.. verdicts.Select(x => alike.TryGetValue(x.Row, out var like) && x.State is RowState.Good
                ? x with { State = RowState.Alike, Alike = like } : x)];
            progress = Counted(progress, known);
            progress = progress with { Chunks = progress.Chunks + 1 };
            await SaveAsync(job.District, progress, [Verdicts(job, progress.Chunks - 1, known)], token);
        }

        await EndAsync(job.District, progress, ImportOutcome.Done, token);
    }

    /// <summary>The chunks in their order. Where no row builds upon another one, some are tried side by side.</summary>
    private async IAsyncEnumerable<TriedChunk> TriedAsync(
        ImportJob job, Trial? trial, [EnumeratorCancellation] CancellationToken token)
    {
        var trying = new Queue<Task<TriedChunk>>();
        try
        {
            foreach (var chunk in job.Sheet.Chunks(0))
            {
                trying.Enqueue(trial is null ? Task.Run(() => TryAsync(job, chunk, null, token), token)
                    : TryAsync(job, chunk, trial, token));
                if (trying.Count >= (trial is null ? StreamPages.SideBySide : 1))
                {
                    yield return await trying.Dequeue();
                }
            }

            while (trying.TryDequeue(out var last))
            {
                yield return await last;
            }
        }
        finally
        {
            await ((Task)Task.WhenAll(trying)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<TriedChunk> TryAsync(ImportJob job, ReadRow[] chunk, Trial? trial, CancellationToken token)
    {
        await using var session = Session(job, trial);
        if (trial is null)
        {
            session.Rehearse();
        }

        var work = Work(job, session, token);
        var ids = chunk.ToDictionary(x => x.Number, x => job.IdOf(x.Number, "record"));
        var there = await ThereAsync(session, [.. ids.Values], token);
        var released = await Release.PeriodsAsync(session, token);
        var readings = await ReadAsync(job, [.. chunk.Where(x => !there.Contains(ids[x.Number]))], work);
        var tried = new TriedChunk([], []);
        foreach (var row in chunk)
        {
            var id = ids[row.Number];
            if (there.Contains(id))
            {
                tried.Verdicts.Add(new(row.Number, RowState.There, id) { Said = Read(job, row, work).Said });
                continue;
            }

            var reading = readings?[row.Number] ?? Read(job, row, work);
            var outcome = reading.Problems.Count > 0 ? new(null, [], [], reading.Problems, [])
                : await RunAsync(job, reading, id, work, trial);
            tried.Outcomes.Add((row.Number, id, outcome));
            tried.Verdicts.Add(new(row.Number, outcome.Problems.Count > 0 ? RowState.Wrong : RowState.Good)
            {
                Problems = outcome.Problems,
                Said = reading.Said,
                Breaches = outcome.Breaches,
                Released = outcome.Problems.Count == 0 && CountsIn(released, job.Kind, outcome.Record),
            });
        }

        return tried;
    }

    private static bool CountsIn(IReadOnlyList<(DateOnly From, DateOnly To)> periods, ImportKind kind, object? record) =>
        periods.Count > 0 && RecordKind.Named(kind.Kind).Facts(record)
            .Any(x => periods.Any(y => Within(y, x.HappenedOn) || Within(y, x.CohortOn)));

    private static bool Within((DateOnly From, DateOnly To) period, DateOnly? day) => period.From <= day && day <= period.To;

    private sealed record TriedChunk(List<RowVerdict> Verdicts, List<(int Row, Guid Id, RowOutcome Outcome)> Outcomes);
}
