using CaseTrack.Http;
using CaseTrack.Import.Columns;
using CaseTrack.Import.Reading;
using CaseTrack.Import.Running;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Import.Requests;

/// <summary>对应列. What the columns of a file are; the office's next file is read the same way.</summary>
/// <param name="Columns">表头对应: the key of each heading; empty for a column that is left out.</param>
/// <param name="Orders">日期次序: of a column of days written 01/02/2022, by its key, which comes first.</param>
[UncheckedText("headings of a sheet and names of columns; compared, and kept apart from every record")]
public sealed record MapImport(
    IReadOnlyDictionary<string, string>? Columns = null, IReadOnlyDictionary<string, DayOrder>? Orders = null)
{
    public sealed class Validator : AbstractValidator<MapImport>
    {
        public Validator()
        {
            RuleFor(x => x.Columns).Must(x => x is null || (x.Count <= SourceLimits.MostColumns && x.All(y => y.Key.Length is > 0 and <= 200
                && y.Value is { Length: <= 100 })));
            RuleFor(x => x.Orders).Must(x => x is null || (x.Count <= SourceLimits.MostColumns && x.Values.All(Enum.IsDefined)));
        }
    }
}

public static class MapImportEndpoint
{
    /// <summary>对应列并重新试读.</summary>
    [WolverinePost("/api/v1/imports/{id}/mapping"), NotRepeated]
    public static async Task<ImportAccepted> Post(
        MapImport command, Guid id, HttpContext context, IDocumentStore store, ImportWorker worker, TimeProvider clock,
        CancellationToken token)
    {
        await using var session = store.LightweightSession(Access.Viewer.Of(context).Caller.District);
        var (operation, progress) = await ImportView.LoadAsync(id, context, session, token);
        var kind = ImportKind.Find(operation.Kind)!;
        var unknown = (command.Columns?.Values ?? []).Where(x => x.Length > 0).Concat(command.Orders?.Keys ?? [])
            .FirstOrDefault(x => kind.Column(x) is null);
        if (unknown is not null)
        {
            throw new RefusedException(ImportRefusals.UnknownColumn, 422, "/columns");
        }

        if (progress.EndedAt is null)
        {
            throw new RefusedException(ImportRefusals.Busy, 409);
        }

        var mapping = new Dictionary<string, string>(operation.Mapping);
        foreach (var (heading, key) in command.Columns ?? new Dictionary<string, string>())
        {
            mapping[Headings.Plain(heading)] = key;
        }

        var orders = new Dictionary<string, DayOrder>(operation.Orders);
        foreach (var (key, order) in command.Orders ?? new Dictionary<string, DayOrder>())
        {
            orders[key] = order;
        }

        var next = operation with { Mapping = mapping, Orders = orders };
        session.Store(new RememberedHeadings
        {
            Id = RememberedHeadings.IdOf(operation),
            Columns = await RememberedHeadings.WithAsync(next, session, token),
        });
        await Asking.ForAsync(session, next, progress, ImportPhase.Check, clock, token);
        worker.Look();
        return new(id, ImportState.Checking);
    }
}
