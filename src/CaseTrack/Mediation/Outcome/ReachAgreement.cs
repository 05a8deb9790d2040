namespace CaseTrack.Mediation.Outcome;

/// <summary>达成协议. 人民调解法 §§28-30.</summary>
/// <param name="OccurredOn">生效日: an oral agreement takes effect when reached, a written one when signed and sealed.</param>
/// <param name="Form">口头或书面.</param>
/// <param name="AmountYuan">协议涉及金额, yuan; absent if no money is involved.</param>
/// <param name="Content">协议内容, required of a written agreement.</param>
/// <param name="PerformBy">履行期限.</param>
/// <param name="PerformedAtOnce">即时履行.</param>
public sealed record ReachAgreement(
    DateOnly OccurredOn, AgreementForm Form, decimal? AmountYuan = null, AgreementContent? Content = null, DateOnly? PerformBy = null,
    bool PerformedAtOnce = false) : IDated
{
    public sealed class Validator : DatedValidator<ReachAgreement>
    {
        public Validator()
        {
            RuleFor(x => x.Form).IsInEnum();
            RuleFor(x => x.AmountYuan).GreaterThan(0).PrecisionScale(14, 2, true);
            When(x => x.Content is not null, () =>
            {
                RuleFor(x => x.Content!.Facts).NotEmpty().MaximumLength(4000);
                RuleFor(x => x.Content!.Terms).NotEmpty().MaximumLength(4000);
                RuleFor(x => x.Content!.Manner).NotEmpty().MaximumLength(500);
            });
        }
    }
}

public static class ReachAgreementEndpoint
{
    public static ProblemDetails Validate(ReachAgreement command, MediationCase mediation, Today today) =>
        MediationProcedure.Agreement.Allows(mediation, command.OccurredOn, today,
            (command.Form is not AgreementForm.Written || command.Content is { Signed: true }, MediationRefusals.WrittenNeedsContent, "/content"),
            (command.PerformBy is null || command.PerformBy >= command.OccurredOn, MediationRefusals.PerformByBeforeAgreement, "/performBy"),
            (!command.PerformedAtOnce || command.PerformBy is null || command.PerformBy == command.OccurredOn, MediationRefusals.PerformedAndYetToPerform, "/performBy"),
            (mediation.LinkedOn is null || command.OccurredOn >= mediation.LinkedOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>达成协议: the dispute is settled, orally or in writing.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/agreement")]
    public static (Recorded, AgreementReached) Post(ReachAgreement command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Form, command.AmountYuan, command.Content, command.PerformBy, command.PerformedAtOnce));
}
