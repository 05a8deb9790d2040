namespace CaseTrack.Litigation;

/// <summary>行政败诉报告. 行政败诉报告制度.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Cause">败诉原因.</param>
/// <param name="Measures">整改措施.</param>
/// <param name="ReportedTo">报告对象.</param>
public sealed record ReportLawsuitDefeat(DateOnly OccurredOn, string Cause, string Measures, string ReportedTo) : IDated
{
    public sealed class Validator : DatedValidator<ReportLawsuitDefeat>
    {
        public Validator()
        {
            RuleFor(x => x.Cause).NotEmpty().MaximumLength(1000);
            RuleFor(x => x.Measures).NotEmpty().MaximumLength(1000);
            RuleFor(x => x.ReportedTo).NotEmpty().MaximumLength(100);
        }
    }
}

public static class ReportLawsuitDefeatEndpoint
{
    public static ProblemDetails Validate(ReportLawsuitDefeat command, AdministrativeLawsuit lawsuit, Today today) => Rules.Require(
        (!lawsuit.Voided, LawsuitRefusals.Voided),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= lawsuit.ReceivedOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"),
        (lawsuit.IsLost && lawsuit.DefeatReportedOn is null, LawsuitRefusals.NotLost),
        (lawsuit.JudgedOn is null || command.OccurredOn >= lawsuit.JudgedOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>行政败诉报告.</summary>
    [WolverinePost("/api/v1/administrative-lawsuits/{id}/defeat-report")]
    public static (Recorded, LawsuitDefeatReported) Post(ReportLawsuitDefeat command, [WriteAggregate] AdministrativeLawsuit lawsuit) =>
        (Recorded.After(lawsuit), new(command.OccurredOn, command.Cause, command.Measures, command.ReportedTo));
}
