using CaseTrack.Law;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace CaseTrack.Supervision.Handling;

/// <summary>制发监督文书. 行政执法监督条例.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Instrument">文书, code list <c>supervisionInstrument</c>.</param>
public sealed record IssueInstrument(DateOnly OccurredOn, string Instrument)
{
    public sealed class Validator : AbstractValidator<IssueInstrument>
    {
        public Validator()
        {
            RuleFor(x => x.OccurredOn).IsBusinessDate();
            RuleFor(x => x.Instrument).IsCodeOf(CodeList.SupervisionInstruments, x => x.OccurredOn);
        }
    }
}

public static class IssueInstrumentEndpoint
{
    public static ProblemDetails Validate(IssueInstrument command, SupervisionFile file, Today today) => Rules.Require(
        (file.Stage is SupervisionStage.Opened or SupervisionStage.Instructed, SupervisionRefusals.NotOpen),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= (file.InstructedOn ?? file.OpenedOn), CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>制发通知书、意见书或决定书; may be repeated.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/instruments")]
    public static (Recorded, InstrumentIssued) Post(IssueInstrument command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Instrument));
}
