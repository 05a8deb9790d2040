namespace CaseTrack.Litigation;

/// <summary>登记对建议的反馈. 行政诉讼法 §66.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Advice">所反馈的建议: its id.</param>
/// <param name="Answer">反馈内容.</param>
public sealed record AnswerLawsuitAdvice(DateOnly OccurredOn, Guid Advice, string Answer) : IDated
{
    public sealed class Validator : DatedValidator<AnswerLawsuitAdvice>
    {
        public Validator()
        {
            RuleFor(x => x.Advice).NotEmpty();
            RuleFor(x => x.Answer).NotEmpty().MaximumLength(1000);
        }
    }
}

public static class AnswerLawsuitAdviceEndpoint
{
    public static ProblemDetails Validate(AnswerLawsuitAdvice command, AdministrativeLawsuit lawsuit, Today today) => Rules.Require(
        (!lawsuit.Voided, LawsuitRefusals.Voided),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= lawsuit.ReceivedOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"),
        (lawsuit.Advices.Any(x => x.Id == command.Advice && x.AnsweredOn is null && x.ReceivedOn <= command.OccurredOn),
        LawsuitRefusals.NoSuchAdvice, "/advice"));

    /// <summary>登记对建议的反馈.</summary>
    [WolverinePost("/api/v1/administrative-lawsuits/{id}/advice-answers")]
    public static (Recorded, LawsuitAdviceAnswered) Post(AnswerLawsuitAdvice command, [WriteAggregate] AdministrativeLawsuit lawsuit) =>
        (Recorded.After(lawsuit), new(command.OccurredOn, command.Advice, command.Answer));
}
