namespace CaseTrack.Litigation;

/// <summary>登记开庭及负责人出庭. 行政诉讼法 §3；最高法司法解释(2018) §128.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Hearing">标识, made by the client.</param>
/// <param name="Attendance">负责人出庭情况, code list <c>courtAttendance</c>.</param>
/// <param name="Official">出庭人职务.</param>
public sealed record HoldLawsuitHearing(DateOnly OccurredOn, Guid Hearing, string Attendance, string? Official = null) : IDated
{
    public sealed class Validator : DatedValidator<HoldLawsuitHearing>
    {
        public Validator()
        {
            RuleFor(x => x.Hearing).NotEmpty();
            RuleFor(x => x.Attendance).IsCodeOf(CodeList.Of("courtAttendance"), x => x.OccurredOn);
            RuleFor(x => x.Official).MaximumLength(100);
        }
    }
}

public static class HoldLawsuitHearingEndpoint
{
    public static ProblemDetails Validate(HoldLawsuitHearing command, AdministrativeLawsuit lawsuit, Today today) => Rules.Require(
        (!lawsuit.Voided, LawsuitRefusals.Voided),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= lawsuit.ReceivedOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"),
        (lawsuit.JudgedOn is null, LawsuitRefusals.Judged),
        (lawsuit.Hearings.All(x => x.Id != command.Hearing && x.On != command.OccurredOn), LawsuitRefusals.SameHearing, "/hearing"));

    /// <summary>登记开庭及负责人出庭.</summary>
    [WolverinePost("/api/v1/administrative-lawsuits/{id}/hearings")]
    public static (Recorded, LawsuitHeard) Post(HoldLawsuitHearing command, [WriteAggregate] AdministrativeLawsuit lawsuit) =>
        (Recorded.After(lawsuit), new(command.OccurredOn, command.Hearing, command.Attendance, command.Official));
}
