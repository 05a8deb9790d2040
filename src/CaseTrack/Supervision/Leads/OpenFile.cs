using CaseTrack.Law;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace CaseTrack.Supervision.Leads;

/// <summary>立案.</summary>
/// <param name="OccurredOn">业务日期.</param>
public sealed record OpenFile(DateOnly OccurredOn)
{
    public sealed class Validator : AbstractValidator<OpenFile>
    {
        public Validator() => RuleFor(x => x.OccurredOn).IsBusinessDate();
    }
}

public static class OpenFileEndpoint
{
    public static ProblemDetails Validate(OpenFile command, SupervisionFile file, Today today) => Rules.Require(
        (file.Stage is SupervisionStage.Lead, SupervisionRefusals.NotALead),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= file.LeadOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>立案: the lead becomes a file.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/opening")]
    public static (Recorded, SupervisionFileOpened) Post(OpenFile command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn));
}
