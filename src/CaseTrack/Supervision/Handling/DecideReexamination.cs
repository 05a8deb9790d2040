namespace CaseTrack.Supervision.Handling;

/// <summary>复查决定. 业务设置；重庆市行政执法监督条例 §21.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Result">结果, code list <c>reexaminationResult</c>.</param>
public sealed record DecideReexamination(DateOnly OccurredOn, string Result) : IDated
{
    public sealed class Validator : DatedValidator<DecideReexamination>
    {
        public Validator() => RuleFor(x => x.Result).IsCodeOf(CodeList.Of("reexaminationResult"), x => x.OccurredOn);
    }
}

public static class DecideReexaminationEndpoint
{
    public static ProblemDetails Validate(DecideReexamination command, SupervisionFile file, Today today) =>
        SupervisionProcedure.ReexaminationResult.Allows(file, command.OccurredOn, today);

    [WolverinePost("/api/v1/supervision-files/{id}/reexamination-result")]
    public static (Recorded, ReexaminationDecided) Post(DecideReexamination command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Result));
}
