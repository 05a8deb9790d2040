using CaseTrack.Procedures;

namespace CaseTrack.Supervision.Outcome;

/// <summary>更正. 更正规则: says what should have been recorded, why, and who approved it.</summary>
/// <param name="OccurredOn">The day of the correction.</param>
/// <param name="Reason">Why, in words; no personal data.</param>
/// <param name="ApprovedBy">Who approved it: an account, not a party.</param>
/// <param name="Corrected">The new values; what is absent stays.</param>
public sealed record CorrectSupervision(DateOnly OccurredOn, string Reason, string ApprovedBy, SupervisionCorrections Corrected)
    : ICorrectsFields, IDated
{
    IEnumerable<(string Event, DateOnly? On)> ICorrectsFields.Moves => Corrected.Moves;

    object ICorrectsFields.After(object record) => ((SupervisionFile)record).With(Corrected);

    public sealed class Validator : DatedValidator<CorrectSupervision>
    {
        public Validator()
        {
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
            RuleFor(x => x.ApprovedBy).NotEmpty().MaximumLength(100);
            RuleFor(x => x.Corrected).NotNull();
            When(x => x.Corrected is not null, () =>
            {
                RuleFor(x => x.Corrected.Source!).IsCodeOf(CodeList.LeadSources, x => x.OccurredOn)
                    .When(x => x.Corrected.Source is not null);
                RuleFor(x => x.Corrected.Field!).IsCodeOf(CodeList.AdministrativeFields, x => x.OccurredOn)
                    .When(x => x.Corrected.Field is not null);
                RuleFor(x => x.Corrected.Target!).IsCodeOf(CodeList.HandOverTargets, x => x.OccurredOn)
                    .When(x => x.Corrected.Target is not null);
            });
        }
    }
}

public static class CorrectSupervisionEndpoint
{
    public static ProblemDetails Validate(CorrectSupervision command, SupervisionFile file, Today today)
    {
        var after = file.With(command.Corrected);
        return SupervisionProcedure.Corrections.Allows(file, command.OccurredOn, today,
            (TouchesOnlyStepsTaken(file, command.Corrected), CommonRefusals.StepNotTaken, "/corrected"),
            (after != file, CommonRefusals.NothingToCorrect, "/corrected"),
            (ProcedureOrder.Holds(today, [after.LeadOn, after.OpenedOn, .. after.Instruments.Select(x => (DateOnly?)x.From),
                after.RectifiedOn ?? after.HandedOverOn ?? after.NotEstablishedOn, after.ClosedOn]), CommonRefusals.DatesOutOfOrder,
                "/corrected"));
    }

    /// <summary>更正: the figures follow, the events before it stay as they were.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/corrections")]
    public static (Recorded, SupervisionCorrected) Post(CorrectSupervision command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Reason, command.ApprovedBy, command.Corrected));

    private static bool TouchesOnlyStepsTaken(SupervisionFile file, SupervisionCorrections wanted) =>
        (wanted.OpenedOn is null || file.OpenedOn is not null)
        && (wanted.RectifiedOn is null || file.RectifiedOn is not null)
        && (wanted.HandedOverOn is null || file.HandedOverOn is not null)
        && (wanted.Target is null || file.HandedOverOn is not null)
        && (wanted.NotEstablishedOn is null || file.NotEstablishedOn is not null)
        && (wanted.ClosedOn is null || file.ClosedOn is not null);
}
