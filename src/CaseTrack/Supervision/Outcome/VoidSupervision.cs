using CaseTrack.Access;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Supervision.Outcome;

/// <summary>作废: a duplicate or a record made by mistake.</summary>
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
    public static Task<Duplicated> LoadAsync(VoidSupervision command, HttpContext context, IQuerySession session, CancellationToken token) =>
        Duplicated.FindAsync<SupervisionFile>(command.DuplicateOf, context, session, token);

    public static ProblemDetails Validate(VoidSupervision command, SupervisionFile file, Duplicated duplicated, Today today) =>
        SupervisionProcedure.Voiding.Allows(file, command.OccurredOn, today,
            (command.DuplicateOf != file.Id, SupervisionRefusals.DuplicateOfItself, "/duplicateOf"),
            (duplicated.Exists, SupervisionRefusals.DuplicateUnknown, "/duplicateOf"));

    /// <summary>作废: the record leaves every figure, its history stays.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/voiding")]
    public static (Recorded, SupervisionVoided) Post(VoidSupervision command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Reason, command.DuplicateOf));
}
