namespace CaseTrack.Supervision.Handling;

/// <summary>发现问题. 业务口径.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Problem">标识.</param>
/// <param name="ProblemKind">类型, code list <c>problemKind</c>.</param>
/// <param name="Provision">违反的条款.</param>
/// <param name="Description">描述.</param>
public sealed record RecordProblem(DateOnly OccurredOn, Guid Problem, string ProblemKind, string Provision, string Description) : IDated
{
    public sealed class Validator : DatedValidator<RecordProblem>
    {
        public Validator()
        {
            RuleFor(x => x.Problem).NotEmpty();
            RuleFor(x => x.ProblemKind).IsCodeOf(CodeList.Of("problemKind"), x => x.OccurredOn);
            RuleFor(x => x.Provision).NotEmpty().MaximumLength(200);
            RuleFor(x => x.Description).NotEmpty().MaximumLength(1000);
        }
    }
}

public static class RecordProblemEndpoint
{
    public static ProblemDetails Validate(RecordProblem command, SupervisionFile file, Today today) =>
        SupervisionProcedure.Problems.Allows(file, command.OccurredOn, today,
            file.Dossier.OnceOf<ProblemFound>(command.Problem, "/problem"));

    [WolverinePost("/api/v1/supervision-files/{id}/problems")]
    public static (Recorded, ProblemFound) Post(RecordProblem command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Problem, command.ProblemKind, command.Provision, command.Description));
}
