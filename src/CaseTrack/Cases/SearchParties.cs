using CaseTrack.Access;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using CaseTrack.Parties;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Cases;

/// <summary>当事人检索. By exact name, identity number or phone; in the body, never in an address.</summary>
/// <param name="Name">姓名或名称.</param>
/// <param name="IdentityNumber">证件号码.</param>
/// <param name="Phone">电话, together with a name only.</param>
[UncheckedText("asks for somebody by name and number; digests of them are compared, nothing is kept")]
public sealed record SearchParties(string? Name = null, string? IdentityNumber = null, string? Phone = null)
{
    public sealed class Validator : AbstractValidator<SearchParties>
    {
        public Validator()
        {
            RuleFor(x => x.Name).MaximumLength(100);
            RuleFor(x => x.IdentityNumber).MaximumLength(40);
            RuleFor(x => x.Phone).MaximumLength(30);
            RuleFor(x => x).Must(x => Says(x.Name) || Says(x.IdentityNumber) || Says(x.Phone))
                .Saying("nothing-to-search", "请填写姓名、证件号码或电话", "Give a name, an identity number or a phone number");

            // A dash is compared as nothing, and nothing would narrow nothing.
            RuleFor(x => x.Name).Must(Says).When(x => x.Name is not null)
                .Saying("nothing-to-search", "请填写姓名、证件号码或电话", "Give a name, an identity number or a phone number");
            RuleFor(x => x.IdentityNumber).Must(Says).When(x => x.IdentityNumber is not null)
                .Saying("nothing-to-search", "请填写姓名、证件号码或电话", "Give a name, an identity number or a phone number");
            RuleFor(x => x.Phone).Must(Says).When(x => x.Phone is not null)
                .Saying("nothing-to-search", "请填写姓名、证件号码或电话", "Give a name, an identity number or a phone number");

            // Numbers can be tried one after the other; a phone alone would tell whose it is.
            RuleFor(x => x.Name).NotEmpty().When(x => x.Phone is not null)
                .Saying("phone-needs-name", "按电话查找须同时填写姓名", "A phone number is searched together with a name");
        }
    }

    private static bool Says(string? value) => PartyVault.Plain(value).Length > 0;

    /// <summary>Without what is searched for, wherever it is printed.</summary>
    public override string ToString() => nameof(SearchParties);
}

/// <summary>A case somebody takes part in.</summary>
public sealed record FoundParty(string Kind, Guid RecordId, string Href, MaskedParty Party);

/// <summary>检索结果, masked.</summary>
public sealed record FoundParties(IReadOnlyList<FoundParty> Found);

public static class SearchPartiesEndpoint
{
    private const int Most = 200;

    /// <summary>当事人检索: the cases within the caller's sight in which somebody takes part. Recorded.</summary>
    [WolverinePost("/api/v1/party-searches"), NotRepeated]
    public static async Task<FoundParties> Post(
        SearchParties command, HttpContext context, IQuerySession session, PartyVault vault, AccessLog log, CancellationToken token)
    {
        IQueryable<Party> query = session.Query<Party>().Where(x => !x.StorageOnly && !x.Erased);
        if (vault.IndexOf(session.TenantId, "name", command.Name) is { } name)
        {
            query = query.Where(x => x.NameIndex == name);
        }

        // As it is kept now, and as it was typed: parties of before were kept so.
        if (Indexes("identity", command.IdentityNumber, PartyText.Number) is { Length: > 0 } identities)
        {
            query = query.Where(x => x.IdentityIndex!.IsOneOf(identities));
        }

        if (Indexes("phone", command.Phone, PartyText.Phone) is { Length: > 0 } phones)
        {
            query = query.Where(x => x.PhoneIndex!.IsOneOf(phones));
        }

        var seen = await SeenPages.TakeAsync(query.OrderBy(x => x.Id), x => (x.Kind, x.RecordId), Most, context, session, token);
        var files = await ToldParties.FilesAsync(seen, session, token);
        var restricted = files.Values.Where(x => x.Dossier.Restricted).Select(x => x.Id).ToHashSet();
        seen = await ToldParties.OfAsync(seen, files, Viewer.Of(context).Caller, session, token);
        var people = await vault.OpenAsync([.. seen.Select(x => x.Id)], session, token);
        (string Name, string? Value)[] asked =
            [("name", command.Name), ("identityNumber", command.IdentityNumber), ("phone", command.Phone)];
        var fields = asked.Where(x => !string.IsNullOrWhiteSpace(x.Value)).Select(x => x.Name);
        await log.RecordAsync(context, AccessAction.Searched, detail: $"{string.Join('+', fields)}: {seen.Count}");
        return new([.. seen.Select(x => new FoundParty(x.Kind, x.RecordId, $"/api/v1/{x.Kind}/{x.RecordId}",
            Masking.Of(x, people[x.Id].Person, restricted.Contains(x.RecordId), null)))]);

        string[] Indexes(string field, string? value, Func<string, string> kept) => value is null ? []
            : [.. new[] { vault.IndexOf(session.TenantId, field, kept(value)), vault.IndexOf(session.TenantId, field, value) }
                .OfType<string>().Distinct()];
    }
}
