using CaseTrack.Access;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Privacy.Retention;

/// <summary>一份清册, in short.</summary>
public sealed record DestructionSummary(
    Guid Id, DestructionStage Stage, string RecordKind, int Year, string Reason, string ProposedBy, DateOnly ProposedOn, string? DecidedBy,
    DateOnly? DecidedOn, int Listed, int Destroyed, int KeptBack, int People, int Photos, string? Digest, DateOnly? BackupsUntil)
{
    public static DestructionSummary Of(DestructionList list) => new(
        list.Id, list.Stage, list.RecordKind, list.Year, list.Reason, list.ProposedBy, list.ProposedOn, list.DecidedBy, list.DecidedOn,
        list.Listed.Count, list.Destroyed.Count, list.Kept.Count, list.Destroyed.Sum(x => x.People), list.Destroyed.Sum(x => x.Photos),
        list.Digest, list.BackupsUntil);
}

/// <summary>清册的目录.</summary>
public sealed record DestructionListing(IReadOnlyList<DestructionSummary> Lists, string? Next = null);

/// <summary>一份清册的各行.</summary>
public sealed record DestructionRows(Guid List, IReadOnlyList<DestructionRow> Records);

/// <summary>What is read of lists of what is destroyed.</summary>
public static class ReadDestructionLists
{
    /// <exception cref="RefusedException">404 when the caller's district has no such list.</exception>
    public static async Task<DestructionList> OneAsync(Guid id, IQuerySession session, CancellationToken token) =>
        await session.LoadAsync<DestructionList>(id, token) ?? throw new RefusedException(HttpRefusals.NotFound, 404);
}

public static class ListDestructionListsEndpoint
{
    /// <summary>清册的目录, the latest first; those only of whose cases the caller may know, every one of them.</summary>
    [WolverineGet("/api/v1/destruction-lists")]
    public static async Task<DestructionListing> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        var filters = Filters.Of(context, "limit", "after");
        var (lists, next) = await SeenPages.PageAsync(
            session.Query<DestructionList>().OrderByDescending(x => x.ProposedOn).ThenBy(x => x.Id), x => (DestructionList.Kind, x.Id),
            filters, context, session, token);
        return new([.. lists.Select(DestructionSummary.Of)], next);
    }
}

public static class GetDestructionListEndpoint
{
    /// <summary>一份清册: what was proposed, what went, what was kept back. It stays for ever.</summary>
    [WolverineGet("/api/v1/destruction-lists/{id}")]
    public static Task<RecordView<DestructionList>> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token)
    {
        Filters.Of(context);
        return RecordViews.GetAsync<DestructionList>(id, context, session, token);
    }
}

public static class ListDestructionRowsEndpoint
{
    /// <summary>销毁清册, a row for each case; also as a file.</summary>
    [WolverineGet("/api/v1/destruction-lists/{id}/records")]
    public static async Task<DestructionRows> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token)
    {
        Filters.Of(context);
        return new(id, DestructionRow.Of(await ReadDestructionLists.OneAsync(id, session, token)));
    }
}

public static class GetDestructionHistoryEndpoint
{
    /// <summary>一份清册的经过.</summary>
    [WolverineGet("/api/v1/destruction-lists/{id}/history")]
    public static Task<RecordHistory> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token)
    {
        Filters.Of(context);
        return RecordViews.HistoryAsync<DestructionList>(id, context, session, token);
    }
}
