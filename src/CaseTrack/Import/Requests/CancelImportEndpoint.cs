using CaseTrack.Http;
using CaseTrack.Import.Running;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Import.Requests;

public static class CancelImportEndpoint
{
    /// <summary>取消正在进行的步骤: what is recorded stays, nothing more is added.</summary>
    [WolverinePost("/api/v1/imports/{id}/cancellation"), NotRepeated]
    public static async Task<ImportAccepted> Post(Guid id, HttpContext context, IDocumentStore store, CancellationToken token)
    {
        await using var session = store.LightweightSession(Access.Viewer.Of(context).Caller.District);
        var (operation, progress) = await ImportView.LoadAsync(id, context, session, token);
        if (progress.EndedAt is not null)
        {
            throw new RefusedException(ImportRefusals.NotRunning, 409);
        }

        session.Store(operation with { Cancelled = true });
        await session.SaveChangesAsync(token);
        return new(id, ImportView.StateOf(progress));
    }
}
