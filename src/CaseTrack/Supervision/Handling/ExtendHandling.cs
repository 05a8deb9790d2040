using CaseTrack.Clocks;
using CaseTrack.Terms;
using Marten;

namespace CaseTrack.Supervision.Handling;

/// <summary>延长办理期限. 业务设置.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Days">延长日数.</param>
/// <param name="ApprovedBy">批准人.</param>
public sealed record ExtendHandling(DateOnly OccurredOn, int Days, string ApprovedBy) : IDated
{
    public sealed class Validator : DatedValidator<ExtendHandling>
    {
        public Validator()
        {
            RuleFor(x => x.Days).InclusiveBetween(1, 30);
            RuleFor(x => x.ApprovedBy).NotEmpty().MaximumLength(100);
        }
    }
}

public static class ExtendHandlingEndpoint
{
    public static Task<Rulebook> LoadAsync(IQuerySession session, TermRules rules, CancellationToken token) =>
        session.RulebookAsync(rules, token);

    public static ProblemDetails Validate(ExtendHandling command, SupervisionFile file, Rulebook rulebook, Today today) =>
        SupervisionProcedure.Extension.Allows(file, command.OccurredOn, today,
            rulebook.InTime(file, TermCode.SupervisionHandling, command.OccurredOn, SupervisionRefusals.TermExpired,
                BreachKind.ProcedureWrong));

    [WolverinePost("/api/v1/supervision-files/{id}/extension")]
    public static (Recorded, SupervisionExtended) Post(ExtendHandling command, [WriteAggregate] SupervisionFile file, Rulebook rulebook) =>
        (Recorded.After(file),
            new(command.OccurredOn, command.Days, command.ApprovedBy,
            TooLate: !rulebook.IsInTime(file, TermCode.SupervisionHandling, command.OccurredOn)));
}
