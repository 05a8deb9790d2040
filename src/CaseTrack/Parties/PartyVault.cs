using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CaseTrack.Secrets;
using CaseTrack.Store;
using Marten;
using Marten.Services.BatchQuerying;

namespace CaseTrack.Parties;

/// <summary>当事人信息库. Encrypts each party with a key of its own (AES-256-GCM), and digests what is searched for with a key of the office
/// (HMAC-SHA256).</summary>
public sealed class PartyVault
{
    private readonly byte[] wrapping;
    private readonly byte[] indexing;

    public PartyVault(OfficeKey key)
    {
        wrapping = key.For("casetrack party keys");
        indexing = key.For("casetrack party index");
    }

    /// <summary>Puts a party, encrypted, and its key into the transaction of the session.</summary>
    public void Keep(PartyDetails details, string kind, Guid record, IDocumentSession session)
    {
        if (session.IsRehearsal())
        {
            return;
        }

        var person = PersonOf(details);
        var key = RandomNumberGenerator.GetBytes(32);
        var label = Label(session.TenantId, details.Id);
        session.InsertOrHold(details.Id, new PartyKey { Id = details.Id, Wrapped = Encryption.Encrypt(wrapping, key, label) });
        session.InsertOrHold(details.Id, new Party
        {
            Id = details.Id,
            RecordId = record,
            Kind = kind,
            Role = details.Role,
            PartyKind = details.PartyKind,
            Minor = details.Minor,
            Encrypted = Encryption.Encrypt(key, JsonSerializer.SerializeToUtf8Bytes(person), label),
            NameIndex = IndexOf(session.TenantId, "name", person.Name),
            IdentityIndex = IndexOf(session.TenantId, "identity", person.IdentityNumber),
            PhoneIndex = IndexOf(session.TenantId, "phone", person.Phone),
        });
    }

    /// <summary>Who a party is, as it is encrypted.</summary>
    public static Person PersonOf(PartyDetails details) => new(
        PartyText.Name(details.Name), details.IdentityKind, details.IdentityNumber is { } number ? PartyText.Number(number) : null,
        details.Phone is { } phone ? PartyText.Phone(phone) : null, details.Address?.Trim(), details.Occupation?.Trim(),
        details.Representative is { } representative ? PartyText.Name(representative) : null,
        ResidentId.BirthOf(details.IdentityKind, details.IdentityNumber), details.Disabled);

    /// <summary>Parties with who they are; nobody where erased or stored only.</summary>
    public async Task<IReadOnlyDictionary<Guid, (Party Party, Person? Person)>> OpenAsync(
        Guid[] ids, IQuerySession session, CancellationToken token)
    {
        if (ids.Length == 0)
        {
            return new Dictionary<Guid, (Party, Person?)>();
        }

        var together = session.CreateBatchQuery();
        var opened = OpenAsync(ids, together, session.TenantId);
        await together.Execute(token);
        return await opened;
    }

    /// <summary>The same, asked together with other questions; there once all of them have been asked.</summary>
    public async Task<IReadOnlyDictionary<Guid, (Party Party, Person? Person)>> OpenAsync(
        Guid[] ids, IBatchedQuery together, string district)
    {
        if (ids.Length == 0)
        {
            return new Dictionary<Guid, (Party, Person?)>();
        }

        var (parties, kept) = (together.LoadMany<Party>().ByIdList(ids), together.LoadMany<PartyKey>().ByIdList(ids));
        var keys = (await kept).ToDictionary(x => x.Id);
        return (await parties).ToDictionary(
            x => x.Id, x => (x, x is { StorageOnly: false, Encrypted: not null }
            && keys.TryGetValue(x.Id, out var key) ? Open(x, key, district) : null));
    }

    /// <summary>What of a name or number is compared.</summary>
    public static string Plain(string? value) =>
        string.Concat((value ?? "").Where(x => !char.IsWhiteSpace(x) && x is not ('·' or '•' or '-'))).ToUpperInvariant();

    /// <summary>What is searched for instead of the value; null for none.</summary>
    public string? IndexOf(string district, string field, string? value)
    {
        var plain = Plain(value);
        return plain.Length == 0 ? null
            : Convert.ToBase64String(HMACSHA256.HashData(indexing, Encoding.UTF8.GetBytes($"{district}|{field}|{plain}")));
    }

    /// <summary>Whether a person's key was encrypted with the office's key as it is.</summary>
    public bool Opens(string district, Guid party, string wrapped) => Encryption.Opens(wrapping, wrapped, Label(district, party));

    /// <summary>A party and its key as this office's key keeps them, from what another one kept: the key wrapped again, the digests made
    /// again, the rest as it was.</summary>
    public (Party Party, PartyKey Key) TakeOver(Party party, PartyKey key, string district, PartyVault from)
    {
        var label = Label(district, party.Id);
        var wrapped = key with { Wrapped = Encryption.Encrypt(wrapping, Encryption.Decrypt(from.wrapping, key.Wrapped, label), label) };
        var person = party.Encrypted is null ? null : from.Open(party, key, district);
        return (party with
        {
            NameIndex = party.NameIndex is null ? null : IndexOf(district, "name", person?.Name),
            IdentityIndex = party.IdentityIndex is null ? null : IndexOf(district, "identity", person?.IdentityNumber),
            PhoneIndex = party.PhoneIndex is null ? null : IndexOf(district, "phone", person?.Phone),
        }, wrapped);
    }

    private Person Open(Party party, PartyKey key, string district)
    {
        var label = Label(district, party.Id);
        return JsonSerializer.Deserialize<Person>(
            Encryption.Decrypt(Encryption.Decrypt(wrapping, key.Wrapped, label), party.Encrypted!, label))!;
    }

    // The label ties what is encrypted to its party: it cannot be moved to another row.
    private static byte[] Label(string district, Guid party) => Encoding.UTF8.GetBytes($"{district}/{party}");
}
