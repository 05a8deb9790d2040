using CaseTrack.Access;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using CaseTrack.Parties;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Privacy;

/// <summary>申请遮盖文字.</summary>
/// <param name="Id">Made by the client (UUID v7).</param>
/// <param name="OccurredOn">申请日.</param>
/// <param name="Kind">The kind of record: a case, a lawsuit or a ledger entry.</param>
/// <param name="RecordId">The record.</param>
/// <param name="Version">The event, by its version in the history.</param>
/// <param name="Field">The field, as a JSON Pointer into the event's data: <c>/reason</c>.</param>
/// <param name="Reason">理由，不含个人信息: nothing about anybody.</param>
/// <param name="Text">要遮盖的文字, wherever it stands in the field; absent for the whole field. It is compared and forgotten.</param>
/// <param name="Replacement">代替的文字; <c>[已遮盖]</c> unless given.</param>
public sealed record RequestRedaction(
    Guid Id, DateOnly OccurredOn, string Kind, Guid RecordId, int Version, string Field, string Reason,
    [property: UncheckedText(UncheckedTextAttribute.Forgotten)] string? Text = null, string? Replacement = null) : IDated
{
    public sealed class Validator : DatedValidator<RequestRedaction>
    {
        public Validator()
        {
            RuleFor(x => x.Id).NotEmpty();
            RuleFor(x => x.Kind).Must(x => RecordKind.All.Any(y => y.Area is not null && y.Name == x)).WithErrorCode("unknown-code");
            RuleFor(x => x.Version).GreaterThanOrEqualTo(1);
            RuleFor(x => x.Field).NotEmpty().MaximumLength(200).Matches("^(/[^/]+)+$");
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
            RuleFor(x => x.Text).Must(x => x is null || x.Trim().Length > 0).MaximumLength(200);
            RuleFor(x => x.Replacement).Must(x => x is null || x.Trim().Length > 0).MaximumLength(20);
        }
    }
}

public static class RequestRedactionEndpoint
{
    /// <summary>What stands where something was taken out.</summary>
    public const string Usual = "[已遮盖]";

    public static async Task<(HandledCase, RecordedTexts)> LoadAsync(
        RequestRedaction command, HttpContext context, IQuerySession session, PartyVault vault, CancellationToken token)
    {
        var handled = await HandledCase.FindAsync(command.Kind, command.RecordId, context, session, token);
        if (handled.Mine)
        {
            await FreeText.CheckAboutAsync(command, command.Kind, command.RecordId, session, vault, token);
        }

        return (handled, await RecordedTexts.ReadAsync(command.Kind, command.RecordId, session, token));
    }

    public static ProblemDetails Validate(RequestRedaction command, HandledCase handled, RecordedTexts texts, Today today)
    {
        if (Rules.Require(
            (handled.Mine, PrivacyRefusals.NoSuchRecord, "/recordId"),
            (!handled.OnHold, PrivacyRefusals.OnHold, "/recordId"),
            (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
            (texts.Has(command.Version, command.Field), PrivacyRefusals.NoSuchText, "/field"),
            (texts.WordsAt(command.Version, command.Field) is not null, PrivacyRefusals.NotFreeText, "/field")) is RefusalProblem no)
        {
            return no;
        }

        var places = texts.Places(command.Version, command.Field, command.Text);
        var stands = command.Text ?? texts.WordsAt(command.Version, command.Field)!;
        return Rules.Require(
            (places.Any(x => x.Version == command.Version), PrivacyRefusals.TextNotThere, "/text"),
            (!command.Reason.Contains(stands, StringComparison.Ordinal), PrivacyRefusals.TextSaidAgain, "/reason"),
            (!(command.Replacement ?? Usual).Contains(stands, StringComparison.Ordinal), PrivacyRefusals.TextSaidAgain, "/replacement"),
            (texts.Without(places, command.Replacement ?? Usual) is { } said && texts.CountsTheSame(said),
                PrivacyRefusals.FiguresWouldMove, "/field"));
    }

    /// <summary>申请遮盖文字: a second person decides; until then nothing changes. The answer's warnings say where else in the record the words
    /// stand.</summary>
    [WolverinePost("/api/v1/redactions")]
    public static async Task<(Created, IStartStream)> Post(
        RequestRedaction command, RecordedTexts texts, HttpContext context, AccessLog log)
    {
        var places = texts.Places(command.Version, command.Field, command.Text);
        var created = Created.At(command.Id, $"/api/v1/redactions/{command.Id}");
        var elsewhere = command.Text is null ? []
            : texts.Elsewhere(command.Text, places).Select(x => Warning.Of(PrivacyRefusals.TextElsewhere, $"/events/{x.Version}{x.Field}"))
                .ToArray();
        created.Warnings = elsewhere.Length == 0 ? null : elsewhere;
        await log.RecordAsync(
            context, AccessAction.Redacted, command.Kind, command.RecordId, detail: $"requested {command.Id}: event {command.Version}");
        return (created, MartenOps.StartStream<Redaction>(command.Id, new RedactionRequested(
            command.OccurredOn, command.Kind, command.RecordId, places, command.Replacement ?? Usual, command.Reason,
            Viewer.Of(context).Caller.Name, texts.Version)));
    }
}
