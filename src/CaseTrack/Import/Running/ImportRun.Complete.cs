using CaseTrack.Access;
using CaseTrack.Clocks.Silence;
using CaseTrack.Http;
using CaseTrack.Import.Acts;
using CaseTrack.Terms;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Import.Running;

public sealed partial class ImportRun
{
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
