namespace CaseTrack.Supervision.Outcome;

/// <summary>撤案. 业务口径.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Reason">理由.</param>
/// <param name="ApprovedBy">批准人.</param>
public sealed record WithdrawFile(DateOnly OccurredOn, string Reason, string ApprovedBy) : IDated
{
    public sealed class Validator : DatedValidator<WithdrawFile>
    {
        public Validator()
        {
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
            RuleFor(x => x.ApprovedBy).NotEmpty().MaximumLength(100);
        }
    }
}

public static class WithdrawFileEndpoint
{
    public static ProblemDetails Validate(WithdrawFile command, SupervisionFile file, Today today) =>
        SupervisionProcedure.Withdrawal.Allows(file, command.OccurredOn, today);

    [WolverinePost("/api/v1/supervision-files/{id}/withdrawal")]
    public static (Recorded, SupervisionWithdrawn) Post(WithdrawFile command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Reason, command.ApprovedBy));
}
