using System.Linq.Expressions;
using CaseTrack.Access;
using CaseTrack.Clocks;
using CaseTrack.Http;
using CaseTrack.Organisations;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Procedures;

/// <summary>工作清单的计数, of the duties the caller may know of.</summary>
/// <param name="Overdue">逾期.</param>
/// <param name="DueSoon">七日内到期.</param>
/// <param name="Stopped">停止计算.</param>
/// <param name="ReceivedToday">今日收件: cases.</param>
public sealed record WorkCounts(int Overdue, int DueSoon, int Stopped, int ReceivedToday);

/// <summary>工作清单的一页.</summary>
/// <param name="Rows">One for each duty, the most urgent first and those that stand still last: its case, with the term and last day of
/// this very duty. A term without a last day stands still.</param>
/// <param name="Counts">What the filters by status would show.</param>
/// <param name="AsOf">The moment it was read.</param>
/// <param name="Next">The next page; absent on the last.</param>
public sealed record WorkPage(IReadOnlyList<CaseRow> Rows, WorkCounts Counts, DateTimeOffset AsOf, string? Next);

/// <summary>工作清单. What a desk finds in the morning, of one kind of case.</summary>
public sealed class WorkLists(CaseRows rows, TimeProvider clock)
{
    private const string Applicant = "applicant";

    /// <summary>A page of open duties, or of the cases received today. A page is a few questions, however many rows it has.</summary>
    /// <param name="day">The day a case came in.</param>
    /// <param name="context">The request.</param>
    /// <param name="session">The district's records.</param>
    /// <param name="token">Cancelled with the request.</param>
    public async Task<WorkPage> PageAsync<T, TStage>(
        Expression<Func<T, DateOnly>> day, HttpContext context, IQuerySession session, CancellationToken token)
        where T : class, ICaseFile<T, TStage>
        where TStage : struct, Enum
    {
        var filters = Filters.Of(context, "status", "officer", "limit", "after");
        var (kind, now) = (T.Kind, clock.GetUtcNow());
        var today = Today.At(now).Date;
        var duties = session.Query<Deadline>().Where(x => x.Kind == kind && x.EndedOn == null && !x.Window);
        var received = session.Query<T>().Where(Expression.Lambda<Func<T, bool>>(
            Expression.Equal(day.Body, Expression.Constant(today)), day.Parameters));
        if (await Viewer.Of(context).NamedAsync(filters.Text("officer"), today, session, token) is { } officers)
        {
            (duties, received) = (duties.OfOfficer(officers, RecordKind.Named(kind)),
                received.Where(x => x.Dossier.Officer!.IsOneOf(officers)));
        }

        var asked = filters.Text("status") switch
        {
            null => duties,
            "overdue" => duties.Overdue(today),
            "due-soon" => duties.DueSoon(today),
            "stopped" => duties.Stopped(),
            "received-today" => null,
            _ => throw new RefusedException(HttpRefusals.BadFilter, 400, "/status"),
        };
        var counts = new WorkCounts(
            await CountAsync(duties.Overdue(today)), await CountAsync(duties.DueSoon(today)), await CountAsync(duties.Stopped()),
            await received.SeenBy(await Viewer.Of(context).SightAsync(T.Area!.Value, session, token)).CountAsync(token));
        var (found, next) = asked is null ? await ReceivedAsync() : await DutiesAsync(asked);
        return new(found, counts, now, next);

        Task<int> CountAsync(IQueryable<Deadline> terms) => SeenPages.CountAsync(terms, kind, x => x.RecordId, context, session, token);

        async Task<(IReadOnlyList<CaseRow>, string?)> ReceivedAsync()
        {
            var page = await RecordPages.PageAsync(session, received, day, context, filters, token);
            return (await RowsAsync(page.Records), page.Next);
        }

        async Task<(IReadOnlyList<CaseRow>, string?)> DutiesAsync(IQueryable<Deadline> terms)
        {
            var (page, more) = await SeenPages.PageAsync(
                terms.OrderBy(x => x.DueOn).ThenBy(x => x.Id), x => (x.Kind, x.RecordId), filters, context, session, token);
            var cases = (await RowsAsync(await session.LoadManyAsync<T>(token, [.. page.Select(x => x.RecordId).Distinct()])))
                .ToDictionary(x => x.Id);
            return ([.. page.Where(x => cases.ContainsKey(x.RecordId)).Select(x => cases[x.RecordId] with
            {
                Term = Law.ReaderLanguage.Of(x.Chinese, x.English),
                DueOn = x.DueOn,
                DaysLeft = x.DueOn?.DayNumber - today.DayNumber,
            })], more);
        }

        async Task<CaseRow[]> RowsAsync(IReadOnlyList<T> records) => await rows.RowsAsync<T, TStage>(
            records, day.Reader(), x => x.Dossier.Officer is { } by ? [by] : [], _ => [], await session.OrganisationsAsync(token), context,
            session, token, Applicant);
    }
}
