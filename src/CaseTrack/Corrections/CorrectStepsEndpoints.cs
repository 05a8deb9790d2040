using CaseTrack.Access;
using CaseTrack.Mediation;
using CaseTrack.Review;
using CaseTrack.Supervision;
using CaseTrack.Terms;
using Marten;

namespace CaseTrack.Corrections;

/// <summary>The decision on a correction of steps, whatever the kind of case.</summary>
public static class CorrectStepsEndpoints
{
    public static ProblemDetails Judge<TRecord>(CorrectSteps command, TRecord record, bool live, RecordedHistory<TRecord> history, Approver approver, Today today) where TRecord : class, ICaseRecord<TRecord>
    {
        if (Rules.Require((live, Parties.PartyRefusals.RecordVoided), (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn")) is RefusalProblem no)
        {
            return no;
        }

        var (steps, problem) = history.Corrected(command.Steps);
        if (problem is not null)
        {
            return problem;
        }

        var (inTheWay, verdict) = history.Judge(record.Id, steps);
        return Rules.Require(
            (inTheWay is null, inTheWay ?? CommonRefusals.NothingToCorrect, "/steps"),
            (approver.MayRelease || !history.MovesReleasedYear(record, verdict.Record), AccessRefusals.ReleasedYearNeedsApproval, "/approvedBy"));
    }

    public static HistoryCorrected<TRecord> Correct<TRecord>(CorrectSteps command, TRecord record, RecordedHistory<TRecord> history) where TRecord : class, ICaseRecord<TRecord>
    {
        var (steps, _) = history.Corrected(command.Steps);
        return new(command.OccurredOn, command.Reason, command.ApprovedBy,
            [.. command.Steps.Select(x => new StepChange(x.Version,
                x.Event ?? EventName.Of(history.Steps.First(y => y.Version == x.Version).Event), x.OccurredOn, x.Struck, x.Values))],
            [.. history.Judge(record.Id, steps).Verdict.Steps.Select(x => TrueStep.Of(x.Event, x.Version))]);
    }
}

public static class CorrectMediationStepsEndpoint
{
    public static Task<RecordedHistory<MediationCase>> LoadAsync(MediationCase mediation, IQuerySession session, TermRules rules, TimeProvider clock, CancellationToken token) =>
        session.HistoryAsync<MediationCase>(mediation.Id, rules, clock, token);

    public static ProblemDetails Validate(CorrectSteps command, MediationCase mediation, RecordedHistory<MediationCase> history, Approver approver, Today today) =>
        CorrectStepsEndpoints.Judge(command, mediation, mediation.Stage is not (MediationStage.Voided or MediationStage.Merged), history, approver, today);

    /// <summary>更正调解案件的办理经过: the record, its terms and the figures follow.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/step-corrections")]
    public static (Recorded, HistoryCorrected<MediationCase>) Post(CorrectSteps command, [WriteAggregate] MediationCase mediation, RecordedHistory<MediationCase> history) =>
        (Recorded.After(mediation), CorrectStepsEndpoints.Correct(command, mediation, history));
}

public static class CorrectReviewStepsEndpoint
{
    public static Task<RecordedHistory<ReviewApplication>> LoadAsync(ReviewApplication review, IQuerySession session, TermRules rules, TimeProvider clock, CancellationToken token) =>
        session.HistoryAsync<ReviewApplication>(review.Id, rules, clock, token);

    public static ProblemDetails Validate(CorrectSteps command, ReviewApplication review, RecordedHistory<ReviewApplication> history, Approver approver, Today today) =>
        CorrectStepsEndpoints.Judge(command, review, review.Stage is not ReviewStage.Voided, history, approver, today);

    /// <summary>更正复议申请的办理经过: the record, its terms and the figures follow.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/step-corrections")]
    public static (Recorded, HistoryCorrected<ReviewApplication>) Post(CorrectSteps command, [WriteAggregate] ReviewApplication review, RecordedHistory<ReviewApplication> history) =>
        (Recorded.After(review), CorrectStepsEndpoints.Correct(command, review, history));
}

public static class CorrectSupervisionStepsEndpoint
{
    public static Task<RecordedHistory<SupervisionFile>> LoadAsync(SupervisionFile file, IQuerySession session, TermRules rules, TimeProvider clock, CancellationToken token) =>
        session.HistoryAsync<SupervisionFile>(file.Id, rules, clock, token);

    public static ProblemDetails Validate(CorrectSteps command, SupervisionFile file, RecordedHistory<SupervisionFile> history, Approver approver, Today today) =>
        CorrectStepsEndpoints.Judge(command, file, file.Stage is not SupervisionStage.Voided, history, approver, today);

    /// <summary>更正监督案件的办理经过: the record, its terms and the figures follow.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/step-corrections")]
    public static (Recorded, HistoryCorrected<SupervisionFile>) Post(CorrectSteps command, [WriteAggregate] SupervisionFile file, RecordedHistory<SupervisionFile> history) =>
        (Recorded.After(file), CorrectStepsEndpoints.Correct(command, file, history));
}
