namespace CaseTrack.Litigation;

/// <summary>登记司法建议、检察建议. 行政诉讼法 §66.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Advice">标识, made by the client.</param>
/// <param name="Adviser">建议机关, code list <c>adviser</c>.</param>
/// <param name="Content">建议内容.</param>
public sealed record ReceiveLawsuitAdvice(DateOnly OccurredOn, Guid Advice, string Adviser, string Content) : IDated
{
    public sealed class Validator : DatedValidator<ReceiveLawsuitAdvice>
    {
        public Validator()
        {
            RuleFor(x => x.Advice).NotEmpty();
            RuleFor(x => x.Adviser).IsCodeOf(CodeList.Of("adviser"), x => x.OccurredOn);
            RuleFor(x => x.Content).NotEmpty().MaximumLength(1000);
        }
    }
}

public static class ReceiveLawsuitAdviceEndpoint
{
    public static ProblemDetails Validate(ReceiveLawsuitAdvice command, AdministrativeLawsuit lawsuit, Today today) => Rules.Require(
        (!lawsuit.Voided, LawsuitRefusals.Voided),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= lawsuit.ReceivedOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"),
        (lawsuit.Advices.All(x => x.Id != command.Advice), LawsuitRefusals.AdviceKnown, "/advice"));

    /// <summary>登记司法建议、检察建议.</summary>
    [WolverinePost("/api/v1/administrative-lawsuits/{id}/advices")]
    public static (Recorded, LawsuitAdviceReceived) Post(ReceiveLawsuitAdvice command, [WriteAggregate] AdministrativeLawsuit lawsuit) =>
        (Recorded.After(lawsuit), new(command.OccurredOn, command.Advice, command.Adviser, command.Content));
}
