using System.Runtime.CompilerServices;
using System.Text.Json;
using Marten;

namespace CaseTrack.Numbers;

/// <summary>文号模板表, <c>Numbers/number-templates.json</c>; an office puts its own in <c>Numbers:{document}</c>, one of several districts in
/// <c>Numbers:{district}:{document}</c>, or sets them with their day (<see cref="NumberTemplateRule"/>), which goes before both.</summary>
public sealed class NumberTemplates
{
    private readonly IReadOnlyDictionary<string, NumberTemplates> districts;
    private readonly IReadOnlyDictionary<string, string> words;

    private NumberTemplates(
        IReadOnlyList<NumberTemplate> all, IReadOnlyDictionary<string, string> words, IReadOnlyDictionary<string,
        NumberTemplates>? districts = null)
    {
        All = all;
        this.words = words;
        this.districts = districts ?? new Dictionary<string, NumberTemplates>();
    }

    public static NumberTemplates Shipped
    {
        get;
    } = new(Read<NumberTemplate[]>("number-templates"), Read<Dictionary<string, string>>("district-words"));

    public IReadOnlyList<NumberTemplate> All { get; }

    /// <summary>Those of a district: its own where it has set some, the common ones otherwise.</summary>
    public NumberTemplates Of(string district) => districts.GetValueOrDefault(district, this);

    /// <summary>区的简称 that the program knows; null for a district it does not.</summary>
    public string? WordOf(string district) => words.GetValueOrDefault(district);

    /// <summary>The template that holds on a day: the unit's where the unit has a short name, else the district's.</summary>
    public NumberTemplate For(string document, DateOnly day, bool unitHasName) => All
        .Where(x => x.Document == document && (x.From is null || x.From <= day) && (x.Scope == "district" || unitHasName))
        .OrderBy(x => x.Scope == "unit" ? 0 : 1).ThenByDescending(x => x.From ?? DateOnly.MinValue).First();

    /// <summary>For each kind of document and scope the one in force on a day, and those that begin later.</summary>
    public IEnumerable<NumberTemplate> InForceFrom(DateOnly day) => All.GroupBy(x => (x.Document, x.Scope)).SelectMany(x =>
        x.Where(y => y.From > day).Append(x.Where(y => y.From is null || y.From <= day).MaxBy(y => y.From ?? DateOnly.MinValue)))
        .OfType<NumberTemplate>();

    /// <summary>These with what a district has set.</summary>
    public NumberTemplates Adopting(IEnumerable<NumberTemplateRule> rules) => new([.. All, .. from rule in rules
        let shipped = All.FirstOrDefault(x => x.Document == rule.Document)
        where shipped is not null
        select shipped with { Scope = rule.Scope, Template = rule.Template, From = rule.InForceFrom }], words);

    /// <summary>These with those of the settings: <c>{document}</c> for every district, <c>{district}:{document}</c> for one.</summary>
    /// <exception cref="InvalidOperationException">A setting names no document, or its template has no year or serial.</exception>
    public NumberTemplates With(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var own = settings.Where(x => x.Value is not null)
            .ToLookup(x => x.Key.Contains(':', StringComparison.Ordinal) ? x.Key[..x.Key.IndexOf(':', StringComparison.Ordinal)] : "");
        var common = Changed(own[""]);
        return new(common.All, words, own.Where(x => x.Key.Length > 0).ToDictionary(
            x => x.Key, x => common.Changed(x.Select(y => KeyValuePair.Create(y.Key[(x.Key.Length + 1)..], y.Value)))));
    }

    private NumberTemplates Changed(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var changed = All.ToList();
        foreach (var (document, template) in settings)
        {
            var i = changed.FindIndex(x => x.Document == document && x.Scope == "district");
            if (i < 0 || !NumberTemplate.IsTemplate(template))
            {
                throw new InvalidOperationException(
                    $"设置 Numbers:{document} 无效 (its document is one of number-templates.json; its template: {NumberTemplate.Syntax}).");
            }

            // With {unit} it is the offices' own series; an office without a short name goes on in the district's.
            if (template!.Contains("{unit}", StringComparison.Ordinal))
            {
                changed.RemoveAll(x => x.Document == document && x.Scope == "unit");
                changed.Add(changed.First(x => x.Document == document) with { Scope = "unit", Template = template });
            }
            else
            {
                changed[i] = changed[i] with { Template = template };
            }
        }

        return new NumberTemplates(changed, words);
    }

    private static T Read<T>(string name)
    {
        using var stream = typeof(NumberTemplates).Assembly.GetManifestResourceStream($"Numbers.{name}.json")!;
        return JsonSerializer.Deserialize<T>(stream, JsonSerializerOptions.Web)!;
    }
}

public static class NumberTemplateQueries
{
    // A unit of work goes by the templates it has read, however many numbers it gives.
    private static readonly ConditionalWeakTable<IQuerySession, NumberTemplates> Read = [];

    /// <summary>The templates of the caller's district: those of the settings, and what it has set with its day.</summary>
    public static async Task<NumberTemplates> NumberTemplatesAsync(
        this IQuerySession session, NumberTemplates templates, CancellationToken token)
    {
        if (!Read.TryGetValue(session, out var read))
        {
            read = templates.Of(session.TenantId).Adopting(
                (await session.AllAsync<NumberTemplateRule>(token)).OrderBy(x => x.InForceFrom).ThenBy(x => x.Id));
            Read.AddOrUpdate(session, read);
        }

        return read;
    }
}
