namespace CaseTrack.Supervision.Handling;

/// <summary>问题整改完成. 业务口径.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Problem">标识.</param>
public sealed record SolveProblem(DateOnly OccurredOn, Guid Problem) : IDated
{
    public sealed class Validator : DatedValidator<SolveProblem>
    {
        public Validator() => RuleFor(x => x.Problem).NotEmpty();
    }
}

public static class SolveProblemEndpoint
{
    public static ProblemDetails Validate(SolveProblem command, SupervisionFile file, Today today) =>
        SupervisionProcedure.SolvedProblems.Allows(file, command.OccurredOn, today,
            (file.Dossier.StepOf<ProblemFound>(command.Problem) is not null, SupervisionRefusals.NoSuchProblem, "/problem"),
            file.Dossier.OnceOf<ProblemSolved>(command.Problem, "/problem"),
            file.Dossier.NotBefore<ProblemFound>(command.Problem, command.OccurredOn));

    [WolverinePost("/api/v1/supervision-files/{id}/solved-problems")]
    public static (Recorded, ProblemSolved) Post(SolveProblem command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Problem));
}
