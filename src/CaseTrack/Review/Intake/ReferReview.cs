using CaseTrack.Clocks;
using CaseTrack.Terms;
using Marten;

namespace CaseTrack.Review.Intake;

/// <summary>告知或转送有权机关. 行政复议法(2017) §§17-18；(2023) §32.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Manner">方式, code list <c>referralManner</c>.</param>
/// <param name="Organ">有权机关.</param>
public sealed record ReferReview(DateOnly OccurredOn, string Manner, string Organ) : IDated
{
    public sealed class Validator : DatedValidator<ReferReview>
    {
        public Validator()
        {
            RuleFor(x => x.Manner).IsCodeOf(CodeList.Of("referralManner"), x => x.OccurredOn);
            RuleFor(x => x.Organ).NotEmpty().MaximumLength(200);
        }
    }
}

public static class ReferReviewEndpoint
{
    public static Task<Rulebook> LoadAsync(IQuerySession session, TermRules rules, CancellationToken token) =>
        session.RulebookAsync(rules, token);

    public static ProblemDetails Validate(ReferReview command, ReviewApplication review, Rulebook rulebook, Today today) =>
        ReviewProcedure.Referral.Allows(review, command.OccurredOn, today,
            rulebook.InTime(review, TermCode.ReviewScreening, command.OccurredOn, ReviewRefusals.ScreeningExpired));

    [WolverinePost("/api/v1/review-applications/{id}/referral")]
    public static (Recorded, ReviewReferred) Post(ReferReview command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Manner, command.Organ));
}
