namespace CaseTrack.Mediation.Process;

/// <summary>告知权利义务. 人民调解法 §§23-24.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Reference">标识, to be told from another of the same day.</param>
public sealed record ExplainRights(DateOnly OccurredOn, Guid? Reference = null) : IDated
{
    public sealed class Validator : DatedValidator<ExplainRights>;
}

public static class ExplainRightsEndpoint
{
    public static ProblemDetails Validate(ExplainRights command, MediationCase mediation, Today today) =>
        MediationProcedure.RightsNotice.Allows(mediation, command.OccurredOn, today,
            mediation.Dossier.OnceADay<RightsExplained>(command.OccurredOn, command.Reference));

    /// <summary>告知权利义务.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/rights-notice")]
    public static (Recorded, RightsExplained) Post(ExplainRights command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Reference));
}
