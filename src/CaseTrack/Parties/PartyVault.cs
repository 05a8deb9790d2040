using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CaseTrack.Hosting;
using Marten;
using Microsoft.Extensions.Configuration;

namespace CaseTrack.Parties;

/// <summary>当事人信息库. Seals each party with a key of its own (AES-256-GCM), and digests what is searched for with a key of the office (HMAC-SHA256).</summary>
/// <remarks>The office's key is the setting <c>Privacy:MasterKey</c> (base64, 32 bytes), or a file made at first use. Whoever loses it loses every name; whoever
/// has only the database has none.</remarks>
public sealed class PartyVault
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] wrapping;
    private readonly byte[] indexing;

    public PartyVault(IConfiguration configuration)
    {
        var master = Convert.FromBase64String(SecretFile.Read(configuration, "Privacy:MasterKey", "master-key", () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))).Trim());
        if (master.Length < 32)
        {
            throw new InvalidOperationException("Privacy:MasterKey is shorter than 32 bytes.");
        }

        wrapping = HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, info: "casetrack party keys"u8.ToArray());
        indexing = HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, info: "casetrack party index"u8.ToArray());
    }

    /// <summary>Puts a party, sealed, and its key into the transaction of the session.</summary>
    public void Keep(PartyDetails details, string kind, Guid record, IDocumentSession session)
    {
        var person = new Person(
            details.Name, details.IdentityKind, details.IdentityNumber?.ToUpperInvariant(), details.Phone, details.Address, details.Occupation, details.Representative,
            details.IdentityKind == "resident-id" ? ResidentId.BirthOf(details.IdentityNumber!) : null, details.Disabled);
        var key = RandomNumberGenerator.GetBytes(32);
        var label = Label(session.TenantId, details.Id);
        session.Insert(new PartyKey { Id = details.Id, Wrapped = Seal(wrapping, key, label) });
        session.Insert(new Party
        {
            Id = details.Id,
            RecordId = record,
            Kind = kind,
            Role = details.Role,
            PartyKind = details.PartyKind,
            Minor = details.Minor,
            Sealed = Seal(key, JsonSerializer.SerializeToUtf8Bytes(person), label),
            NameIndex = IndexOf(session.TenantId, "name", person.Name),
            IdentityIndex = IndexOf(session.TenantId, "identity", person.IdentityNumber),
            PhoneIndex = IndexOf(session.TenantId, "phone", person.Phone),
        });
    }

    /// <summary>Parties with who they are; nobody where erased or stored only.</summary>
    public async Task<IReadOnlyDictionary<Guid, (Party Party, Person? Person)>> OpenAsync(Guid[] ids, IQuerySession session, CancellationToken token)
    {
        if (ids.Length == 0)
        {
            return new Dictionary<Guid, (Party, Person?)>();
        }

        var parties = await session.LoadManyAsync<Party>(token, ids);
        var keys = (await session.LoadManyAsync<PartyKey>(token, ids)).ToDictionary(x => x.Id);
        return parties.ToDictionary(x => x.Id, x => (x, x is { StorageOnly: false, Sealed: not null } && keys.TryGetValue(x.Id, out var key) ? Open(x, key, session.TenantId) : null));
    }

    /// <summary>What is searched for instead of the value; null for none.</summary>
    public string? IndexOf(string district, string field, string? value)
    {
        var plain = string.Concat((value ?? "").Where(x => !char.IsWhiteSpace(x) && x is not ('·' or '•' or '-'))).ToUpperInvariant();
        return plain.Length == 0 ? null : Convert.ToBase64String(HMACSHA256.HashData(indexing, Encoding.UTF8.GetBytes($"{district}|{field}|{plain}")));
    }

    /// <summary>Whether a person's key was sealed with the office's key as it is.</summary>
    public bool Opens(string district, Guid party, string wrapped)
    {
        try
        {
            Unseal(wrapping, wrapped, Label(district, party));
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private Person Open(Party party, PartyKey key, string district)
    {
        var label = Label(district, party.Id);
        return JsonSerializer.Deserialize<Person>(Unseal(Unseal(wrapping, key.Wrapped, label), party.Sealed!, label))!;
    }

    // The label ties what is sealed to its party: it cannot be moved to another row.
    private static byte[] Label(string district, Guid party) => Encoding.UTF8.GetBytes($"{district}/{party}");

    private static string Seal(byte[] key, byte[] plain, byte[] label)
    {
        var whole = new byte[NonceLength + plain.Length + TagLength];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(whole.AsSpan(0, NonceLength), plain, whole.AsSpan(NonceLength, plain.Length), whole.AsSpan(NonceLength + plain.Length), label);
        return Convert.ToBase64String(whole);
    }

    private static byte[] Unseal(byte[] key, string text, byte[] label)
    {
        var whole = Convert.FromBase64String(text);
        var plain = new byte[whole.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(key, TagLength);
        cipher.Decrypt(whole.AsSpan(0, NonceLength), whole.AsSpan(NonceLength, plain.Length), whole.AsSpan(NonceLength + plain.Length), plain, label);
        return plain;
    }
}
