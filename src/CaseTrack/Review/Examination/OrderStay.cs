namespace CaseTrack.Review.Examination;

/// <summary>停止执行. 行政复议法(2017) §21；(2023) §42.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Ground">情形, code list <c>stayGround</c>.</param>
public sealed record OrderStay(DateOnly OccurredOn, string Ground) : IDated
{
    public sealed class Validator : DatedValidator<OrderStay>
    {
        public Validator() => RuleFor(x => x.Ground).IsCodeOf(CodeList.Of("stayGround"), x => x.OccurredOn);
    }
}

public static class OrderStayEndpoint
{
    public static ProblemDetails Validate(OrderStay command, ReviewApplication review, Today today) =>
        ReviewProcedure.Stay.Allows(review, command.OccurredOn, today);

    [WolverinePost("/api/v1/review-applications/{id}/stay")]
    public static (Recorded, StayOrdered) Post(OrderStay command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Ground));
}
