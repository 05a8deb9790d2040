namespace CaseTrack.Supervision.Outcome;

/// <summary>移送回告. 重庆市行政执法监督条例 §20；业务设置.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Result">结果, code list <c>handOverResult</c>.</param>
public sealed record AnswerHandOver(DateOnly OccurredOn, string Result) : IDated
{
    public sealed class Validator : DatedValidator<AnswerHandOver>
    {
        public Validator() => RuleFor(x => x.Result).IsCodeOf(CodeList.Of("handOverResult"), x => x.OccurredOn);
    }
}

public static class AnswerHandOverEndpoint
{
    public static ProblemDetails Validate(AnswerHandOver command, SupervisionFile file, Today today) =>
        SupervisionProcedure.HandOverAnswer.Allows(file, command.OccurredOn, today);

    [WolverinePost("/api/v1/supervision-files/{id}/hand-over-answer")]
    public static (Recorded, HandOverAnswered) Post(AnswerHandOver command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Result));
}
