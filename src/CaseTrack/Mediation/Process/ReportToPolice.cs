namespace CaseTrack.Mediation.Process;

/// <summary>报告公安. 人民调解法 §25.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Reason">事由, code list <c>policeReportReason</c>.</param>
/// <param name="Addressee">报告对象.</param>
/// <param name="Reference">标识, to be told from another of the same day.</param>
public sealed record ReportToPolice(DateOnly OccurredOn, string Reason, string Addressee, Guid? Reference = null) : IDated
{
    public sealed class Validator : DatedValidator<ReportToPolice>
    {
        public Validator()
        {
            RuleFor(x => x.Reason).IsCodeOf(CodeList.Of("policeReportReason"), x => x.OccurredOn);
            RuleFor(x => x.Addressee).NotEmpty().MaximumLength(100);
        }
    }
}

public static class ReportToPoliceEndpoint
{
    public static ProblemDetails Validate(ReportToPolice command, MediationCase mediation, Today today) =>
        MediationProcedure.PoliceReport.Allows(mediation, command.OccurredOn, today,
            mediation.Dossier.OnceADay<PoliceInformed>(command.OccurredOn, command.Reference, command.Reason));

    /// <summary>报告公安.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/police-report")]
    public static (Recorded, PoliceInformed) Post(ReportToPolice command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Reason, command.Addressee, command.Reference));
}
