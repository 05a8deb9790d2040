using CaseTrack.Law;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace CaseTrack.Supervision.Outcome;

/// <summary>结案.</summary>
/// <param name="OccurredOn">业务日期.</param>
public sealed record CloseFile(DateOnly OccurredOn)
{
    public sealed class Validator : AbstractValidator<CloseFile>
    {
        public Validator() => RuleFor(x => x.OccurredOn).IsBusinessDate();
    }
}

public static class CloseFileEndpoint
{
    public static ProblemDetails Validate(CloseFile command, SupervisionFile file, Today today) => Rules.Require(
        (file.Stage is SupervisionStage.Rectified or SupervisionStage.HandedOver or SupervisionStage.NotEstablished, SupervisionRefusals.NothingToClose),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= (file.RectifiedOn ?? file.HandedOverOn ?? file.NotEstablishedOn), CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>结案.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/closing")]
    public static (Recorded, SupervisionClosed) Post(CloseFile command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn));
}
