namespace CaseTrack.Litigation;

/// <summary>变更承办人.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Officer">承办人.</param>
public sealed record ReassignLawsuit(DateOnly OccurredOn, string Officer) : IDated
{
    public sealed class Validator : DatedValidator<ReassignLawsuit>
    {
        public Validator()
        {
            RuleFor(x => x.Officer).NotEmpty().MaximumLength(100);
        }
    }
}

public static class ReassignLawsuitEndpoint
{
    public static ProblemDetails Validate(ReassignLawsuit command, AdministrativeLawsuit lawsuit, Today today) => Rules.Require(
        (!lawsuit.Voided, LawsuitRefusals.Voided),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= lawsuit.ReceivedOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>变更承办人.</summary>
    [WolverinePost("/api/v1/administrative-lawsuits/{id}/officer")]
    public static (Recorded, LawsuitReassigned) Post(ReassignLawsuit command, [WriteAggregate] AdministrativeLawsuit lawsuit) =>
        (Recorded.After(lawsuit), new(command.OccurredOn, command.Officer));
}
