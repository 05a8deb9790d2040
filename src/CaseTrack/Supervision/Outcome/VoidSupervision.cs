using CaseTrack.Access;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Supervision.Outcome;

/// <summary>作废. 更正规则: a duplicate or a record made by mistake.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Reason">Why, in words; no personal data.</param>
/// <param name="DuplicateOf">The file that stays, if this one repeats it.</param>
public sealed record VoidSupervision(DateOnly OccurredOn, string Reason, Guid? DuplicateOf = null) : IDated
{
    public sealed class Validator : DatedValidator<VoidSupervision>
    {
        public Validator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
    }
}

public static class VoidSupervisionEndpoint
{
    public static Task<Leaving> LoadAsync(
        VoidSupervision command, SupervisionFile file, HttpContext context, IDocumentSession session, ReleasedPeriods releases,
        CancellationToken token) =>
        Leaving.HeldAsync(file, command.DuplicateOf, file.Facts(), context, session, releases, token);

    public static ProblemDetails Validate(VoidSupervision command, SupervisionFile file, Leaving leaving, Today today) =>
        SupervisionProcedure.Voiding.Allows(file, command.OccurredOn, today,
            (command.DuplicateOf != file.Id, SupervisionRefusals.DuplicateOfItself, "/duplicateOf"),
            (leaving.OtherLives, SupervisionRefusals.DuplicateUnknown, "/duplicateOf"),
            leaving.WithNothingResting,
            leaving.BySecondPerson(file.Dossier, Leaving.Voiding, command.DuplicateOf));

    /// <summary>作废: the record leaves every figure, its history stays.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/voiding")]
    public static (Recorded, SupervisionVoided) Post(VoidSupervision command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Reason, command.DuplicateOf));
}
