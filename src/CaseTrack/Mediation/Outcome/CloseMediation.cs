using CaseTrack.Law;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace CaseTrack.Mediation.Outcome;

/// <summary>办结.</summary>
/// <param name="OccurredOn">办结日; it decides the year of "完成".</param>
public sealed record CloseMediation(DateOnly OccurredOn)
{
    public sealed class Validator : AbstractValidator<CloseMediation>
    {
        public Validator() => RuleFor(x => x.OccurredOn).IsBusinessDate();
    }
}

public static class CloseMediationEndpoint
{
    public static ProblemDetails Validate(CloseMediation command, MediationCase mediation, Today today) => Rules.Require(
        (mediation.Stage is MediationStage.Agreed or MediationStage.Ended, MediationRefusals.NothingToClose),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= (mediation.AgreedOn ?? mediation.EndedOn), CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>办结.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/closing")]
    public static (Recorded, MediationClosed) Post(CloseMediation command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn));
}
