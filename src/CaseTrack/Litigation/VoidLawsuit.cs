namespace CaseTrack.Litigation;

/// <summary>作废应诉案件.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Reason">理由.</param>
public sealed record VoidLawsuit(DateOnly OccurredOn, string Reason) : IDated
{
    public sealed class Validator : DatedValidator<VoidLawsuit>
    {
        public Validator()
        {
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
        }
    }
}

public static class VoidLawsuitEndpoint
{
    public static ProblemDetails Validate(VoidLawsuit command, AdministrativeLawsuit lawsuit, Today today) => Rules.Require(
        (!lawsuit.Voided, LawsuitRefusals.Voided),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= lawsuit.ReceivedOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>作废应诉案件: it counts nowhere.</summary>
    [WolverinePost("/api/v1/administrative-lawsuits/{id}/voiding")]
    public static (Recorded, LawsuitVoided) Post(VoidLawsuit command, [WriteAggregate] AdministrativeLawsuit lawsuit) =>
        (Recorded.After(lawsuit), new(command.OccurredOn, command.Reason));
}
