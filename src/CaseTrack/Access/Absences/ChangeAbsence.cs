using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access.Absences;

/// <summary>变更外出期间或代办人, all of it anew.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Substitute">代办人, by the user name.</param>
/// <param name="From">首日; once it has begun, as it was.</param>
/// <param name="To">末日, included.</param>
public sealed record ChangeAbsence(DateOnly OccurredOn, string Substitute, DateOnly From, DateOnly To) : IDated
{
    public sealed class Validator : DatedValidator<ChangeAbsence>
    {
        public Validator()
        {
            RuleFor(x => x.Substitute).NotEmpty().MaximumLength(100);
            RuleFor(x => x.From).IsBusinessDate();
            RuleFor(x => x.To).IsBusinessDate();
        }
    }
}

public static class ChangeAbsenceEndpoint
{
    public static Task<AbsencePlan> LoadAsync(
        ChangeAbsence command, Absence absence, HttpContext context, IDocumentSession session, CancellationToken token)
    {
        AbsencePlan.RequireOf(absence.Officer, context);
        return AbsencePlan.HeldAsync(absence.Officer, command.Substitute, command.From, command.To, absence.Id, session, token);
    }

    public static ProblemDetails Validate(ChangeAbsence command, Absence absence, AbsencePlan plan, Today today) =>
        absence.Standing(command.OccurredOn, today) is RefusalProblem refused ? refused
            : (plan.Substitute, command.From, command.To) == (absence.Substitute, absence.From, absence.To)
                ? new RefusalProblem(AbsenceRefusals.NothingChanges)
            : plan.Check(command.From, command.To, today, absence);

    /// <summary>变更外出期间或代办人: what was said before stays in the history.</summary>
    [WolverinePost("/api/v1/absences/{id}/change")]
    public static (Recorded, AbsenceChanged) Post(
        ChangeAbsence command, [WriteAggregate] Absence absence, AbsencePlan plan, HttpContext context) =>
        (Recorded.After(absence),
            new(command.OccurredOn, plan.Substitute!, command.From, command.To, Viewer.Of(context).Caller.Name));
}
