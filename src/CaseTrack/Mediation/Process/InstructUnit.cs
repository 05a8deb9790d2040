namespace CaseTrack.Mediation.Process;

/// <summary>交办. 湖北省人民调解规定 §8.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="ToUnit">承办机构代码.</param>
/// <param name="Task">任务.</param>
/// <param name="Reference">标识, to be told from another of the same day.</param>
public sealed record InstructUnit(DateOnly OccurredOn, string ToUnit, string Task, Guid? Reference = null) : IDated
{
    public sealed class Validator : DatedValidator<InstructUnit>
    {
        public Validator()
        {
            RuleFor(x => x.ToUnit).NotEmpty().MaximumLength(40);
            RuleFor(x => x.Task).NotEmpty().MaximumLength(500);
        }
    }
}

public static class InstructUnitEndpoint
{
    public static ProblemDetails Validate(InstructUnit command, MediationCase mediation, Today today) =>
        MediationProcedure.Instructions.Allows(mediation, command.OccurredOn, today,
            mediation.Dossier.OnceADay<UnitInstructed>(command.OccurredOn, command.Reference, command.ToUnit),
            (mediation.LeadUnit == command.ToUnit || mediation.AssistingUnits.Contains(command.ToUnit), MediationRefusals.UnitNotInLinkage, "/toUnit"));

    /// <summary>交办.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/instructions")]
    public static (Recorded, UnitInstructed) Post(InstructUnit command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.ToUnit, command.Task, command.Reference));
}
