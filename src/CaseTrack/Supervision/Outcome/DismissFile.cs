using CaseTrack.Law;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace CaseTrack.Supervision.Outcome;

/// <summary>不成立.</summary>
/// <param name="OccurredOn">业务日期.</param>
public sealed record DismissFile(DateOnly OccurredOn)
{
    public sealed class Validator : AbstractValidator<DismissFile>
    {
        public Validator() => RuleFor(x => x.OccurredOn).IsBusinessDate();
    }
}

public static class DismissFileEndpoint
{
    public static ProblemDetails Validate(DismissFile command, SupervisionFile file, Today today) => Rules.Require(
        (file.Stage is SupervisionStage.Lead or SupervisionStage.Opened or SupervisionStage.Instructed, SupervisionRefusals.NotOpen),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= (file.InstructedOn ?? file.OpenedOn ?? file.LeadOn), CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>不成立: the lead or the file shows no fault.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/dismissal")]
    public static (Recorded, SupervisionNotEstablished) Post(DismissFile command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn));
}
