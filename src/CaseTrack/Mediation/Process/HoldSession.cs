namespace CaseTrack.Mediation.Process;

/// <summary>调解会谈. 人民调解法 §22.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Manner">方式, code list <c>sessionManner</c>.</param>
/// <param name="Present">到场人数.</param>
/// <param name="Summary">经过，不含个人信息: nothing about anybody.</param>
/// <param name="Reference">标识, to be told from another of the same day.</param>
public sealed record HoldSession(DateOnly OccurredOn, string Manner, int Present, string? Summary = null, Guid? Reference = null) : IDated
{
    public sealed class Validator : DatedValidator<HoldSession>
    {
        public Validator()
        {
            RuleFor(x => x.Manner).IsCodeOf(CodeList.Of("sessionManner"), x => x.OccurredOn);
            RuleFor(x => x.Present).InclusiveBetween(1, 200);
            RuleFor(x => x.Summary).MaximumLength(2000);
        }
    }
}

public static class HoldSessionEndpoint
{
    public static ProblemDetails Validate(HoldSession command, MediationCase mediation, Today today) =>
        MediationProcedure.Sessions.Allows(mediation, command.OccurredOn, today,
            mediation.Dossier.OnceADay<SessionHeld>(command.OccurredOn, command.Reference, command.Manner));

    [WolverinePost("/api/v1/mediation-cases/{id}/sessions")]
    public static (Recorded, SessionHeld) Post(HoldSession command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Manner, command.Present, command.Summary, command.Reference));
}
