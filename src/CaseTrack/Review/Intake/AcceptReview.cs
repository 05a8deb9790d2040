using CaseTrack.Clocks;
using CaseTrack.Numbers;
using CaseTrack.Terms;
using Marten;

namespace CaseTrack.Review.Intake;

/// <summary>受理. 行政复议法(2017) §17；(2023) §30.</summary>
/// <param name="OccurredOn">受理日.</param>
/// <param name="Procedure">审理程序, code list <c>procedureKind</c>; ordinary unless given.</param>
/// <param name="SimplifiedGround">适用简易程序的情形, code list <c>simplifiedGround</c>.</param>
/// <param name="Number">原文号, of a document from before this service: kept as it stands on the paper; the next of the series unless
/// given.</param>
public sealed record AcceptReview(DateOnly OccurredOn, string? Procedure = null, string? SimplifiedGround = null, string? Number = null)
    : IDated
{
    public sealed class Validator : DatedValidator<AcceptReview>
    {
        public Validator()
        {
            RuleFor(x => x.Procedure!).IsCodeOf(CodeList.Of("procedureKind"), x => x.OccurredOn).When(x => x.Procedure is not null);
            RuleFor(x => x.SimplifiedGround!).IsCodeOf(CodeList.Of("simplifiedGround"), x => x.OccurredOn)
                .When(x => x.SimplifiedGround is not null);
        }
    }
}

public static class AcceptReviewEndpoint
{
    public static Task<Rulebook> LoadAsync(IQuerySession session, TermRules rules, CancellationToken token) =>
        session.RulebookAsync(rules, token);

    public static ProblemDetails Validate(AcceptReview command, ReviewApplication review, Rulebook rulebook, Today today) =>
        ReviewProcedure.Acceptance.Allows(review, command.OccurredOn, today,
            (command.Procedure != ProcedureKind.Simplified || review.IsUnder2023, ReviewRefusals.SimplifiedUnknownToLaw, "/procedure"),
            (command.Procedure == ProcedureKind.Simplified == command.SimplifiedGround is not null, ReviewRefusals.SimplifiedGround,
            "/simplifiedGround"),
            rulebook.InTime(review, TermCode.ReviewScreening, command.OccurredOn, ReviewRefusals.ScreeningExpired));

    /// <summary>受理: the application will be examined on the merits.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/acceptance")]
    public static async Task<(Recorded, ReviewAccepted)> Post(
        AcceptReview command, [WriteAggregate] ReviewApplication review, IDocumentSession session, NumberTemplates templates,
        CancellationToken token) => (
            Recorded.After(review),
            new(command.OccurredOn, false, ReviewProcedure.Acceptance.Basis,
                await session.NumberAsync(command.Number, templates, NumberedDocument.ReviewAcceptance, review.Office, command.OccurredOn,
                    token),
                command.Procedure ?? ProcedureKind.Ordinary, command.SimplifiedGround));
}
