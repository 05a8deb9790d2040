namespace CaseTrack.Mediation.Process;

/// <summary>启动三级联动. 湖北省人民调解规定 §8: district, street and community work on the dispute together.</summary>
/// <param name="OccurredOn">The day the second level joined.</param>
/// <param name="Levels">The levels that take part, at least two.</param>
/// <param name="LeadUnit">主办单位代码.</param>
/// <param name="AssistingUnits">协办单位代码.</param>
public sealed record StartLinkage(
    DateOnly OccurredOn, IReadOnlyList<LinkageLevel> Levels, string? LeadUnit = null, IReadOnlyList<string>? AssistingUnits = null) : IDated
{
    public sealed class Validator : DatedValidator<StartLinkage>
    {
        public Validator()
        {
            RuleFor(x => x.Levels).NotNull()
                .Must(levels => levels is not null && levels.Distinct().Count() >= 2 && levels.Distinct().Count() == levels.Count)
                .WithErrorCode("linkage-levels");
            RuleForEach(x => x.Levels).IsInEnum();
            RuleFor(x => x.LeadUnit).MaximumLength(40);
            RuleForEach(x => x.AssistingUnits).NotEmpty().MaximumLength(40);
        }
    }
}

public static class StartLinkageEndpoint
{
    public static ProblemDetails Validate(StartLinkage command, MediationCase mediation, Today today) =>
        MediationProcedure.Linkage.Allows(mediation, command.OccurredOn, today,
            (command.LeadUnit is null
            || command.AssistingUnits?.Contains(command.LeadUnit) is not true, MediationRefusals.UnitNotInLinkage, "/assistingUnits"));

    [WolverinePost("/api/v1/mediation-cases/{id}/linkage")]
    public static (Recorded, LinkageStarted) Post(StartLinkage command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Levels, command.LeadUnit, command.AssistingUnits));
}
