using CaseTrack.Law;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace CaseTrack.Mediation.Intake;

/// <summary>受理. 人民调解法 §17.</summary>
/// <param name="OccurredOn">受理日; it decides the year of "受理调解案件".</param>
public sealed record AcceptMediation(DateOnly OccurredOn)
{
    public sealed class Validator : AbstractValidator<AcceptMediation>
    {
        public Validator() => RuleFor(x => x.OccurredOn).IsBusinessDate();
    }
}

public static class AcceptMediationEndpoint
{
    public static ProblemDetails Validate(AcceptMediation command, MediationCase mediation, Today today) => Rules.Require(
        (mediation.Stage is MediationStage.Registered, MediationRefusals.NotRegistered),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= mediation.RegisteredOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>受理: neither side refuses, mediation begins.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/acceptance")]
    public static (Recorded, MediationAccepted) Post(AcceptMediation command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn));
}
