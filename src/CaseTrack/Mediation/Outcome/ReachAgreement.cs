using CaseTrack.Law;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace CaseTrack.Mediation.Outcome;

/// <summary>达成协议. 人民调解法 §§28-30.</summary>
/// <param name="OccurredOn">生效日: an oral agreement takes effect when reached, a written one when signed and sealed.</param>
/// <param name="Form">口头或书面.</param>
/// <param name="AmountYuan">协议涉及金额, yuan; absent if no money is involved.</param>
public sealed record ReachAgreement(DateOnly OccurredOn, AgreementForm Form, decimal? AmountYuan = null)
{
    public sealed class Validator : AbstractValidator<ReachAgreement>
    {
        public Validator()
        {
            RuleFor(x => x.OccurredOn).IsBusinessDate();
            RuleFor(x => x.Form).IsInEnum();
            RuleFor(x => x.AmountYuan).GreaterThan(0).PrecisionScale(14, 2, true);
        }
    }
}

public static class ReachAgreementEndpoint
{
    public static ProblemDetails Validate(ReachAgreement command, MediationCase mediation, Today today) => Rules.Require(
        (mediation.Stage is MediationStage.Accepted, MediationRefusals.NotInMediation),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= (mediation.LinkedOn ?? mediation.AcceptedOn), CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>达成协议: the dispute is settled, orally or in writing.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/agreement")]
    public static (Recorded, AgreementReached) Post(ReachAgreement command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Form, command.AmountYuan));
}
