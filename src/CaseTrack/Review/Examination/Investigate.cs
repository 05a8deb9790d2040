namespace CaseTrack.Review.Examination;

/// <summary>调查取证. 行政复议法(2017) §22；(2023) §45.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Manner">方式, code list <c>investigationKind</c>.</param>
/// <param name="Officers">人数，不得少于二人: at least two.</param>
/// <param name="Reference">标识, to be told from another of the same day.</param>
public sealed record Investigate(DateOnly OccurredOn, string Manner, int Officers, Guid? Reference = null) : IDated
{
    public sealed class Validator : DatedValidator<Investigate>
    {
        public Validator()
        {
            RuleFor(x => x.Manner).IsCodeOf(CodeList.Of("investigationKind"), x => x.OccurredOn);
            RuleFor(x => x.Officers).InclusiveBetween(1, 20);
        }
    }
}

public static class InvestigateEndpoint
{
    public static ProblemDetails Validate(Investigate command, ReviewApplication review, Today today) =>
        ReviewProcedure.Investigations.Allows(review, command.OccurredOn, today,
            review.Dossier.OnceADay<ReviewInvestigated>(command.OccurredOn, command.Reference, command.Manner),
            new Rules.Rule(command.Officers >= 2, ReviewRefusals.TwoOfficers, "/officers", null,
            new(BreachKind.ProcedureWrong, "review.two-officers", ReviewRefusals.TwoOfficers.Basis, BreachPhase.Examination)));

    [WolverinePost("/api/v1/review-applications/{id}/investigations")]
    public static (Recorded, ReviewInvestigated) Post(Investigate command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Manner, command.Officers, command.Reference));
}
