namespace CaseTrack.Supervision.Handling;

/// <summary>提请处分或处理执法证件. 业务口径.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="People">人数.</param>
/// <param name="Proposal">建议.</param>
/// <param name="Reference">标识, to be told from another of the same day.</param>
public sealed record ProposeSanction(DateOnly OccurredOn, int People, string Proposal, Guid? Reference = null) : IDated
{
    public sealed class Validator : DatedValidator<ProposeSanction>
    {
        public Validator()
        {
            RuleFor(x => x.People).InclusiveBetween(1, 100);
            RuleFor(x => x.Proposal).NotEmpty().MaximumLength(300);
        }
    }
}

public static class ProposeSanctionEndpoint
{
    public static ProblemDetails Validate(ProposeSanction command, SupervisionFile file, Today today) =>
        SupervisionProcedure.SanctionProposals.Allows(file, command.OccurredOn, today,
            file.Dossier.OnceADay<SanctionProposed>(command.OccurredOn, command.Reference));

    [WolverinePost("/api/v1/supervision-files/{id}/sanction-proposals")]
    public static (Recorded, SanctionProposed) Post(ProposeSanction command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.People, command.Proposal, command.Reference));
}
