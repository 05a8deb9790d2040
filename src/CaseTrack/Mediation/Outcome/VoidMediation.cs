using CaseTrack.Access;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Mediation.Outcome;

/// <summary>作废: a duplicate or a record made by mistake.</summary>
/// <param name="OccurredOn">The day it was found out.</param>
/// <param name="Reason">Why, in words; no personal data.</param>
/// <param name="DuplicateOf">The case that stays, if this one repeats it.</param>
public sealed record VoidMediation(DateOnly OccurredOn, string Reason, Guid? DuplicateOf = null) : IDated
{
    public sealed class Validator : DatedValidator<VoidMediation>
    {
        public Validator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
    }
}

public static class VoidMediationEndpoint
{
    public static Task<Duplicated> LoadAsync(VoidMediation command, HttpContext context, IQuerySession session, CancellationToken token) =>
        Duplicated.FindAsync<MediationCase>(command.DuplicateOf, context, session, token);

    public static ProblemDetails Validate(VoidMediation command, MediationCase mediation, Duplicated duplicated, Today today) =>
        MediationProcedure.Voiding.Allows(mediation, command.OccurredOn, today,
            (command.DuplicateOf != mediation.Id, MediationRefusals.DuplicateOfItself, "/duplicateOf"),
            (duplicated.Exists, MediationRefusals.DuplicateUnknown, "/duplicateOf"));

    /// <summary>作废: the record leaves every figure, its history stays.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/voiding")]
    public static (Recorded, MediationVoided) Post(VoidMediation command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Reason, command.DuplicateOf));
}
