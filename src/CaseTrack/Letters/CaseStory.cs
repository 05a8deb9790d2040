using System.Text.Json;
using CaseTrack.Access.Accounts;
using CaseTrack.Clocks;
using CaseTrack.Organisations;
using CaseTrack.Parties;
using CaseTrack.Terms;
using Marten;

namespace CaseTrack.Letters;

/// <summary>案情. What a letter is written from: the case, its steps with what each says, its terms, its parties, and what its codes are
/// called.</summary>
/// <param name="Kind">The kind of case.</param>
/// <param name="File">The case as it stands.</param>
/// <param name="Record">The same as JSON.</param>
/// <param name="Told">What each step says, in the order of the dossier's steps.</param>
/// <param name="Terms">Its terms.</param>
/// <param name="People">Its parties that have not left, in the order in which they joined.</param>
/// <param name="Organisations">The organisations of the district.</param>
/// <param name="Accounts">Names of people in the office, by user name.</param>
public sealed record CaseStory(
    string Kind, ICaseFile File, JsonElement Record, IReadOnlyList<JsonElement> Told, IReadOnlyList<Term> Terms,
    IReadOnlyList<(Party Party, Person? Person)> People, IReadOnlyList<Organisation> Organisations,
    IReadOnlyDictionary<string, string> Accounts)
{
    private static readonly JsonSerializerOptions Json = Options();

    /// <summary>Reads a case.</summary>
    public static async Task<CaseStory> ReadAsync(
        string kind, ICaseFile file, IQuerySession session, PartyVault vault, TermRules rules, CancellationToken token)
    {
        Guid[] present = [.. file.Dossier.Parties.Where(x => x.LeftOn is null).Select(x => x.Id)];
        var parties = await vault.OpenAsync(present, session, token);
        var accounts = await session.Query<Account>().Where(x => x.District == session.TenantId).ToListAsync(token);
        return Of(
            kind, file, [.. (await session.Events.FetchStreamAsync(file.Id, token: token)).Select(x => (ICaseEvent)x.Data)],
            (await session.RulebookAsync(rules, token)).Terms(file), [.. present.Where(parties.ContainsKey).Select(x => parties[x])],
            await session.OrganisationsAsync(token),
            accounts.ToDictionary(x => x.UserName, x => x.DisplayName, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>A case from its events, as they were recorded.</summary>
    public static CaseStory Of(
        string kind, ICaseFile file, List<ICaseEvent> events, IReadOnlyList<Term> terms, IReadOnlyList<(Party, Person?)> people,
        IReadOnlyList<Organisation> organisations, IReadOnlyDictionary<string, string> accounts)
    {
        // As the dossier counts them: from the last correction of the whole history on, the true ones.
        var corrected = events.FindLastIndex(x => x is ITrueHistory);
        return new(
            kind, file, JsonSerializer.SerializeToElement(file, file.GetType(), Json),
            [.. (corrected < 0 ? events : [.. ((ITrueHistory)events[corrected]).Events(), .. events[corrected..]])
                .Select(x => JsonSerializer.SerializeToElement(x, x.GetType(), Json))],
            terms, people, organisations, accounts);
    }

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions();
        Wire.Apply(options);
        return options;
    }
}
