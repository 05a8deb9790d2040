using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access.Absences;

/// <summary>撤回外出登记.</summary>
/// <param name="OccurredOn">业务日期.</param>
public sealed record WithdrawAbsence(DateOnly OccurredOn) : IDated
{
    public sealed class Validator : DatedValidator<WithdrawAbsence>;
}

public static class WithdrawAbsenceEndpoint
{
    public static ProblemDetails Validate(WithdrawAbsence command, Absence absence, HttpContext context, Today today)
    {
        AbsencePlan.RequireOf(absence.Officer, context);
        return absence.Standing(command.OccurredOn, today);
    }

    /// <summary>撤回外出登记: nobody came to be away, or they are back before the day.</summary>
    [WolverinePost("/api/v1/absences/{id}/withdrawal")]
    public static (Recorded, AbsenceWithdrawn) Post(WithdrawAbsence command, [WriteAggregate] Absence absence, HttpContext context) =>
        (Recorded.After(absence), new(command.OccurredOn, Viewer.Of(context).Caller.Name));
}
