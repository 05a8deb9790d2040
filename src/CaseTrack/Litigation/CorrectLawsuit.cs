namespace CaseTrack.Litigation;

/// <summary>更正应诉案件. What is absent stays.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Reason">更正理由.</param>
/// <param name="ReceivedOn">收到日.</param>
/// <param name="JudgedOn">裁判日.</param>
/// <param name="Outcome">裁判结果, code list <c>courtOutcome</c>.</param>
/// <param name="CourtNumber">法院案号.</param>
public sealed record CorrectLawsuit(
    DateOnly OccurredOn, string Reason, DateOnly? ReceivedOn = null, DateOnly? JudgedOn = null, string? Outcome = null, string? CourtNumber = null) : IDated
{
    public sealed class Validator : DatedValidator<CorrectLawsuit>
    {
        public Validator()
        {
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
            RuleFor(x => x.ReceivedOn!.Value).IsBusinessDate().When(x => x.ReceivedOn is not null).OverridePropertyName(nameof(ReceivedOn));
            RuleFor(x => x.JudgedOn!.Value).IsBusinessDate().When(x => x.JudgedOn is not null).OverridePropertyName(nameof(JudgedOn));
            RuleFor(x => x.Outcome!).IsCodeOf(CodeList.Of("courtOutcome"), x => x.OccurredOn).When(x => x.Outcome is not null);
            RuleFor(x => x.CourtNumber).NotEmpty().MaximumLength(100).When(x => x.CourtNumber is not null);
        }
    }

    public LawsuitCorrected Event() => new(OccurredOn, Reason, ReceivedOn, JudgedOn, Outcome, CourtNumber);
}

public static class CorrectLawsuitEndpoint
{
    public static ProblemDetails Validate(CorrectLawsuit command, AdministrativeLawsuit lawsuit, Today today) => Rules.Require(
        (!lawsuit.Voided, LawsuitRefusals.Voided),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.ReceivedOn is not null || command.JudgedOn is not null || command.Outcome is not null || command.CourtNumber is not null, LawsuitRefusals.NothingCorrected),
        (command.ReceivedOn is null || command.ReceivedOn <= today.Date, CommonRefusals.FutureDate, "/receivedOn"),
        (command.JudgedOn is null || command.JudgedOn <= today.Date, CommonRefusals.FutureDate, "/judgedOn"),
        (lawsuit.JudgedOn is not null || (command.JudgedOn is null && command.Outcome is null), LawsuitRefusals.NotJudged, "/judgedOn"),
        (lawsuit.With(command.Event()).IsInOrder, LawsuitRefusals.OutOfOrder));

    /// <summary>更正应诉案件: as if it had been entered like this.</summary>
    [WolverinePost("/api/v1/administrative-lawsuits/{id}/corrections")]
    public static (Recorded, LawsuitCorrected) Post(CorrectLawsuit command, [WriteAggregate] AdministrativeLawsuit lawsuit) => (Recorded.After(lawsuit), command.Event());
}
