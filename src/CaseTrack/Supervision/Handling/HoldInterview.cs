namespace CaseTrack.Supervision.Handling;

/// <summary>约谈. 行政执法监督条例（国务院令第825号）；业务口径.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Subject">约谈事由.</param>
/// <param name="Reference">标识, to be told from another of the same day.</param>
public sealed record HoldInterview(DateOnly OccurredOn, string Subject, Guid? Reference = null) : IDated
{
    public sealed class Validator : DatedValidator<HoldInterview>
    {
        public Validator() => RuleFor(x => x.Subject).NotEmpty().MaximumLength(300);
    }
}

public static class HoldInterviewEndpoint
{
    public static ProblemDetails Validate(HoldInterview command, SupervisionFile file, Today today) =>
        SupervisionProcedure.Interviews.Allows(file, command.OccurredOn, today,
            file.Dossier.OnceADay<InterviewHeld>(command.OccurredOn, command.Reference));

    [WolverinePost("/api/v1/supervision-files/{id}/interviews")]
    public static (Recorded, InterviewHeld) Post(HoldInterview command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Subject, command.Reference));
}
