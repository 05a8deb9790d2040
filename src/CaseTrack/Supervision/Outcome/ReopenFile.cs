namespace CaseTrack.Supervision.Outcome;

/// <summary>重启. 业务口径.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Facts">新事实.</param>
/// <param name="ApprovedBy">批准人.</param>
public sealed record ReopenFile(DateOnly OccurredOn, string Facts, string ApprovedBy) : IDated, Access.IApproved
{
    public sealed class Validator : DatedValidator<ReopenFile>
    {
        public Validator()
        {
            RuleFor(x => x.Facts).NotEmpty().MaximumLength(1000);
            RuleFor(x => x.ApprovedBy).NotEmpty().MaximumLength(100);
        }
    }
}

public static class ReopenFileEndpoint
{
    public static ProblemDetails Validate(ReopenFile command, SupervisionFile file, Today today) =>
        SupervisionProcedure.Reopening.Allows(file, command.OccurredOn, today);

    [WolverinePost("/api/v1/supervision-files/{id}/reopening")]
    public static (Recorded, SupervisionReopened) Post(ReopenFile command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Facts, command.ApprovedBy));
}
