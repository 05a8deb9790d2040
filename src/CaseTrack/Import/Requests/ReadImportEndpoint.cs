using CaseTrack.Http;
using CaseTrack.Import.Running;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Import.Requests;

public static class ReadImportEndpoint
{
    private const int LongestWait = 25;

    /// <summary>导入进度; with <c>Prefer: wait=10</c> the answer waits so many seconds at most for the step to end. RFC 7240.</summary>
    [WolverineGet("/api/v1/imports/{id}")]
    public static async Task<ImportView> Get(
        Guid id, HttpContext context, IDocumentStore store, ImportWorker worker, CancellationToken token)
    {
        Filters.Of(context);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(token);
        waiting.CancelAfter(TimeSpan.FromSeconds(WaitOf(context)));
        while (true)
        {
            var moved = worker.Moved;
            await using var session = store.QuerySession(Access.Viewer.Of(context).Caller.District);
            var (operation, progress) = await ImportView.LoadAsync(id, context, session, token);
            if (progress.EndedAt is not null || waiting.IsCancellationRequested)
            {
                return ImportView.Of(operation, progress);
            }

            try
            {
                // Another service may be at it: looked at again every second.
                await Task.WhenAny(moved, Task.Delay(1000, waiting.Token));
            }
            catch (OperationCanceledException) when (!token.IsCancellationRequested)
            {
                // Waited long enough.
            }
        }
    }

    private static int WaitOf(HttpContext context) => context.Request.Headers["Prefer"].SelectMany(x => (x ?? "").Split([',', ';']))
        .Select(x => x.Trim()).Where(x => x.StartsWith("wait=", StringComparison.OrdinalIgnoreCase))
        .Select(x => int.TryParse(x[5..], out var seconds) ? Math.Clamp(seconds, 0, LongestWait) : 0).FirstOrDefault();
}
