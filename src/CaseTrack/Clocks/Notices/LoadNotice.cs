using CaseTrack.Access;
using CaseTrack.Http;
using CaseTrack.Terms;
using Marten;
using Microsoft.AspNetCore.Http;
using Wolverine;

namespace CaseTrack.Clocks.Notices;

/// <summary>载入放假通知. 国务院办公厅关于部分节假日安排的通知.</summary>
/// <param name="Id">Made by the client (UUID v7).</param>
/// <param name="OccurredOn">发文日.</param>
/// <param name="Year">The year it arranges; a notice that only changes some days names the same year again.</param>
/// <param name="Source">文件标题或文号.</param>
/// <param name="Off">放假日: days or ranges, <c>yyyy-MM-dd</c> or <c>yyyy-MM-dd/yyyy-MM-dd</c>.</param>
/// <param name="Work">调休上班日; also a day that is no longer off.</param>
public sealed record LoadNotice(Guid Id, DateOnly OccurredOn, int Year, string Source, IReadOnlyList<string> Off, IReadOnlyList<DateOnly> Work) : IDated
{
    public sealed class Validator : DatedValidator<LoadNotice>
    {
        public Validator()
        {
            RuleFor(x => x.Id).NotEmpty();
            RuleFor(x => x.Year).InclusiveBetween(2000, 2100);
            RuleFor(x => x.Source).NotEmpty().MaximumLength(200);
            RuleFor(x => x.Off).NotNull().Must(x => x is null || x.Count <= 60);
            RuleForEach(x => x.Off).NotEmpty();
            RuleFor(x => x.Work).NotNull().Must(x => x is null || x.Count <= 60);
        }
    }

    /// <summary>As the calendar takes it.</summary>
    public DaysOffNotice Notice => new(Year, Source, Off, Work);
}

public static class LoadNoticeEndpoint
{
    public static ProblemDetails Validate(LoadNotice command, Today today) => Rules.Require(
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (ClockRefusals.IsReadable(command.Notice), ClockRefusals.UnreadableDays, "/off"),
        (ClockRefusals.NamesItsYear(command.Notice), ClockRefusals.OtherYear, "/year"),
        (!ClockRefusals.IsReadable(command.Notice) || !command.Notice.DaysOff().Intersect(command.Work).Any(), ClockRefusals.BothOffAndWorked, "/work"));

    /// <summary>载入放假通知: from now on it counts; running terms it moves are moved one by one, an event each.</summary>
    [WolverinePost("/api/v1/holiday-notices")]
    public static (CreationResponse<Guid>, IStartStream, MoveDeadlines) Post(LoadNotice command, TimeProvider clock) => (
        CreationResponse.For(command.Id, $"/api/v1/holiday-notices/{command.Id}"),
        MartenOps.StartStream<HolidayNotice>(command.Id, new HolidayNoticeLoaded(command.OccurredOn, clock.GetUtcNow(), command.Notice)),
        new MoveDeadlines(command.Id));
}

/// <summary>A notice and the running terms it would move.</summary>
/// <param name="Year">The year it arranges.</param>
/// <param name="Moves">Those of cases the caller may know of.</param>
/// <param name="Withheld">How many others would move.</param>
public sealed record NoticePreview(int Year, IReadOnlyList<Movement> Moves, int Withheld);

public static class PreviewNoticeEndpoint
{
    public static ProblemDetails Validate(LoadNotice command, Today today) => LoadNoticeEndpoint.Validate(command, today);

    /// <summary>预览放假通知: which running terms would move, from which day to which, and how many that the caller may not know of; nothing is stored.</summary>
    [WolverinePost("/api/v1/holiday-notices/preview")]
    public static async Task<NoticePreview> Post(LoadNotice command, HttpContext context, IQuerySession session, TermRules rules, CancellationToken token)
    {
        var rulebook = await session.RulebookAsync(rules, token);
        var moves = await Movements.FindAsync(session, rulebook with { Calendar = rulebook.Calendar.With(command.Notice) }, token);
        var seen = await Viewer.Of(context).OfThoseSeenAsync(moves, x => (x.Kind, x.RecordId), session, token);
        return new(command.Year, seen, moves.Count - seen.Count);
    }
}

/// <summary>撤回放假通知: it was loaded by mistake.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Reason">理由.</param>
public sealed record WithdrawNotice(DateOnly OccurredOn, string Reason) : IDated
{
    public sealed class Validator : DatedValidator<WithdrawNotice>
    {
        public Validator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
    }
}

public static class WithdrawNoticeEndpoint
{
    public static ProblemDetails Validate(WithdrawNotice command, HolidayNotice notice, Today today) => Rules.Require(
        (notice.WithdrawnAt is null, ClockRefusals.NoticeWithdrawn),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"));

    /// <summary>撤回放假通知: terms go back to where they were without it, an event each.</summary>
    [WolverinePost("/api/v1/holiday-notices/{id}/withdrawal")]
    public static (Recorded, HolidayNoticeWithdrawn, OutgoingMessages) Post(WithdrawNotice command, [WriteAggregate] HolidayNotice notice, TimeProvider clock) =>
        (Recorded.After(notice), new(command.OccurredOn, clock.GetUtcNow(), command.Reason), [new MoveDeadlines(notice.Id)]);
}

/// <summary>The calendar as it stands: what comes with the program and what the office loaded.</summary>
public sealed record NoticeList(IReadOnlyList<DaysOffNotice> Shipped, IReadOnlyList<HolidayNotice> Loaded);

public static class ListNoticesEndpoint
{
    /// <summary>放假通知.</summary>
    [WolverineGet("/api/v1/holiday-notices")]
    public static async Task<NoticeList> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        Filters.Of(context);
        return new(WorkCalendar.Shipped.Notices, await session.Query<HolidayNotice>().OrderBy(x => x.LoadedAt).ToListAsync(token));
    }
}
