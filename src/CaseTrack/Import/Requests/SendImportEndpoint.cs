using CaseTrack.Access;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using CaseTrack.Import.Columns;
using CaseTrack.Import.Reading;
using CaseTrack.Import.Running;
using CaseTrack.Secrets;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Import.Requests;

/// <summary>已接受. The work goes on in the background; where it stands is read at its address.</summary>
/// <param name="Id">The import.</param>
/// <param name="State">状态.</param>
public sealed record ImportAccepted(Guid Id, ImportState State) : AcceptResponse($"/api/v1/imports/{Id}");

public static class SendImportEndpoint
{
    /// <summary>上传导入文件: the file is the body of the request, <c>kind</c> says what its rows are. It is tried at once, and nothing is
    /// recorded yet. The same file again is the same import.</summary>
    [WolverinePost("/api/v1/imports"), NotRepeated]
    public static async Task<ImportAccepted> Post(
        HttpContext context, IDocumentStore store, OfficeKey key, ImportWorker worker, AccessLog log, TimeProvider clock,
        CancellationToken token)
    {
        var filters = Filters.Of(context, "kind");
        var kind = ImportKind.Find(filters.Text("kind")) ?? throw new RefusedException(ImportRefusals.UnknownKind, 400, "/kind");
        var caller = Viewer.Of(context).Caller;
        RequireRights(caller, kind.Kind);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, token);
        var file = body.ToArray();

        // What is no table at all is said at once; what is wrong within it, once it has been read.
        SourceFile.Open(file);
        var hash = ImportPiece.HashOf(file);
        var id = ImportIds.Of(caller.District, kind.Kind, hash, caller.Name);
        await using var session = store.LightweightSession(caller.District);
        if (await session.LoadAsync<ImportProgress>(id, token) is { EndedAt: null })
        {
            throw new RefusedException(ImportRefusals.Busy, 409);
        }

        var before = await session.LoadAsync<ImportOperation>(id, token);
        var now = clock.GetUtcNow();
        session.Store(new ImportOperation
        {
            Id = id,
            Kind = kind.Kind,
            File = hash,
            Bytes = file.Length,
            Pieces = ImportPiece.Keep(session, id, file, key, now),
            By = caller.Name,
            Account = caller.Account,
            Machine = caller.Machine,
            Permits = caller.Permits,
            SentAt = now,
            Mapping = before?.Mapping ?? new Dictionary<string, string>(),
            Orders = before?.Orders ?? new Dictionary<string, DayOrder>(),
            Phase = ImportPhase.Check,
            Turn = (before?.Turn ?? 0) + 1,
        });
        session.Store(new ImportProgress { Id = id, Turn = (before?.Turn ?? 0) + 1, Phase = ImportPhase.Check, StartedAt = now });
        await session.SaveChangesAsync(token);
        await log.RecordAsync(context, AccessAction.Imported, kind.Kind, detail: $"check {hash[..12]} {id}");
        worker.Look();
        return new(id, ImportState.Checking);
    }

    /// <summary>Whoever imports needs the right to what is imported beside the right to import.</summary>
    /// <exception cref="RefusedException">403.</exception>
    public static void RequireRights(Caller caller, string kind)
    {
        if (!AccessRules.Of(kind, "POST").Areas.Any(x => caller.May(x, write: true)))
        {
            throw new RefusedException(HttpRefusals.Denied, 403);
        }
    }
}
