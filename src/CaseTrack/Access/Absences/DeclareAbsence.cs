using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access.Absences;

/// <summary>登记外出与代办.</summary>
/// <param name="Id">Made by the client (UUID v7).</param>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Substitute">代办人, by the user name.</param>
/// <param name="From">首日; today at the earliest.</param>
/// <param name="To">末日, included.</param>
/// <param name="Officer">外出的人, by the user name; absent for oneself. Another's is for leaders and administrators.</param>
public sealed record DeclareAbsence(
    Guid Id, DateOnly OccurredOn, string Substitute, DateOnly From, DateOnly To, string? Officer = null) : IDated
{
    public sealed class Validator : DatedValidator<DeclareAbsence>
    {
        public Validator()
        {
            RuleFor(x => x.Id).NotEmpty();
            RuleFor(x => x.Substitute).NotEmpty().MaximumLength(100);
            RuleFor(x => x.Officer).MaximumLength(100);
            RuleFor(x => x.From).IsBusinessDate();
            RuleFor(x => x.To).IsBusinessDate();
        }
    }
}

public static class DeclareAbsenceEndpoint
{
    public static Task<AbsencePlan> LoadAsync(
        DeclareAbsence command, HttpContext context, IDocumentSession session, CancellationToken token)
    {
        var officer = command.Officer is { Length: > 0 } named ? named : Viewer.Of(context).Caller.Name;
        AbsencePlan.RequireOf(officer, context);
        return AbsencePlan.HeldAsync(officer, command.Substitute, command.From, command.To, null, session, token);
    }

    public static ProblemDetails Validate(DeclareAbsence command, AbsencePlan plan, Today today) =>
        command.OccurredOn > today.Date ? new RefusalProblem(CommonRefusals.FutureDate, "/occurredOn")
            : plan.Check(command.From, command.To, today);

    /// <summary>登记外出与代办: who is away from one day to another, and who acts in the meantime. The substitute finds the cases with
    /// <c>officer=me</c> and is told what the officer is told.</summary>
    [WolverinePost("/api/v1/absences")]
    public static (Created, IStartStream) Post(DeclareAbsence command, AbsencePlan plan, HttpContext context) => (
        Created.At(command.Id, $"/api/v1/absences/{command.Id}"),
        MartenOps.StartStream<Absence>(command.Id, new AbsenceDeclared(
            command.OccurredOn, plan.Officer!, plan.Substitute!, command.From, command.To, Viewer.Of(context).Caller.Name)));
}
