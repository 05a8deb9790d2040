using CaseTrack.Access;
using CaseTrack.Http;
using CaseTrack.Store;
using CaseTrack.Terms;
using Marten;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace CaseTrack.Clocks.Lists;

/// <summary>期限清单的一页.</summary>
/// <param name="Deadlines">The terms.</param>
/// <param name="Next">The next page; absent on the last.</param>
/// <param name="Numbers">文号: the last number of each of their cases that has one, by the case.</param>
public sealed record DeadlinePage(
    IReadOnlyList<Deadline> Deadlines, string? Next = null, IReadOnlyDictionary<Guid, string>? Numbers = null);

public static class ListDeadlinesEndpoint
{
    /// <summary>期限清单: <c>status</c> is running, overdue, due-soon (seven days) or stopped, the most urgent first; or met, missed, lapsed,
    /// or late,
    /// which is whatever was not or is not done in time. <c>from</c> and <c>to</c> are the days on which terms ended, or, still open, ran
    /// out; <c>officer</c> is who is in charge of the case, <c>me</c> for
    /// whoever asks and those they act for.</summary>
    [WolverineGet("/api/v1/deadlines")]
    public static async Task<DeadlinePage> Get(HttpContext context, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var filters = Filters.Of(context, "status", "unit", "kind", "code", "officer", "from", "to", "limit", "after");
        var today = Today.Of(clock).Date;
        IQueryable<Deadline> query = session.Query<Deadline>();
        query = filters.Text("status") switch
        {
            null or "running" => query.Where(x => x.EndedOn == null && x.DueOn != null),
            "stopped" => query.Stopped(),
            "overdue" => query.Overdue(today),
            "due-soon" => query.DueSoon(today),
            "met" => query.Where(x => x.State == TermState.Met),
            "missed" => query.Where(x => x.State == TermState.Missed),
            "lapsed" => query.Where(x => x.State == TermState.Lapsed),
            "late" => query.Where(
            x => !x.Window && (x.State == TermState.Missed || x.State == TermState.Lapsed || (x.EndedOn == null && x.DueOn < today))),
            _ => throw new RefusedException(HttpRefusals.BadFilter, 400, "/status"),
        };
        query = query.Of(filters).Between(filters.Day("from"), filters.Day("to"));
        query = await query.NearAsync(Viewer.Of(context), session, token);
        if (await Viewer.Of(context).NamedAsync(filters.Text("officer"), today, session, token) is { } officers)
        {
            query = query.OfOfficer(officers, RecordKind.Cases);
        }

        var (rows, next) = await SeenPages.PageAsync(
            query.OrderBy(x => x.DueOn).ThenBy(x => x.Id), x => (x.Kind, x.RecordId), filters, context, session, token);
        return new(rows, next, await NumbersAsync(rows, session, token));
    }

    private static async Task<IReadOnlyDictionary<Guid, string>> NumbersAsync(
        IReadOnlyList<Deadline> rows, IQuerySession session, CancellationToken token)
    {
        var numbers = new Dictionary<Guid, string>();
        if (rows.Count == 0)
        {
            return numbers;
        }

        await using var command = new NpgsqlCommand(
            StoredDocuments.LastNumbers(rows.Select(x => x.Kind).Distinct().Order().Select(x => RecordKind.Named(x).RecordType.Name)));
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. rows.Select(x => x.RecordId).Distinct()] });
        await using var found = await session.ExecuteReaderAsync(command, token);
        while (await found.ReadAsync(token))
        {
            if (!await found.IsDBNullAsync(1, token))
            {
                numbers[found.GetGuid(0)] = found.GetString(1);
            }
        }

        return numbers;
    }

    /// <summary>That ended, or being open ran out, on these days.</summary>
    internal static IQueryable<Deadline> Between(this IQueryable<Deadline> query, DateOnly? from, DateOnly? to)
    {
        if (from is { } first)
        {
            query = query.Where(x => (x.EndedOn != null && x.EndedOn >= first) || (x.EndedOn == null && x.DueOn >= first));
        }

        return to is { } last ? query.Where(x => (x.EndedOn != null && x.EndedOn <= last) || (x.EndedOn == null && x.DueOn <= last))
            : query;
    }

    /// <summary>Of one unit, kind and rule, where these are given.</summary>
    internal static IQueryable<Deadline> Of(this IQueryable<Deadline> query, Filters filters)
    {
        if (filters.Text("unit") is { } unit)
        {
            query = query.Where(x => x.Unit == unit);
        }

        if (filters.Text("kind") is { } kind)
        {
            query = query.Where(x => x.Kind == kind);
        }

        return filters.Text("code") is { } code ? query.Where(x => x.Code == code) : query;
    }
}
