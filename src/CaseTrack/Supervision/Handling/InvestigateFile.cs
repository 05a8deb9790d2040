namespace CaseTrack.Supervision.Handling;

/// <summary>调查. 行政执法监督条例（国务院令第825号）；山东省行政执法监督条例 §22.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Manner">方式, code list <c>supervisionInvestigation</c>.</param>
/// <param name="Officers">监督人员人数.</param>
/// <param name="Reference">标识, to be told from another of the same day.</param>
public sealed record InvestigateFile(DateOnly OccurredOn, string Manner, int Officers, Guid? Reference = null) : IDated
{
    public sealed class Validator : DatedValidator<InvestigateFile>
    {
        public Validator()
        {
            RuleFor(x => x.Manner).IsCodeOf(CodeList.Of("supervisionInvestigation"), x => x.OccurredOn);
            RuleFor(x => x.Officers).InclusiveBetween(1, 50);
        }
    }
}

public static class InvestigateFileEndpoint
{
    public static ProblemDetails Validate(InvestigateFile command, SupervisionFile file, Today today) =>
        SupervisionProcedure.Investigations.Allows(file, command.OccurredOn, today,
            file.Dossier.OnceADay<SupervisionInvestigated>(command.OccurredOn, command.Reference, command.Manner),
            new Rules.Rule(command.Officers >= 2, SupervisionRefusals.TwoOfficers, "/officers", null,
                new(BreachKind.ProcedureWrong, "supervision.two-officers", SupervisionRefusals.TwoOfficers.Basis, BreachPhase.Handling)));

    [WolverinePost("/api/v1/supervision-files/{id}/investigations")]
    public static (Recorded, SupervisionInvestigated) Post(InvestigateFile command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Manner, command.Officers, command.Reference));
}
