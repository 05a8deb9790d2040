using CaseTrack.Access.Log;
using CaseTrack.Http;
using CaseTrack.Import.Columns;
using CaseTrack.Import.Running;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Import.Requests;

public static class CompleteImportEndpoint
{
    /// <summary>本批补录完成: one declaration for every record of the batch; from now on time limits, reminders and entry signals look at
    /// them.</summary>
    [WolverinePost("/api/v1/imports/{id}/entry-completion"), NotRepeated]
    public static async Task<ImportAccepted> Post(
        Guid id, HttpContext context, IDocumentStore store, ImportWorker worker, AccessLog log, TimeProvider clock, CancellationToken token)
    {
        var caller = Access.Viewer.Of(context).Caller;
        await using var session = store.LightweightSession(caller.District);
        var (operation, progress) = await ImportView.LoadAsync(id, context, session, token);
        SendImportEndpoint.RequireRights(caller, operation.Kind);
        if (!ImportKind.Find(operation.Kind)!.IsCase)
        {
            throw new RefusedException(ImportRefusals.NoCases, 409);
        }

        if (progress.EndedAt is null)
        {
            throw new RefusedException(ImportRefusals.Busy, 409);
        }

        if (ImportView.StateOf(progress) is not (ImportState.Written or ImportState.Complete)
            && progress.Phase is not ImportPhase.Complete)
        {
            throw new RefusedException(ImportRefusals.NotWritten, 409);
        }

        await Asking.ForAsync(session, operation, progress, ImportPhase.Complete, clock, token);
        await log.RecordAsync(context, AccessAction.Imported, operation.Kind, detail: $"complete {operation.File[..12]} {id}");
        worker.Look();
        return new(id, ImportState.Completing);
    }
}
