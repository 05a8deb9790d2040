using CaseTrack.Access;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Supervision.Outcome;

/// <summary>撤销作废: it was no duplicate and no mistake. 更正规则.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Reason">Why, in words; no personal data.</param>
public sealed record RestoreSupervision(DateOnly OccurredOn, string Reason) : IDated
{
    public sealed class Validator : DatedValidator<RestoreSupervision>
    {
        public Validator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
    }
}

public static class RestoreSupervisionEndpoint
{
    /// <summary>The case as it was before, and what stands beside it.</summary>
    public static async Task<(Before<SupervisionFile>, Leaving)> LoadAsync(
        RestoreSupervision command, SupervisionFile file, HttpContext context, IDocumentSession session, ReleasedPeriods releases,
        CancellationToken token)
    {
        var before = await Leaving.BeforeAsync(file, session, token);
        return (new(before), await Leaving.HeldAsync(file, null, before.Facts(), context, session, releases, token));
    }

    public static ProblemDetails Validate(RestoreSupervision command, SupervisionFile file, Leaving leaving, Today today) =>
        SupervisionProcedure.Restoration.Allows(file, command.OccurredOn, today,
            leaving.BySecondPerson(file.Dossier, Leaving.Restoration));

    /// <summary>撤销作废: the record is back in every figure and in the stage it was in.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/restoration")]
    public static (Recorded, SupervisionRestored) Post(
        RestoreSupervision command, [WriteAggregate] SupervisionFile file, Before<SupervisionFile> before) =>
        (Recorded.After(file), new(command.OccurredOn, command.Reason, before.Record.Stage));
}
