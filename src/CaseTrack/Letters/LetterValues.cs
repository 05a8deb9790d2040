using System.Globalization;
using System.Text.Json;
using CaseTrack.Parties;

namespace CaseTrack.Letters;

/// <summary>域值. What each field of a letter says of one case.</summary>
/// <param name="letter">The letter.</param>
/// <param name="story">The case.</param>
/// <param name="step">The step it belongs to.</param>
/// <param name="on">成文日期.</param>
/// <param name="typed">What was typed, by the names of the fields.</param>
/// <param name="masked">Whether people are masked.</param>
public sealed class LetterValues(
    Letter letter, CaseStory story, int step, DateOnly on, IReadOnlyDictionary<string, string> typed, bool masked)
{
    private Dossier Dossier => story.File.Dossier;

    /// <summary>文号: that of the step it belongs to, or else the last the case was given of its series.</summary>
    public string? Number => NumberOf(letter, Dossier, story.Told[step]);

    /// <summary>文号 of a letter, as the case got it.</summary>
    public static string? NumberOf(Letter letter, Dossier dossier, JsonElement told) => letter.Series switch
    {
        null => null,
        "*" => Text(At(told, "number")) ?? (dossier.Numbers is [.., var last] ? last.Number : null),
        var series => dossier.Numbers.LastOrDefault(x => x.Document == series && x.Number == Text(At(told, "number")))?.Number
            ?? dossier.Numbers.LastOrDefault(x => x.Document == series)?.Number,
    };

    /// <summary>The value of a field that is no column of a list; empty where the case says nothing.</summary>
    public string Of(LetterField field) => field.From switch
    {
        "letter.number" => Number ?? "",
        "letter.date" => Day(on),
        "letter.basis" => letter.BasisOf(story.File.Timeline.Law),
        "letter.event-day" => Day(Dossier.Steps[step].On),
        "case.number" => Dossier.Numbers.Select(x => x.Number).FirstOrDefault() ?? "",
        "case.unit" => Unit(story.File.Unit),
        "case.organ" => Organ,
        var from when field.Typed => typed.GetValueOrDefault(field.Name) ?? typed.GetValueOrDefault(from) ?? "",
        var from when from.EndsWith(".names", StringComparison.Ordinal) =>
            string.Join('、', Of(from[..^".names".Length]).Select(Shown).Select(x => x.Name)),
        var from when from.StartsWith("due:", StringComparison.Ordinal) =>
            story.Terms.LastOrDefault(x => x.Rule.Code == from["due:".Length..])?.DueOn is { } due ? Day(due) : "",
        var from => from.Split('|').Select(x => OfCase(x, field.As)).FirstOrDefault(x => x.Length > 0) ?? "",
    };

    /// <summary>The rows of a list, each a value for each of its fields.</summary>
    public IReadOnlyList<Func<LetterField, string>> Rows(string list) => list == "problem"
        ? [.. Problems().Select(problem => (Func<LetterField, string>)(x => problem.GetValueOrDefault(x.Name) ?? ""))]
        : [.. Of(list).Select(Shown).Select(party => (Func<LetterField, string>)(x => Of(party, x.Name[(list.Length + 1)..])))];

    /// <summary>The parties a letter says more of than everybody may know who may know of the case: the name of an organisation is
    /// open.</summary>
    public static IEnumerable<(Party Party, Person? Person)> Shows(CaseStory story, IEnumerable<LetterField> fields)
    {
        string[] named = [.. fields.Where(x => x.People).Select(x => x.Name)];
        return story.People.Where(x => named.Any(y => y.Split('.') is [var list, var column]
            && (list == "party" || list == ListOf(x.Party.Role))
            && (column is not ("name" or "names") || x.Party.PartyKind != PartyKinds.Organisation)));
    }

    private static string ListOf(string role) => role == PartyRoles.ThirdParty ? "third" : role;

    private IEnumerable<(Party Party, Person? Person)> Of(string list) =>
        story.People.Where(x => list == "party" || ListOf(x.Party.Role) == list);

    private MaskedParty Shown((Party Party, Person? Person) x) => masked || x.Person is not { } person
        ? Masking.Of(x.Party, x.Person, Dossier.Restricted, null)
        : new(x.Party.Id, x.Party.Role, x.Party.PartyKind, person.Name, person.IdentityKind, person.IdentityNumber, person.Phone,
            person.Address, x.Party.Minor, null);

    private string Of(MaskedParty party, string column)
    {
        var person = masked ? null : story.People.First(x => x.Party.Id == party.Id).Person;
        return column switch
        {
            "role" => Name("partyRole", party.Role),
            "name" => party.Name,
            "identity-kind" => party.IdentityKind is { } kind ? Name("identityKind", kind) : "",
            "identity" => party.IdentityNumber ?? "",
            "phone" => party.Phone ?? "",
            "address" => party.Address ?? "",
            "occupation" => person?.Occupation ?? "",
            "head" => person?.Representative ?? "",
            "born" => person?.BornOn is { } born ? Day(born) : "",
            _ => "",
        };
    }

    private IEnumerable<Dictionary<string, string>> Problems()
    {
        var solved = Dossier.Steps.Where(x => x.Event == "problem-solved").Select(x => x.Ref).ToHashSet();
        return Dossier.Steps.Select((x, i) => (Step: x, Told: story.Told[i])).Where(x => x.Step.Event == "problem-found")
            .Select(x => new Dictionary<string, string>
            {
                ["problem.kind"] = Said(At(x.Told, "problemKind"), "code:problemKind"),
                ["problem.provision"] = Said(At(x.Told, "provision"), null),
                ["problem.description"] = Said(At(x.Told, "description"), null),
                ["problem.state"] = solved.Contains(x.Step.Ref) ? "已整改" : "未整改",
            });
    }

    /// <summary>What the record says, or an event: the one the letter belongs to where it is of that name, otherwise the last.</summary>
    private string OfCase(string from, string? say)
    {
        if (from.StartsWith("record.", StringComparison.Ordinal))
        {
            return Said(At(story.Record, from["record.".Length..]), say);
        }

        var dot = from.IndexOf('.', StringComparison.Ordinal);
        var (name, member) = (from[..dot], from[(dot + 1)..]);
        var at = Dossier.Steps[step].Event == name ? step : Dossier.Steps.ToList().FindLastIndex(x => x.Event == name);
        if (at < 0)
        {
            return "";
        }

        // Days stand in the step, where a correction moves them; other values stand in the corrections that came after.
        return member == "occurredOn" ? Day(Dossier.Steps[at].On)
            : Said(story.Told.Skip(at + 1).Select(x => At(x, $"corrected.{member}")).LastOrDefault(x => x is not null)
                ?? At(story.Told[at], member), say);
    }

    private string Said(JsonElement? value, string? say) => value is not { } given ? ""
        : given.ValueKind is JsonValueKind.Array
            ? string.Join(say == "lines" ? '\n' : '、', given.EnumerateArray().Select(x => Said(x, say == "lines" ? null : say)))
        : given.ValueKind is JsonValueKind.Object ? ""
        : Said(given.ToString(), say);

    private string Said(string value, string? say) => say switch
    {
        "day" => DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day) ? Day(day) : value,
        "yuan" => decimal.Parse(value, CultureInfo.InvariantCulture).ToString("0.##", CultureInfo.InvariantCulture),
        "account" => story.Accounts.GetValueOrDefault(value) ?? value,
        "unit" => Unit(value),
        "yes" => value is "True" or "true" ? "是" : "否",
        { } list when list.StartsWith("code:", StringComparison.Ordinal) => Name(list["code:".Length..], value),
        _ => value,
    };

    /// <summary>制作机关: of a review the government of the district, otherwise the office itself.</summary>
    private string Organ
    {
        get
        {
            var district = story.Organisations.FirstOrDefault(x => x.OrganisationKind is Organisations.OrganisationKind.District)
                ?.NameOn(on);
            return story.Kind != Review.ReviewApplication.Kind || district is null ? Unit(story.File.Unit)
                : district[^1] is '区' or '县' or '市' or '旗' ? $"{district}人民政府" : district;
        }
    }

    private string Unit(string code) => story.Organisations.FirstOrDefault(x => x.Code == code)?.NameOn(on) ?? code;

    private static string Name(string list, string code) =>
        CodeList.Of(list).Codes.FirstOrDefault(x => x.Value == code)?.Chinese ?? code;

    /// <summary>成文日期的写法: Arabic numerals without leading zeros. GB/T 9704-2012.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    private static string? Text(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? At(JsonElement from, string path)
    {
        foreach (var member in path.Split('.'))
        {
            if (from.ValueKind is not JsonValueKind.Object || !from.TryGetProperty(member, out from)
                || from.ValueKind is JsonValueKind.Null)
            {
                return null;
            }
        }

        return from;
    }
}
