using Marten;
using Microsoft.AspNetCore.Http;
using Wolverine;

namespace CaseTrack.Clocks.Notices;

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
