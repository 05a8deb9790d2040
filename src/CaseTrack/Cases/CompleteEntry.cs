using CaseTrack.Mediation;
using CaseTrack.Review;
using CaseTrack.Supervision;

namespace CaseTrack.Cases;

/// <summary>补录完成. A record that was entered after the fact is declared complete: once.</summary>
/// <param name="OccurredOn">业务日期.</param>
public sealed record CompleteEntry(DateOnly OccurredOn) : IDated
{
    public sealed class Validator : DatedValidator<CompleteEntry>;

    private static readonly Refusal NotUnderEntry = new("entry.not-open",
        "该记录不在补录中", "The record is not being entered after the fact", "补录规则");

    public ProblemDetails Check(Dossier dossier, Today today) => Rules.Require(
        (OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (dossier.UnderEntry, NotUnderEntry));
}

public static class CompleteMediationEntryEndpoint
{
    public static ProblemDetails Validate(CompleteEntry command, MediationCase mediation, Today today) =>
        command.Check(mediation.Dossier, today);

    /// <summary>调解案件补录完成: from now on time limits, reminders and entry signals look at it.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/entry-completion")]
    public static (Recorded, EntryCompleted<MediationCase>) Post(CompleteEntry command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn));
}

public static class CompleteReviewEntryEndpoint
{
    public static ProblemDetails Validate(CompleteEntry command, ReviewApplication review, Today today) =>
        command.Check(review.Dossier, today);

    /// <summary>复议申请补录完成: from now on time limits and reminders look at it.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/entry-completion")]
    public static (Recorded, EntryCompleted<ReviewApplication>) Post(CompleteEntry command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn));
}

public static class CompleteSupervisionEntryEndpoint
{
    public static ProblemDetails Validate(CompleteEntry command, SupervisionFile file, Today today) => command.Check(file.Dossier, today);

    /// <summary>监督案件补录完成: from now on time limits and reminders look at it.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/entry-completion")]
    public static (Recorded, EntryCompleted<SupervisionFile>) Post(CompleteEntry command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn));
}
