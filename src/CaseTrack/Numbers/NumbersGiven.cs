using CaseTrack.Organisations;
using CaseTrack.Store;
using Marten;
using Npgsql;

namespace CaseTrack.Numbers;

/// <summary>已编的文号. What a change of a template is held against.</summary>
/// <param name="Templates">The templates of the district, with what is set for later.</param>
/// <param name="District">区的简称.</param>
/// <param name="Units">The short names of offices by their codes.</param>
/// <param name="Last">The last serial of each series and year.</param>
/// <param name="Given">Numbers as the new template would write them that were given by the program, as they are compared.</param>
public sealed record NumbersGiven(
    NumberTemplates Templates, string District, IReadOnlyDictionary<string, string> Units,
    IReadOnlyDictionary<(string Series, int Year), int> Last, IReadOnlyList<string> Given)
{
    // What was entered from paper is stepped over when its turn comes.
    private static readonly string Alike = "select distinct g.key from (" + string.Join(" union all ", RecordKind.Cases.Select(x =>
        $"select jsonb_array_elements_text({StoredDocuments.NumberKeys}) as key from {StoredDocuments.TableOf(x.RecordType.Name)} "
            + $"where tenant_id = $1 and jsonb_typeof({StoredDocuments.NumberKeys}) = 'array'"))
        + $") g where g.key ~ any($2) and not exists (select from {StoreSchema.Name}.{Numbering.EnteredTable} e "
        + "where e.tenant_id = $1 and e.key = g.key) order by 1";

    public static async Task<NumbersGiven> ReadAsync(
        NumberTemplate template, IQuerySession session, NumberTemplates shipped, CancellationToken token)
    {
        var district = (await Numbering.WordsAsync(session, shipped, null, token)).District;
        var units = (await session.OrganisationsAsync(token)).Where(x => x.NumberWord is not null && x.Code != session.TenantId)
            .ToDictionary(x => x.Code, x => x.NumberWord!);
        string?[] words = template.Scope == "unit" ? [.. units.Values.Distinct()] : [null];
        var expressions = words.Select(x => NumberPattern.Of(template, x, district).Expression).ToArray();
        return new(
            await session.NumberTemplatesAsync(shipped, token), district, units, await NumberSeries.LastAsync(session, token),
            await AlikeAsync(session, expressions, token));
    }

    /// <summary>The series a template writes into, each with its pattern: the district's, or one for each office with a short
    /// name.</summary>
    public IEnumerable<(string Series, NumberPattern Pattern)> SeriesOf(NumberTemplate template) => template.Scope == "unit"
        ? Units.Select(x => (template.Series(x.Key), NumberPattern.Of(template, x.Value, District)))
        : [(template.Series(""), NumberPattern.Of(template, null, District))];

    /// <summary>A template of another series that would write the same numbers on that day or later, with such a number.</summary>
    public (NumberTemplate Template, string Example)? SameAs(NumberTemplate template)
    {
        var from = template.From ?? DateOnly.MinValue;
        var mine = SeriesOf(template).ToArray();
        foreach (var other in Templates.InForceFrom(from).Where(x => x.Document != template.Document || x.Scope != template.Scope))
        {
            if (SeriesOf(other).Any(x => mine.Any(y => y.Pattern.Meets(x.Pattern))))
            {
                return (other, template.Write(from.Year, 1, Units.Values.FirstOrDefault(), District));
            }
        }

        return null;
    }

    /// <summary>Whether a number that was given lies ahead of the template's series.</summary>
    public bool IsAheadOf(NumberTemplate template) => SeriesOf(template).Any(x => Given.Any(key =>
        x.Pattern.Read(key) is { } said && said.Year >= (template.From?.Year ?? 0)
            && said.Serial > Last.GetValueOrDefault((x.Series, said.Year))));

    /// <summary>Whether a number of a template's series was given in the year in which it is to begin, or later.</summary>
    public bool DrawnSince(NumberTemplate template) => Last.Keys.Any(x => x.Year >= (template.From?.Year ?? 0)
        && (x.Series == template.Document || x.Series.StartsWith(template.Document + "/", StringComparison.Ordinal)));

    private static async Task<IReadOnlyList<string>> AlikeAsync(IQuerySession session, string[] expressions, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(Alike);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = expressions });
        var keys = new List<string>();
        await using var rows = await session.ExecuteReaderAsync(command, token);
        while (await rows.ReadAsync(token))
        {
            keys.Add(await rows.GetFieldValueAsync<string>(0, token));
        }

        return keys;
    }
}
