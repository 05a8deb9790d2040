using CaseTrack.Access;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Mediation.Outcome;

/// <summary>撤销作废、合并: it was no duplicate and no mistake. 更正规则.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Reason">Why, in words; no personal data.</param>
public sealed record RestoreMediation(DateOnly OccurredOn, string Reason) : IDated
{
    public sealed class Validator : DatedValidator<RestoreMediation>
    {
        public Validator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
    }
}

public static class RestoreMediationEndpoint
{
    /// <summary>The case as it was before, and what stands beside it.</summary>
    public static async Task<(Before<MediationCase>, Leaving)> LoadAsync(
        RestoreMediation command, MediationCase mediation, HttpContext context, IDocumentSession session, ReleasedPeriods releases,
        CancellationToken token)
    {
        var before = await Leaving.BeforeAsync(mediation, session, token);
        return (new(before), await Leaving.HeldAsync(mediation, null, before.Facts(), context, session, releases, token));
    }

    public static ProblemDetails Validate(RestoreMediation command, MediationCase mediation, Leaving leaving, Today today) =>
        MediationProcedure.Restoration.Allows(mediation, command.OccurredOn, today,
            leaving.BySecondPerson(mediation.Dossier, Leaving.Restoration));

    /// <summary>撤销作废: the record is back in every figure and in the stage it was in.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/restoration")]
    public static (Recorded, MediationRestored) Post(
        RestoreMediation command, [WriteAggregate] MediationCase mediation, Before<MediationCase> before) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Reason, before.Record.Stage));
}
