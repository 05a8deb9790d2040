using CaseTrack.Law;
using FluentValidation;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace CaseTrack.Mediation.Outcome;

/// <summary>作废: a duplicate or a record made by mistake.</summary>
/// <param name="OccurredOn">The day it was found out.</param>
/// <param name="Reason">Why, in words; no personal data.</param>
/// <param name="DuplicateOf">The case that stays, if this one repeats it.</param>
public sealed record VoidMediation(DateOnly OccurredOn, string Reason, Guid? DuplicateOf = null)
{
    public sealed class Validator : AbstractValidator<VoidMediation>
    {
        public Validator()
        {
            RuleFor(x => x.OccurredOn).IsBusinessDate();
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
        }
    }
}

/// <summary>The case that a voided one repeats, if it exists.</summary>
public sealed record Duplicated(bool Exists);

public static class VoidMediationEndpoint
{
    public static async Task<Duplicated> LoadAsync(VoidMediation command, IQuerySession session, CancellationToken token) => new(
        command.DuplicateOf is not { } other || await session.LoadAsync<MediationCase>(other, token) is not null);

    public static ProblemDetails Validate(VoidMediation command, MediationCase mediation, Duplicated duplicated, Today today) => Rules.Require(
        (mediation.Stage is not MediationStage.Voided, MediationRefusals.Voided),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= mediation.RegisteredOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"),
        (command.DuplicateOf != mediation.Id, MediationRefusals.DuplicateOfItself, "/duplicateOf"),
        (duplicated.Exists, MediationRefusals.DuplicateUnknown, "/duplicateOf"));

    /// <summary>作废: the record leaves every figure, its history stays.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/voiding")]
    public static (Recorded, MediationVoided) Post(VoidMediation command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Reason, command.DuplicateOf));
}
