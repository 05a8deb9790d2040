using CaseTrack.Access;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using CaseTrack.Parties;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Cases;

/// <summary>查看明文. 个人信息保护法 §§6, 34, 51: for a purpose, and recorded.</summary>
/// <param name="Kind">The kind of case.</param>
/// <param name="RecordId">The case.</param>
/// <param name="Party">The party.</param>
/// <param name="Purpose">目的, code list <c>disclosurePurpose</c>.</param>
/// <param name="Note">说明，不含个人信息: nothing about anybody.</param>
public sealed record DiscloseParty(string Kind, Guid RecordId, Guid Party, string Purpose, string? Note = null)
{
    public sealed class Validator : AbstractValidator<DiscloseParty>
    {
        public Validator()
        {
            RuleFor(x => x.Kind).Must(x => AccessRules.CaseKinds.Any(y => y.Kind == x)).WithErrorCode("unknown-code");
            RuleFor(x => x.Purpose).IsCodeOf(CodeList.Of("disclosurePurpose"), _ => DateOnly.MaxValue);
            RuleFor(x => x.Note).MaximumLength(200);
        }
    }
}

/// <summary>当事人明文.</summary>
public sealed record DisclosedParty(
    Guid Id, string Role, string PartyKind, string Name, string? IdentityKind, string? IdentityNumber, string? Phone, string? Address,
    string? Occupation,
    string? Representative, DateOnly? BornOn, bool Minor, bool Disabled);

public static class DisclosePartyEndpoint
{
    /// <summary>查看明文: who a party is, for whoever handles the case; with its purpose in the access log.</summary>
    /// <remarks>Minors, informants and everybody in a case of restricted access: only those cleared for such cases, and those the case was
    /// assigned to by somebody else.</remarks>
    [WolverinePost("/api/v1/party-disclosures"), NotRepeated]
    public static async Task<DisclosedParty> Post(
        DiscloseParty command, HttpContext context, IQuerySession session, PartyVault vault, AccessLog log, CancellationToken token)
    {
        var viewer = Viewer.Of(context);
        if (!(await viewer.SeenAsync(command.Kind, [command.RecordId], session, token)).Contains(command.RecordId))
        {
            await RefuseAsync(HttpRefusals.NotFound, 404);
        }

        var found = await vault.OpenAsync([command.Party], session, token);
        if (!found.TryGetValue(command.Party, out var opened) || opened.Party.RecordId != command.RecordId
            || opened.Party.Kind != command.Kind)
        {
            await RefuseAsync(HttpRefusals.NotFound, 404);
        }

        var file = (await RecordKind.Named(command.Kind).FilesAsync(session, [command.RecordId], token))[0];
        var handles = (await viewer.SeenAsync(command.Kind, [command.RecordId], session, token, write: true)).Contains(command.RecordId);
        if (!handles || ((opened.Party.Sensitive || file.Dossier.Restricted)
            && !await SensitiveParties.MaySeeAsync(viewer.Caller, AccessRules.AreaOf(command.Kind)!.Value, file, session, token)))
        {
            await RefuseAsync(HttpRefusals.Denied, 403);
        }

        await FreeText.CheckAboutAsync(command, command.Kind, command.RecordId, session, vault, token);
        if (opened.Person is not { } person)
        {
            throw new RefusedException(opened.Party.Erased ? PartyRefusals.Erased : PartyRefusals.StorageOnly, 422, "/party");
        }

        await log.RecordAsync(
            context, AccessAction.Disclosed, command.Kind, command.RecordId, command.Purpose,
            $"party {command.Party}{(command.Note is { } note ? $": {note}" : "")}");
        return new(command.Party, opened.Party.Role, opened.Party.PartyKind, person.Name, person.IdentityKind, person.IdentityNumber,
            person.Phone, person.Address,
            person.Occupation, person.Representative, person.BornOn, opened.Party.Minor, person.Disabled);

        async Task RefuseAsync(Refusal refusal, int status)
        {
            await log.RecordAsync(
                context, AccessAction.Denied, command.Kind, command.RecordId, command.Purpose, $"party {command.Party}", status);
            throw new RefusedException(refusal, status);
        }
    }
}
