using CaseTrack.Clocks;
using CaseTrack.Terms;
using Marten;

namespace CaseTrack.Mediation.Court;

/// <summary>申请司法确认. 人民调解法 §33；民事诉讼法 §205.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Court">法院.</param>
/// <param name="Jointly">双方共同申请.</param>
public sealed record ApplyForConfirmation(DateOnly OccurredOn, string Court, bool Jointly) : IDated
{
    public sealed class Validator : DatedValidator<ApplyForConfirmation>
    {
        public Validator() => RuleFor(x => x.Court).NotEmpty().MaximumLength(100);
    }
}

public static class ApplyForConfirmationEndpoint
{
    public static Task<Rulebook> LoadAsync(IQuerySession session, TermRules rules, CancellationToken token) =>
        session.RulebookAsync(rules, token);

    public static ProblemDetails Validate(ApplyForConfirmation command, MediationCase mediation, Rulebook rulebook, Today today) =>
        MediationProcedure.ConfirmationApplication.Allows(mediation, command.OccurredOn, today,
            (command.Jointly, MediationRefusals.NotJoint, "/jointly"),
            (rulebook.IsInTime(mediation, TermCode.MediationConfirmation, command.OccurredOn), MediationRefusals.ConfirmationTooLate,
            "/occurredOn"));

    [WolverinePost("/api/v1/mediation-cases/{id}/confirmation-application")]
    public static (Recorded, ConfirmationApplied) Post(ApplyForConfirmation command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Court, command.Jointly));
}
