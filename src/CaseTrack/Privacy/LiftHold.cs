using CaseTrack.Http;
using CaseTrack.Parties;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Privacy;

/// <summary>解除法定保留.</summary>
public sealed record LiftHold(DateOnly OccurredOn, string Reason) : IDated
{
    public sealed class Validator : DatedValidator<LiftHold>
    {
        public Validator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
    }
}

public static class LiftHoldEndpoint
{
    public static async Task<HandledCase> LoadAsync(LiftHold command, LegalHold hold, HttpContext context, IQuerySession session, PartyVault vault, CancellationToken token)
    {
        await FreeText.CheckAboutAsync(command, hold.RecordKind, hold.RecordId, session, vault, token);
        return await HandledCase.FindAsync(hold.RecordKind, hold.RecordId, context, session, token);
    }

    public static ProblemDetails Validate(LiftHold command, LegalHold hold, HandledCase handled, Today today) => handled.Mine
        ? Rules.Require(
            (hold.LiftedOn is null, PrivacyRefusals.HoldOver),
            (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
            (command.OccurredOn >= hold.PlacedOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"))
        : new RefusalProblem(HttpRefusals.NotFound) { Status = 404 };

    /// <summary>解除法定保留.</summary>
    [WolverinePost("/api/v1/legal-holds/{id}/lifting")]
    public static (Recorded, HoldLifted) Post(LiftHold command, [WriteAggregate] LegalHold hold) => (Recorded.After(hold), new(command.OccurredOn, command.Reason));
}
