using CaseTrack.Law;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace CaseTrack.Supervision.Outcome;

/// <summary>作废: a duplicate or a record made by mistake.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Reason">Why, in words; no personal data.</param>
public sealed record VoidSupervision(DateOnly OccurredOn, string Reason)
{
    public sealed class Validator : AbstractValidator<VoidSupervision>
    {
        public Validator()
        {
            RuleFor(x => x.OccurredOn).IsBusinessDate();
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
        }
    }
}

public static class VoidSupervisionEndpoint
{
    public static ProblemDetails Validate(VoidSupervision command, SupervisionFile file, Today today) => Rules.Require(
        (file.Stage is not SupervisionStage.Voided, SupervisionRefusals.Voided),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= file.LeadOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>作废: the record leaves every figure, its history stays.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/voiding")]
    public static (Recorded, SupervisionVoided) Post(VoidSupervision command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Reason));
}
