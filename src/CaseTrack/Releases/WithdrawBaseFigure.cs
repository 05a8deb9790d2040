namespace CaseTrack.Releases;

/// <summary>撤销基期数.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Reason">理由.</param>
public sealed record WithdrawBaseFigure(DateOnly OccurredOn, string Reason) : IDated
{
    public sealed class Validator : DatedValidator<WithdrawBaseFigure>
    {
        public Validator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
    }
}

public static class WithdrawBaseFigureEndpoint
{
    private static readonly Refusal Withdrawn = new("base-figure.withdrawn", "该基期数已撤销", "The base figure has been withdrawn", "发布规则");

    public static ProblemDetails Validate(WithdrawBaseFigure command, BaseFigure figure, Today today) => Rules.Require(
        (figure.WithdrawnOn is null, Withdrawn),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"));

    /// <summary>撤销基期数: comparisons no longer quote it.</summary>
    [WolverinePost("/api/v1/base-figures/{id}/withdrawal")]
    public static (Recorded, BaseFigureWithdrawn) Post(WithdrawBaseFigure command, [WriteAggregate] BaseFigure figure) =>
        (Recorded.After(figure), new(command.OccurredOn, command.Reason));
}
