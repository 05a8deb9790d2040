using System.Text.Json;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using CaseTrack.Secrets;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access.Drafts;

/// <summary>打开密封草稿.</summary>
/// <param name="Key">设备本次所用公钥, SubjectPublicKeyInfo, base64.</param>
/// <param name="Entry">密文, as the device has sealed it.</param>
[UncheckedText("sealed; it is opened, shown to whoever opens it, and not kept")]
public sealed record OpenSealedDraft(string Key, string Entry)
{
    public sealed class Validator : AbstractValidator<OpenSealedDraft>
    {
        public Validator()
        {
            RuleFor(x => x.Key).NotEmpty().MaximumLength(500);
            RuleFor(x => x.Entry).NotEmpty().MaximumLength(400_000);
        }
    }
}

/// <summary>密封的草稿.</summary>
/// <param name="Account">Who typed it, with the district.</param>
/// <param name="Post">What it was to be sent to, below <c>/api/v1/</c>.</param>
/// <param name="SealedAt">When, by the device's clock.</param>
/// <param name="Content">The draft, to go on with.</param>
public sealed record SealedDraft(string Account, string Post, DateTimeOffset SealedAt, DraftContent Content);

public static class OpenSealedDraftEndpoint
{
    public static readonly Refusal NotOurs = new("draft.not-ours",
        "该文件不是本机关密封的草稿，或已损坏", "The file is no draft sealed to this office, or it is damaged", "草稿规则");

    public static readonly Refusal NotForYou = new("draft.not-for-you",
        "密封草稿由录入人本人，或在全区范围办理该类事项的人员打开",
        "A sealed draft is opened by whoever typed it, or by somebody who handles its kind in the whole district", "查阅权限");

    /// <summary>打开密封草稿: what somebody could not record any more, as their unit has been dissolved or their rights have ended, is
    /// taken over by the office. The opening stands in the access log.</summary>
    [WolverinePost("/api/v1/me/sealed-drafts"), NotRepeated]
    public static async Task<SealedDraft> Post(OpenSealedDraft command, HttpContext context, OfficeKey key, AccessLog log)
    {
        var (_, caller) = (DraftOwner.Of(context), Viewer.Of(context).Caller);
        if (DraftSeal.Open(key, command.Key, command.Entry) is not { } plain || Read(plain) is not { } draft)
        {
            throw new RefusedException(NotOurs, 422, "/entry");
        }

        var kind = draft.Post.Split('/')[0];
        if (draft.Account.Split('/')[0] != caller.District)
        {
            throw new RefusedException(NotOurs, 422, "/entry");
        }

        if (draft.Account != $"{caller.District}/{caller.Name}"
            && !(AccessRules.AreaOf(kind) is { } area && caller.Permits.Any(x => x.Area == area && x.Write && x.Unit is null)))
        {
            throw new RefusedException(NotForYou, 403);
        }

        await log.RecordAsync(context, AccessAction.Disclosed, kind, detail: $"sealed draft of {draft.Account}");
        return draft;
    }

    private static SealedDraft? Read(byte[] plain)
    {
        try
        {
            var draft = JsonSerializer.Deserialize<SealedDraft>(plain, JsonSerializerOptions.Web);
            return draft is { Account: not null, Post: not null, Content: not null }
                && draft.Content is { Draft: not null, Page: not null, Title: not null, Values: not null } ? draft : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
