using CaseTrack.Law;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace CaseTrack.Supervision.Outcome;

/// <summary>移交.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Target">移交对象, code list <c>handOverTarget</c>.</param>
public sealed record HandOverFile(DateOnly OccurredOn, string Target)
{
    public sealed class Validator : AbstractValidator<HandOverFile>
    {
        public Validator()
        {
            RuleFor(x => x.OccurredOn).IsBusinessDate();
            RuleFor(x => x.Target).IsCodeOf(CodeList.HandOverTargets, x => x.OccurredOn);
        }
    }
}

public static class HandOverFileEndpoint
{
    public static ProblemDetails Validate(HandOverFile command, SupervisionFile file, Today today) => Rules.Require(
        (file.Stage is SupervisionStage.Opened or SupervisionStage.Instructed, SupervisionRefusals.NotOpen),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= (file.InstructedOn ?? file.OpenedOn), CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>移交其他机关.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/hand-over")]
    public static (Recorded, SupervisionHandedOver) Post(HandOverFile command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Target));
}
