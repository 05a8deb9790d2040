using CaseTrack.Clocks;
using CaseTrack.Terms;
using Marten;

namespace CaseTrack.Supervision.Handling;

/// <summary>申请复查. 业务设置；重庆市行政执法监督条例 §21.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Grounds">理由.</param>
public sealed record RequestReexamination(DateOnly OccurredOn, string Grounds) : IDated
{
    public sealed class Validator : DatedValidator<RequestReexamination>
    {
        public Validator() => RuleFor(x => x.Grounds).NotEmpty().MaximumLength(1000);
    }
}

public static class RequestReexaminationEndpoint
{
    public static Task<Rulebook> LoadAsync(IQuerySession session, TermRules rules, CancellationToken token) =>
        session.RulebookAsync(rules, token);

    public static ProblemDetails Validate(RequestReexamination command, SupervisionFile file, Rulebook rulebook, Today today) =>
        SupervisionProcedure.ReexaminationRequest.Allows(file, command.OccurredOn, today,
            (rulebook.IsInTime(file, TermCode.SupervisionReexaminationWindow, command.OccurredOn), SupervisionRefusals.ReexaminationTooLate,
            "/occurredOn"));

    [WolverinePost("/api/v1/supervision-files/{id}/reexamination-request")]
    public static (Recorded, ReexaminationRequested) Post(RequestReexamination command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Grounds));
}
