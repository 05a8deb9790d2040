using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CaseTrack.Http;
using JasperFx.Events;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Parties;

/// <summary>文字中的个人信息. What is typed into reasons, findings and agreements becomes part of an event, for ever: so nobody's number, name or
/// address may stand in it.</summary>
public static class FreeText
{
    /// <summary>Where in a command personal data stand; null if nowhere.</summary>
    /// <param name="command">The command.</param>
    /// <param name="known">The persons of the case.</param>
    public static string? Find(object command, IReadOnlyCollection<KnownPerson> known)
    {
        using var body = JsonSerializer.SerializeToDocument(command, command.GetType(), Options);
        return Find(body.RootElement, command.GetType(), text => PersonalData.HoldsNumber(text) || PersonalData.IsAbout(text, known),
            PersonalData.HoldsNumber);
    }

    /// <summary>Where in what is recorded already a text says something of somebody; null if nowhere.</summary>
    public static string? FindAbout(object recorded, KnownPerson person)
    {
        using var body = JsonSerializer.SerializeToDocument(recorded, recorded.GetType(), Options);
        return Find(body.RootElement, recorded.GetType(), text => PersonalData.IsAbout(text, [person]), _ => false);
    }

    /// <summary>Where in a command a text surely names somebody, whoever that is.</summary>
    public static IReadOnlyList<string> Named<T>(T command)
    {
        using var body = JsonSerializer.SerializeToDocument(command, Options);
        return [.. Named(body.RootElement, typeof(T), "")];
    }

    /// <summary>For an act upon a case, once its decision has let it pass: its parties are known.</summary>
    /// <remarks>What the decision refuses is refused for a right guess of a name as for a wrong one. A right guess that would have been
    /// recorded is refused, kept in the access log, and slows whoever may not read the names.</remarks>
    /// <exception cref="RefusedException">422, naming the field; 429 after repeated tries.</exception>
    public static async Task CheckActAsync<TRecord, TBody>(
        TBody body, IEventStream<TRecord> stream, HttpContext context, IDocumentSession session, PartyVault vault, NameGuesses guesses,
        CancellationToken token)
        where TRecord : class
    {
        if (stream.Aggregate is not ICaseFile file || file.Dossier.Parties.Count == 0 || !HasWords(body))
        {
            return;
        }

        var kind = RecordKind.All.First(x => x.RecordType == typeof(TRecord)).Name;
        await guesses.RequirePatienceAsync(context, kind, file.Id, session, token);
        try
        {
            await CheckAsync(body, [file], session, vault, token);
        }
        catch (RefusedException)
        {
            await guesses.KeepAsync(context, kind, file.Id);
            throw;
        }
    }

    /// <summary>For a command that is about a case without changing it.</summary>
    /// <exception cref="RefusedException">422, naming the field.</exception>
    public static Task CheckAboutAsync<T>(
        T body, string kind, Guid record, IQuerySession session, PartyVault vault, CancellationToken token) =>
        CheckAboutAsync(body, kind, [record], session, vault, token);

    /// <summary>For a command that is about several cases without changing them.</summary>
    /// <exception cref="RefusedException">422, naming the field.</exception>
    public static async Task CheckAboutAsync<T>(
        T body, string kind, IReadOnlyList<Guid> records, IQuerySession session, PartyVault vault, CancellationToken token) =>
        await CheckAsync(body, await RecordKind.Named(kind).FilesAsync(session, [.. records], token), session, vault, token);

    /// <summary>For every command with a body.</summary>
    /// <exception cref="RefusedException">422, naming the field.</exception>
    public static void Require<T>(T body) => Require(body, []);

    private static async Task CheckAsync<T>(
        T body, IReadOnlyList<ICaseFile> files, IQuerySession session, PartyVault vault, CancellationToken token)
    {
        Guid[] parties = [.. files.SelectMany(x => x.Dossier.Parties).Select(x => x.Id)];
        if (parties.Length == 0 || !HasWords(body))
        {
            return;
        }

        var people = await vault.OpenAsync(parties, session, token);
        Require(body, [.. people.Values.Where(x => x.Person is not null).Select(x => KnownPerson.Of(x.Party.PartyKind, x.Person!))]);
    }

    private static void Require<T>(T body, IReadOnlyCollection<KnownPerson> known)
    {
        var brought = (body as IWithParties)?.Parties?.Where(x => x?.Name is not null)
            .Select(x => KnownPerson.Of(x.PartyKind, PartyVault.PersonOf(x))) ?? [];
        if (body is not null && Find(body, [.. known, .. brought]) is { } pointer)
        {
            throw new RefusedException(PartyRefusals.PersonalDataInText, 422, pointer);
        }
    }

    // Members as on the wire. Not its enums: one that was left out has no name yet, and that is for the validator to say.
    // Nor what a command makes of its members: before they are validated it may not be able to.
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        IgnoreReadOnlyProperties = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private static bool HasWords<T>(T body)
    {
        using var json = JsonSerializer.SerializeToDocument(body, Options);
        return AnyText(json.RootElement);
    }

    // Days and ids are no words; a code may be one, and a name may be in Latin letters.
    private static bool AnyText(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => !element.TryGetGuid(out _) && !element.TryGetDateTime(out _),
        JsonValueKind.Object => element.EnumerateObject().Any(x => !Holds(x.Name) && AnyText(x.Value)),
        JsonValueKind.Array => element.EnumerateArray().Any(AnyText),
        _ => false,
    };

    /// <summary>Where in an element, from there on.</summary>
    private static string? Find(JsonElement element, Type? type, Func<string, bool> isPersonal, Func<string, bool> isPersonalOfStaff)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return element.GetString() is { Length: > 0 } text && IsWord(text) && isPersonal(text) ? "" : null;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    var name = member.Name;
                    if (Holds(name) || IsSkipped(type, name))
                    {
                        continue;
                    }

                    // A member called by somebody's number is named by what it stands in.
                    if (IsWord(name) && isPersonal(name))
                    {
                        return "";
                    }

                    if (Find(member.Value, Within(type, name), NamesStaff(name) ? isPersonalOfStaff : isPersonal, isPersonalOfStaff)
                        is { } found)
                    {
                        return $"/{name}{found}";
                    }
                }

                return null;
            case JsonValueKind.Array:
                foreach (var (i, item) in element.EnumerateArray().Index())
                {
                    if (Find(item, Within(type), isPersonal, isPersonalOfStaff) is { } found)
                    {
                        return $"/{i}{found}";
                    }
                }

                return null;
            default:
                return null;
        }
    }

    private static IEnumerable<string> Named(JsonElement element, Type? type, string pointer) => element.ValueKind switch
    {
        JsonValueKind.String => SureNames.Are(element.GetString()!) ? [pointer] : [],
        JsonValueKind.Object => element.EnumerateObject().Where(x => !Holds(x.Name) && !NamesStaff(x.Name) && !IsSkipped(type, x.Name))
            .SelectMany(x => Named(x.Value, Within(type, x.Name), $"{pointer}/{x.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((x, i) => Named(x, Within(type), $"{pointer}/{i}")),
        _ => [],
    };

    // A digest within a list of photos is as little a text as one of the command's own members: what is left out goes by the type it is in.
    private static bool IsSkipped(Type? type, string member) => type is not null && UncheckedTextAttribute.IsSkipped(type, member);

    private static Type? Within(Type? type, string member) =>
        type is null ? null : ShapeOf(type).Members.GetValueOrDefault(member) ?? Within(type);

    private static Type? Within(Type? type) => type is null ? null : ShapeOf(type).Each;

    // Asked of every member of every command, and worked out once for each type there is.
    private static (FrozenDictionary<string, Type> Members, Type? Each) ShapeOf(Type type) => Shapes.GetOrAdd(type, x =>
    {
        var shape = Options.GetTypeInfo(Nullable.GetUnderlyingType(x) ?? x);
        return (shape.Properties.ToFrozenDictionary(y => y.Name, y => y.PropertyType), shape.ElementType);
    });

    private static readonly ConcurrentDictionary<Type, (FrozenDictionary<string, Type> Members, Type? Each)> Shapes = new();

    // Where parties are entered their data belong.
    private static bool Holds(string member) => member is "parties" or "party";

    // Who handles a case may be called like one of its parties.
    private static bool NamesStaff(string member) =>
        member is "mediator" or "mediators" or "officer" or "leadMediator" or "approvedBy" or "examiner" or "examiners";

    // An id may hold eleven digits in a row by chance.
    private static bool IsWord(string text) => !Guid.TryParse(text, out _);
}
