using Marten;

namespace CaseTrack.Mediation.Process;

/// <summary>更换调解员. 人民调解法 §19.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="From">原调解员.</param>
/// <param name="To">新调解员.</param>
/// <param name="Reason">原因.</param>
public sealed record ChangeMediator(DateOnly OccurredOn, string From, string To, string Reason) : IDated
{
    public sealed class Validator : DatedValidator<ChangeMediator>
    {
        public Validator()
        {
            RuleFor(x => x.From).NotEmpty().MaximumLength(100);
            RuleFor(x => x.To).NotEmpty().MaximumLength(100);
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
        }
    }
}

public static class ChangeMediatorEndpoint
{
    public static async Task<NamedMediators> LoadAsync(ChangeMediator command, MediationCase mediation, IQuerySession session, CancellationToken token) =>
        new(await Assignments.AreOfAsync(mediation.Committee, [command.To], session, token));

    public static ProblemDetails Validate(ChangeMediator command, MediationCase mediation, NamedMediators named, Today today) =>
        MediationProcedure.MediatorChange.Allows(mediation, command.OccurredOn, today,
            (mediation.Mediators.Contains(command.From), MediationRefusals.NotTheMediator, "/from"),
            (!mediation.IsMediatedBy(command.To), MediationRefusals.AlreadyTheMediator, "/to"),
            (named.OfTheUnit, MediationRefusals.NotOfTheUnit, "/to"));

    /// <summary>更换调解员.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/mediator-change")]
    public static (Recorded, MediatorChanged) Post(ChangeMediator command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.From, command.To, command.Reason));
}
