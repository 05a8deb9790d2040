using System.Text.Json;
using System.Text.RegularExpressions;
using CaseTrack.Hosting;
using JasperFx.Events;
using Marten;

namespace CaseTrack.Parties;

/// <summary>文字中的个人信息. What is typed into reasons, findings and agreements becomes part of an event, for ever: so nobody's number or name may stand in it.</summary>
public static partial class FreeText
{
    /// <summary>Where in a command personal data stand; null if nowhere.</summary>
    /// <param name="command">The command.</param>
    /// <param name="names">Names of the persons of the case.</param>
    public static string? Find<T>(T command, IReadOnlyCollection<string> names)
    {
        using var body = JsonSerializer.SerializeToDocument(command, Options);
        return Find(body.RootElement, "", names);
    }

    /// <summary>For an act upon a case, and for the opening of one: the names of its parties are known.</summary>
    /// <exception cref="RefusedException">422, naming the field.</exception>
    public static async Task CheckActAsync<TRecord, TBody>(TBody body, IEventStream<TRecord> stream, IDocumentSession session, PartyVault vault, CancellationToken token)
        where TRecord : class
    {
        if (stream.Aggregate is not ICaseFile { Dossier.Parties: { Count: > 0 } parties } || !HasWords(body))
        {
            return;
        }

        var people = await vault.OpenAsync([.. parties.Select(x => x.Id)], session, token);
        Require(body, [.. people.Values.Where(x => x.Party.PartyKind == "person" && x.Person is not null).Select(x => x.Person!.Name)]);
    }

    /// <summary>For every command with a body.</summary>
    /// <exception cref="RefusedException">422, naming the field.</exception>
    public static void Require<T>(T body, IReadOnlyCollection<string>? names = null)
    {
        var brought = (body as IWithParties)?.Parties?.Where(x => x.PartyKind == "person").Select(x => x.Name) ?? [];
        if (Find(body, [.. names ?? [], .. brought]) is { } pointer)
        {
            throw new RefusedException(PartyRefusals.PersonalDataInText, 422, pointer);
        }
    }

    private static readonly JsonSerializerOptions Options = MakeOptions();

    private static bool HasWords<T>(T body)
    {
        using var json = JsonSerializer.SerializeToDocument(body, Options);
        return AnyText(json.RootElement);
    }

    // Codes and ids are ASCII; words are not.
    private static bool AnyText(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!.Any(x => !char.IsAscii(x)),
        JsonValueKind.Object => element.EnumerateObject().Any(x => !Holds(x.Name) && AnyText(x.Value)),
        JsonValueKind.Array => element.EnumerateArray().Any(AnyText),
        _ => false,
    };

    private static string? Find(JsonElement element, string pointer, IReadOnlyCollection<string> names)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                var text = element.GetString()!;
                return IsPersonal(text, names) ? pointer : null;
            case JsonValueKind.Object:
                return element.EnumerateObject().Where(x => !Holds(x.Name)).Select(x => Find(x.Value, $"{pointer}/{x.Name}", names)).FirstOrDefault(x => x is not null);
            case JsonValueKind.Array:
                return element.EnumerateArray().Select((x, i) => Find(x, $"{pointer}/{i}", names)).FirstOrDefault(x => x is not null);
            default:
                return null;
        }
    }

    // Where parties are entered their data belong.
    private static bool Holds(string member) => member is "parties" or "party";

    // An id may hold eleven digits in a row by chance.
    private static bool IsPersonal(string text, IReadOnlyCollection<string> names) => !Guid.TryParse(text, out _) &&
        (ResidentNumber().Matches(text).Any(x => ResidentId.BirthOf(x.Value) is not null) || MobileNumber().IsMatch(text)
        || names.Any(x => x.Length > 1 && text.Contains(x, StringComparison.Ordinal)));

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions();
        Wire.Apply(options);
        return options;
    }

    [GeneratedRegex(@"(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9])")]
    private static partial Regex ResidentNumber();

    [GeneratedRegex("(?<![0-9])1[3-9][0-9]{9}(?![0-9])")]
    private static partial Regex MobileNumber();
}
