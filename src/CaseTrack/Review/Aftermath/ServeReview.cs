namespace CaseTrack.Review.Aftermath;

/// <summary>送达. 行政复议法(2023) §75；民事诉讼法 §§87-95.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Recipient">受送达人, code list <c>partyRole</c>.</param>
/// <param name="Manner">方式, code list <c>serviceManner</c>.</param>
/// <param name="Reference">标识, to be told from another recipient of the same role.</param>
public sealed record ServeReview(DateOnly OccurredOn, string Recipient, string Manner, Guid? Reference = null) : IDated
{
    public sealed class Validator : DatedValidator<ServeReview>
    {
        public Validator()
        {
            RuleFor(x => x.Recipient).IsCodeOf(CodeList.Of("partyRole"), x => x.OccurredOn);
            RuleFor(x => x.Manner).IsCodeOf(CodeList.Of("serviceManner"), x => x.OccurredOn);
        }
    }
}

public static class ServeReviewEndpoint
{
    public static ProblemDetails Validate(ServeReview command, ReviewApplication review, Today today) =>
        ReviewProcedure.Service.Allows(review, command.OccurredOn, today,
            review.Dossier.OnceUpon<ReviewServed>(command.Recipient, command.Reference));

    /// <summary>送达.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/service")]
    public static (Recorded, ReviewServed) Post(ServeReview command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Recipient, command.Manner, command.Reference));
}
