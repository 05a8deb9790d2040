namespace CaseTrack.Litigation;

/// <summary>登记裁判结果. 行政诉讼法 §§69-78.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Outcome">结果, code list <c>courtOutcome</c>.</param>
public sealed record JudgeLawsuit(DateOnly OccurredOn, string Outcome) : IDated
{
    public sealed class Validator : DatedValidator<JudgeLawsuit>
    {
        public Validator()
        {
            RuleFor(x => x.Outcome).IsCodeOf(CodeList.Of("courtOutcome"), x => x.OccurredOn);
        }
    }
}

public static class JudgeLawsuitEndpoint
{
    public static ProblemDetails Validate(JudgeLawsuit command, AdministrativeLawsuit lawsuit, Today today) => Rules.Require(
        (!lawsuit.Voided, LawsuitRefusals.Voided),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= lawsuit.ReceivedOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"),
        (lawsuit.JudgedOn is null, LawsuitRefusals.Judged),
        (lawsuit.Hearings.All(x => x.On <= command.OccurredOn), CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>登记裁判结果.</summary>
    [WolverinePost("/api/v1/administrative-lawsuits/{id}/judgment")]
    public static (Recorded, LawsuitJudged) Post(JudgeLawsuit command, [WriteAggregate] AdministrativeLawsuit lawsuit) =>
        (Recorded.After(lawsuit), new(command.OccurredOn, command.Outcome));
}
