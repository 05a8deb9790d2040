namespace CaseTrack.Clocks.Notices;

/// <summary>载入放假通知. 国务院办公厅关于部分节假日安排的通知.</summary>
/// <param name="Id">Made by the client (UUID v7).</param>
/// <param name="OccurredOn">发文日.</param>
/// <param name="Year">The year it arranges; a notice that only changes some days names the same year again.</param>
/// <param name="Source">文件标题或文号.</param>
/// <param name="Off">放假日: days or ranges, <c>yyyy-MM-dd</c> or <c>yyyy-MM-dd/yyyy-MM-dd</c>.</param>
/// <param name="Work">调休上班日; also a day that is no longer off.</param>
public sealed record LoadNotice(
    Guid Id, DateOnly OccurredOn, int Year, string Source, IReadOnlyList<string> Off, IReadOnlyList<DateOnly> Work) : IDated
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
        (!ClockRefusals.IsReadable(command.Notice)
        || !command.Notice.DaysOff().Intersect(command.Work).Any(), ClockRefusals.BothOffAndWorked, "/work"));

    /// <summary>载入放假通知: from now on it counts; running terms it moves are moved one by one, an event each.</summary>
    [WolverinePost("/api/v1/holiday-notices")]
    public static (Created, IStartStream, MoveDeadlines) Post(LoadNotice command, TimeProvider clock) => (
        Created.At(command.Id, $"/api/v1/holiday-notices/{command.Id}"),
        MartenOps.StartStream<HolidayNotice>(command.Id, new HolidayNoticeLoaded(command.OccurredOn, clock.GetUtcNow(), command.Notice)),
        new MoveDeadlines(command.Id));
}
