using CaseTrack.Access;
using CaseTrack.Parties;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Privacy;

/// <summary>作法定保留.</summary>
/// <param name="Id">Made by the client (UUID v7).</param>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Kind">The kind of case.</param>
/// <param name="RecordId">The case.</param>
/// <param name="Basis">依据，不含个人信息: nothing about anybody.</param>
public sealed record PlaceHold(Guid Id, DateOnly OccurredOn, string Kind, Guid RecordId, string Basis) : IDated
{
    public sealed class Validator : DatedValidator<PlaceHold>
    {
        public Validator()
        {
            RuleFor(x => x.Id).NotEmpty();
            RuleFor(x => x.Kind).Must(x => AccessRules.CaseKinds.Any(y => y.Kind == x)).WithErrorCode("unknown-code");
            RuleFor(x => x.Basis).NotEmpty().MaximumLength(200);
        }
    }
}

public static class PlaceHoldEndpoint
{
    public static async Task<HandledCase> LoadAsync(
        PlaceHold command, HttpContext context, IQuerySession session, PartyVault vault, CancellationToken token)
    {
        var handled = await HandledCase.FindAsync(command.Kind, command.RecordId, context, session, token);
        if (handled.Mine)
        {
            await FreeText.CheckAboutAsync(command, command.Kind, command.RecordId, session, vault, token);
        }

        return handled;
    }

    public static ProblemDetails Validate(PlaceHold command, HandledCase handled, Today today) => Rules.Require(
        (handled.Mine, PrivacyRefusals.NoSuchCase, "/recordId"),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"));

    /// <summary>作法定保留: nothing of the case's parties is erased while it stands.</summary>
    [WolverinePost("/api/v1/legal-holds")]
    public static (Created, IStartStream) Post(PlaceHold command, HttpContext context) => (
        Created.At(command.Id, $"/api/v1/legal-holds/{command.Id}"),
        MartenOps.StartStream<LegalHold>(
        command.Id, new HoldPlaced(command.OccurredOn, command.Kind, command.RecordId, command.Basis, Viewer.Of(context).Caller.Name)));
}
