using CaseTrack.Access;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Mediation.Outcome;

/// <summary>作废. 更正规则: a duplicate or a record made by mistake.</summary>
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
    public static Task<Leaving> LoadAsync(
        VoidMediation command, MediationCase mediation, HttpContext context, IDocumentSession session, ReleasedPeriods releases,
        CancellationToken token) =>
        Leaving.HeldAsync(mediation, command.DuplicateOf, mediation.Facts(), context, session, releases, token);

    public static ProblemDetails Validate(VoidMediation command, MediationCase mediation, Leaving leaving, Today today) =>
        MediationProcedure.Voiding.Allows(mediation, command.OccurredOn, today,
            (command.DuplicateOf != mediation.Id, MediationRefusals.DuplicateOfItself, "/duplicateOf"),
            (leaving.OtherLives, MediationRefusals.DuplicateUnknown, "/duplicateOf"),
            leaving.WithNothingResting,
            leaving.BySecondPerson(mediation.Dossier, Leaving.Voiding, command.DuplicateOf));

    /// <summary>作废: the record leaves every figure, its history stays.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/voiding")]
    public static (Recorded, MediationVoided) Post(VoidMediation command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Reason, command.DuplicateOf));
}
