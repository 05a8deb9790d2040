using CaseTrack.Access.Log;
using CaseTrack.Http;
using CaseTrack.Import.Running;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Import.Requests;

/// <summary>What becomes of rows that are like others.</summary>
public enum AlikeChoice
{
    /// <summary>不入库.</summary>
    LeaveOut = 1,

    /// <summary>照样入库: they are other cases.</summary>
    Record,
}

/// <summary>入库.</summary>
/// <param name="AllOrNothing">有一行不能入库就全不入库; otherwise the good rows are kept.</param>
/// <param name="Confirmed">如实确认的违法情形: the codes of the breaches that are known to have happened.</param>
/// <param name="Alike">疑似重复的行.</param>
/// <param name="AlikeRows">仍入库的疑似重复行: of those left out, the rows that are recorded all the same.</param>
public sealed record ExecuteImport(
    bool AllOrNothing, IReadOnlyList<string>? Confirmed = null, AlikeChoice Alike = AlikeChoice.LeaveOut,
    IReadOnlyList<int>? AlikeRows = null)
{
    public sealed class Validator : AbstractValidator<ExecuteImport>
    {
        public Validator()
        {
            RuleFor(x => x.Alike).IsInEnum();
            RuleForEach(x => x.Confirmed).NotEmpty().MaximumLength(100);
            RuleFor(x => x.AlikeRows).Must(x => x is null || x.Count <= Reading.SourceLimits.MostRows);
        }
    }
}

public static class ExecuteImportEndpoint
{
    /// <summary>入库: the rows that were tried and are good; in the background.</summary>
    [WolverinePost("/api/v1/imports/{id}/execution"), NotRepeated]
    public static async Task<ImportAccepted> Post(
        ExecuteImport command, Guid id, HttpContext context, IDocumentStore store, ImportWorker worker, AccessLog log, TimeProvider clock,
        CancellationToken token)
    {
        var caller = Access.Viewer.Of(context).Caller;
        await using var session = store.LightweightSession(caller.District);
        var (operation, progress) = await ImportView.LoadAsync(id, context, session, token);
        SendImportEndpoint.RequireRights(caller, operation.Kind);
        if (progress.EndedAt is null)
        {
            throw new RefusedException(ImportRefusals.Busy, 409);
        }

        // What stopped half-way in recording can be asked for again; everything else has been tried first.
        var state = ImportView.StateOf(progress);
        if (state is not ImportState.Checked
            && !(progress.Phase is ImportPhase.Write && state is ImportState.Cancelled or ImportState.Failed))
        {
            throw new RefusedException(ImportRefusals.NotChecked, 409);
        }

        var unconfirmed = progress.Breaches.Keys.Except(command.Confirmed ?? []).Any();
        if (command.AllOrNothing && progress.Rows > ImportOperation.MostAtOnce)
        {
            throw new RefusedException(ImportRefusals.TooManyAtOnce, 422, "/allOrNothing");
        }

        if (command.AllOrNothing && (progress.Counts.GetValueOrDefault(RowState.Wrong) > 0 || unconfirmed))
        {
            throw new RefusedException(ImportRefusals.NotAll, 422, "/allOrNothing");
        }

        await Asking.ForAsync(session, operation with
        {
            AllOrNothing = command.AllOrNothing,
            Confirmed = command.Confirmed ?? [],
            RecordAlike = command.Alike is AlikeChoice.Record,
            AlikeRows = command.AlikeRows ?? [],
        }, progress, ImportPhase.Write, clock, token);
        await log.RecordAsync(context, AccessAction.Imported, operation.Kind, detail: $"record {operation.File[..12]} {id}");
        worker.Look();
        return new(id, ImportState.Writing);
    }
}
