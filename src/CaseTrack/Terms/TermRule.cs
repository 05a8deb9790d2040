using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaseTrack.Terms;

/// <summary>How a term is counted. 民事诉讼法 §85；行政复议法(2023) §88.</summary>
public enum TermUnit
{
    /// <summary>自然日: every day counts; a last day off moves to the next working day.</summary>
    Calendar = 1,

    /// <summary>工作日: only days an office works count.</summary>
    Working,

    /// <summary>月: to the same day of a later month; counted as calendar days once the start is known.</summary>
    Months,

    /// <summary>The step that starts it names the last day.</summary>
    AsSet,
}

/// <summary>On which day what silence brings about takes effect.</summary>
public enum SilenceDay
{
    /// <summary>The day the term ran out.</summary>
    LastDay = 1,

    /// <summary>The day after it: the right lapses once its last day is over.</summary>
    DayAfter,

    /// <summary>Back on the day the term began.</summary>
    FirstDay,
}

/// <summary>A pair of steps between which a term stands still.</summary>
public sealed record PausedBetween(string From, string To);

/// <summary>期限规则. One time limit of one law, as data: <c>Clocks/terms.json</c>.</summary>
public sealed record TermRule
{
    /// <summary>Stable code, e.g. <c>review.adjudication</c>; versions of a rule share it.</summary>
    public required string Code { get; init; }

    /// <summary>The kind of record it binds.</summary>
    public required string Kind { get; init; }

    public required string Chinese { get; init; }
    public required string English { get; init; }

    /// <summary>法律依据.</summary>
    public required string Basis { get; init; }

    /// <summary>False where no law gives the number: then it is the office's setting (<c>Terms:{code}</c>).</summary>
    public bool Sure { get; init; } = true;

    /// <summary>First day of the record's law it holds for.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The day of the record's law from which it no longer holds.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The length; absent where the starting step sets it.</summary>
    public int? Length { get; init; }

    public TermUnit Unit { get; init; } = TermUnit.Calendar;

    /// <summary>What starts it; a later one starts it again.</summary>
    public required IReadOnlyList<string> Starts { get; init; }

    /// <summary>What ends it.</summary>
    public required IReadOnlyList<string> Ends { get; init; }

    /// <summary>Those of <see cref="Ends"/> that make it moot: they tell nothing of whether what it asks for was done. Past its last day
    /// that is unknown, not late.</summary>
    public IReadOnlyList<string> Moot { get; init; } = [];

    /// <summary>Whose duty it is: <c>office</c>, another public body, or somebody who is none.</summary>
    public string DutyOf { get; init; } = DutyHolder.Office;

    /// <summary>环节, code list <c>breachPhase</c>.</summary>
    public string Phase { get; init; } = BreachPhase.Handling;

    /// <summary>Whether missing it is a breach by a public body; what applicants, parties and courts miss is their own affair.</summary>
    [JsonIgnore]
    public bool BindsPublicBody => !Window && !DutyHolder.Unbound.Contains(DutyOf);

    /// <summary>What stops it for a while.</summary>
    public IReadOnlyList<PausedBetween> Pauses { get; init; } = [];

    /// <summary>What stops it where the office has decided so: no text of the law settles it (<c>Pauses:{code}</c>).</summary>
    public IReadOnlyList<PausedBetween> OptionalPauses { get; init; } = [];

    /// <summary>What lengthens it by the days it grants.</summary>
    public IReadOnlyList<string> ExtendedBy { get; init; } = [];

    /// <summary>It applies only if each of these traits of the record has one of these values.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> When { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>It applies only to starting steps with one of these tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>A right that lapses rather than a duty that is missed.</summary>
    public bool Window { get; init; }

    /// <summary>What happens by silence when it runs out; absent if nothing does.</summary>
    public SilentEffect? Silence { get; init; }

    public SilenceDay SilenceOn { get; init; } = SilenceDay.LastDay;

    /// <summary>Whether it governs a record whose law is that of a day.</summary>
    public bool HoldsOn(DateOnly law) => (From is null || From <= law) && (Until is null || law < Until);

    /// <summary>Whether it binds a record with these traits.</summary>
    public bool Binds(IReadOnlyDictionary<string, string> traits) =>
        When.All(wanted => traits.TryGetValue(wanted.Key, out var has) && wanted.Value.Contains(has));
}

/// <summary>期限规则表. The shipped rules, with the office's own numbers where the law leaves them open.</summary>
public sealed class TermRules
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <param name="rules">Every version of every rule.</param>
    public TermRules(IEnumerable<TermRule> rules) => All = [.. rules];

    /// <summary>As they come with the program.</summary>
    public static TermRules Shipped { get; } = new(Read());

    public IReadOnlyList<TermRule> All { get; }

    /// <summary>The rules that bind a kind of record under the law of a day.</summary>
    public IEnumerable<TermRule> For(string kind, DateOnly law) => All.Where(x => x.Kind == kind && x.HoldsOn(law));

    /// <summary>One rule as it stood for the law of a day.</summary>
    /// <exception cref="InvalidOperationException">No version holds then.</exception>
    public TermRule Of(string code, DateOnly law) => All.Single(x => x.Code == code && x.HoldsOn(law) && x.When.Count == 0);

    /// <summary>The rules with the office's numbers put in: <c>Terms:supervision.check = 10</c>. Only versions of a rule that are marked
    /// unsure may be set.</summary>
    /// <exception cref="InvalidOperationException">The code is unknown, the law fixes its number, or the number is not between 1 and
    /// 3660.</exception>
    public TermRules With(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var rules = All.ToArray();
        foreach (var (code, value) in settings)
        {
            if (value is null)
            {
                continue;
            }

            var known = rules.Where(x => x.Code == code).ToArray();
            if (known.All(x => x.Sure) || !int.TryParse(value, out var length) || length is < 1 or > 3660)
            {
                throw new InvalidOperationException(
                    $"设置 Terms:{code} = {value} 无效 (a setting names a rule marked \"sure\": false in terms.json and a number of 1 to "
                        + $"3660).");
            }

            rules = [.. rules.Select(x => x.Code == code && !x.Sure ? x with { Length = length } : x)];
        }

        return new TermRules(rules);
    }

    /// <summary>The rules with the pauses the office has decided on: <c>Pauses:mediation.term = true</c>.</summary>
    /// <exception cref="InvalidOperationException">The rule is unknown, or nothing about its pauses is open.</exception>
    public TermRules Pausing(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var decided = settings.ToDictionary(x => x.Key, x => bool.TryParse(x.Value, out var pauses) && pauses);
        if (decided.Keys.FirstOrDefault(code => !All.Any(x => x.Code == code && x.OptionalPauses.Count > 0)) is { } unknown)
        {
            throw new InvalidOperationException($"设置 Pauses:{unknown} 无效 (the rule is unknown or its pauses are not open).");
        }

        return new TermRules(
            All.Select(x => decided.GetValueOrDefault(x.Code) ? x with { Pauses = [.. x.Pauses, .. x.OptionalPauses] } : x));
    }

    /// <summary>Rules from their text.</summary>
    /// <exception cref="InvalidOperationException">A member or a value is unknown, what silence brings among them.</exception>
    public static TermRule[] Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<TermRule[]>(json, Json)!;
        }
        catch (JsonException e)
        {
            throw new InvalidOperationException($"terms.json: {e.Message}", e);
        }
    }

    private static TermRule[] Read()
    {
        using var stream = typeof(TermRules).Assembly.GetManifestResourceStream("Terms.terms.json")!;
        return Parse(new StreamReader(stream).ReadToEnd());
    }
}
