using CaseTrack.Clocks;
using CaseTrack.Terms;
using Marten;

namespace CaseTrack.Review.Intake;

/// <summary>延长补正期限. 行政复议法(2023) §31.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Days">延长日数.</param>
/// <param name="Reason">正当理由.</param>
public sealed record ExtendPapers(DateOnly OccurredOn, int Days, string Reason) : IDated
{
    public sealed class Validator : DatedValidator<ExtendPapers>
    {
        public Validator()
        {
            RuleFor(x => x.Days).InclusiveBetween(1, 60);
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
        }
    }
}

public static class ExtendPapersEndpoint
{
    public static Task<Rulebook> LoadAsync(IQuerySession session, TermRules rules, CancellationToken token) =>
        session.RulebookAsync(rules, token);

    public static ProblemDetails Validate(ExtendPapers command, ReviewApplication review, Rulebook rulebook, Today today) =>
        ReviewProcedure.PapersExtension.Allows(review, command.OccurredOn, today,
            review.Dossier.OnceADay<PapersExtended>(command.OccurredOn),
            rulebook.InTime(review, TermCode.ReviewPapers, command.OccurredOn, ReviewRefusals.PapersExpired, BreachKind.ProcedureWrong));

    [WolverinePost("/api/v1/review-applications/{id}/papers-extension")]
    public static (Recorded, PapersExtended) Post(ExtendPapers command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Days, command.Reason));
}
