namespace CaseTrack.Litigation;

/// <summary>登记生效裁判的履行. 行政诉讼法 §§94-96.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Content">履行内容.</param>
public sealed record PerformLawsuit(DateOnly OccurredOn, string Content) : IDated
{
    public sealed class Validator : DatedValidator<PerformLawsuit>
    {
        public Validator()
        {
            RuleFor(x => x.Content).NotEmpty().MaximumLength(1000);
        }
    }
}

public static class PerformLawsuitEndpoint
{
    public static ProblemDetails Validate(PerformLawsuit command, AdministrativeLawsuit lawsuit, Today today) => Rules.Require(
        (!lawsuit.Voided, LawsuitRefusals.Voided),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= lawsuit.ReceivedOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"),
        (lawsuit.IsLost && lawsuit.PerformedOn is null, LawsuitRefusals.NotLost),
        (lawsuit.JudgedOn is null || command.OccurredOn >= lawsuit.JudgedOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>登记生效裁判的履行.</summary>
    [WolverinePost("/api/v1/administrative-lawsuits/{id}/performance")]
    public static (Recorded, LawsuitPerformed) Post(PerformLawsuit command, [WriteAggregate] AdministrativeLawsuit lawsuit) =>
        (Recorded.After(lawsuit), new(command.OccurredOn, command.Content));
}
