using CaseTrack.Law;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace CaseTrack.Mediation.Process;

/// <summary>启动三级联动: district, street and community work on the dispute together.</summary>
/// <param name="OccurredOn">The day the second level joined.</param>
/// <param name="Levels">The levels that take part, at least two.</param>
public sealed record StartLinkage(DateOnly OccurredOn, IReadOnlyList<LinkageLevel> Levels)
{
    public sealed class Validator : AbstractValidator<StartLinkage>
    {
        public Validator()
        {
            RuleFor(x => x.OccurredOn).IsBusinessDate();
            RuleFor(x => x.Levels).NotNull().Must(levels => levels is not null && levels.Distinct().Count() >= 2 && levels.Distinct().Count() == levels.Count)
                .WithErrorCode("linkage-levels");
            RuleForEach(x => x.Levels).IsInEnum();
        }
    }
}

public static class StartLinkageEndpoint
{
    public static ProblemDetails Validate(StartLinkage command, MediationCase mediation, Today today) => Rules.Require(
        (mediation.Stage is MediationStage.Accepted, MediationRefusals.NotInMediation),
        (mediation.LinkedOn is null, MediationRefusals.AlreadyLinked),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= mediation.AcceptedOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>启动三级联动.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/linkage")]
    public static (Recorded, LinkageStarted) Post(StartLinkage command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Levels));
}
