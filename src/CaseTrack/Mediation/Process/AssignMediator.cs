using Marten;

namespace CaseTrack.Mediation.Process;

/// <summary>指派调解员. 人民调解法 §19.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Mediator">调解员账号.</param>
/// <param name="Lead">是否主调.</param>
public sealed record AssignMediator(DateOnly OccurredOn, string Mediator, bool Lead) : IDated
{
    public sealed class Validator : DatedValidator<AssignMediator>
    {
        public Validator() => RuleFor(x => x.Mediator).NotEmpty().MaximumLength(100);
    }
}

public static class AssignMediatorEndpoint
{
    public static async Task<NamedMediators> LoadAsync(AssignMediator command, MediationCase mediation, IQuerySession session, CancellationToken token) =>
        new(await Assignments.AreOfAsync(mediation.Committee, [command.Mediator], session, token));

    public static ProblemDetails Validate(AssignMediator command, MediationCase mediation, NamedMediators named, Today today) =>
        MediationProcedure.Assignment.Allows(mediation, command.OccurredOn, today,
            (!mediation.IsMediatedBy(command.Mediator), MediationRefusals.AlreadyTheMediator, "/mediator"),
            (named.OfTheUnit, MediationRefusals.NotOfTheUnit, "/mediator"));

    /// <summary>指派调解员.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/assignment")]
    public static (Recorded, MediatorAssigned) Post(AssignMediator command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Mediator, command.Lead));
}
