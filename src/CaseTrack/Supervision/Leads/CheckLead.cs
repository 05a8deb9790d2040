namespace CaseTrack.Supervision.Leads;

/// <summary>核查. 行政执法监督条例（国务院令第825号）；业务口径.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Finding">核查情况，不含提供人信息: nothing about who gave the lead.</param>
/// <param name="Reference">标识, to be told from another of the same day.</param>
public sealed record CheckLead(DateOnly OccurredOn, string Finding, Guid? Reference = null) : IDated
{
    public sealed class Validator : DatedValidator<CheckLead>
    {
        public Validator() => RuleFor(x => x.Finding).NotEmpty().MaximumLength(1000);
    }
}

public static class CheckLeadEndpoint
{
    public static ProblemDetails Validate(CheckLead command, SupervisionFile file, Today today) =>
        SupervisionProcedure.Check.Allows(file, command.OccurredOn, today,
            file.Dossier.OnceADay<LeadChecked>(command.OccurredOn, command.Reference));

    [WolverinePost("/api/v1/supervision-files/{id}/check")]
    public static (Recorded, LeadChecked) Post(CheckLead command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Finding, command.Reference));
}
