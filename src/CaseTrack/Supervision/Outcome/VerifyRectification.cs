using CaseTrack.Law;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace CaseTrack.Supervision.Outcome;

/// <summary>整改完成（复核验收通过）.</summary>
/// <param name="OccurredOn">业务日期.</param>
public sealed record VerifyRectification(DateOnly OccurredOn)
{
    public sealed class Validator : AbstractValidator<VerifyRectification>
    {
        public Validator() => RuleFor(x => x.OccurredOn).IsBusinessDate();
    }
}

public static class VerifyRectificationEndpoint
{
    public static ProblemDetails Validate(VerifyRectification command, SupervisionFile file, Today today) => Rules.Require(
        (file.Stage is SupervisionStage.Instructed, SupervisionRefusals.NotInstructed),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= file.InstructedOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>整改完成.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/rectification")]
    public static (Recorded, RectificationVerified) Post(VerifyRectification command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn));
}
