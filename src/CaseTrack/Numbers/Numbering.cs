using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CaseTrack.Organisations;
using CaseTrack.Store;
using Marten;
using Npgsql;
using Weasel.Postgresql.Tables;

namespace CaseTrack.Numbers;

/// <summary>文号模板. How the number of a kind of document is written, from a day on.</summary>
/// <param name="Document">The kind of document, e.g. <c>review.decision</c>; it has a series of its own.</param>
/// <param name="Chinese">Its name.</param>
/// <param name="Scope"><c>district</c>: one series for the district; <c>unit</c>: one for each organisation with a short name for numbers.</param>
/// <param name="Template">Text with <c>{year}</c>, <c>{unit}</c> and <c>{serial}</c> or <c>{serial:000}</c>.</param>
/// <param name="From">First day it holds.</param>
public sealed partial record NumberTemplate(string Document, string Chinese, string Scope, string Template, DateOnly? From = null)
{
    public string Write(int year, int serial, string? unit) => Serial().Replace(
        Template.Replace("{year}", year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("{unit}", unit, StringComparison.Ordinal),
        match => serial.ToString(match.Groups[1].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\{serial(?::(0+))?\}")]
    private static partial Regex Serial();
}

/// <summary>文号模板表, <c>Numbers/number-templates.json</c>; an office puts its own in <c>Numbers:{document}</c>.</summary>
public sealed class NumberTemplates(IReadOnlyList<NumberTemplate> all)
{
    public static NumberTemplates Shipped { get; } = Read();

    public IReadOnlyList<NumberTemplate> All => all;

    /// <summary>The template that holds on a day: the unit's where the unit has a short name, else the district's.</summary>
    public NumberTemplate For(string document, DateOnly day, bool unitHasName) => all
        .Where(x => x.Document == document && (x.From is null || x.From <= day) && (x.Scope == "district" || unitHasName))
        .OrderBy(x => x.Scope == "unit" ? 0 : 1).ThenByDescending(x => x.From ?? DateOnly.MinValue).First();

    /// <exception cref="InvalidOperationException">A setting names no document, or its template has no year or serial.</exception>
    public NumberTemplates With(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var changed = all.ToList();
        foreach (var (document, template) in settings)
        {
            var i = changed.FindIndex(x => x.Document == document && x.Scope == "district");
            if (i < 0 || template is null || !template.Contains("{year}", StringComparison.Ordinal) || !template.Contains("{serial", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"设置 Numbers:{document} 无效 (a template has {{year}} and {{serial}}, and its document is one of number-templates.json).");
            }

            changed[i] = changed[i] with { Template = template };
        }

        return new NumberTemplates(changed);
    }

    private static NumberTemplates Read()
    {
        using var stream = typeof(NumberTemplates).Assembly.GetManifestResourceStream("Numbers.number-templates.json")!;
        return new NumberTemplates(JsonSerializer.Deserialize<NumberTemplate[]>(stream, JsonSerializerOptions.Web)!);
    }
}

/// <summary>文号分配. Gap-free within series, unit and year, in the transaction of the event that gives the number.</summary>
public static class Numbering
{
    private const string TableName = "number_series";

    private const string Next = $"""
        insert into {StoreSchema.Name}.{TableName} (tenant_id, series, year, last) values ($1, $2, $3, 1)
        on conflict (tenant_id, series, year) do update set last = {TableName}.last + 1 returning last
        """;

    /// <summary>The last serial of each series and year.</summary>
    public static Table Definition()
    {
        var table = new Table($"{StoreSchema.Name}.{TableName}");
        table.AddColumn<string>("tenant_id").NotNull().AsPrimaryKey();
        table.AddColumn<string>("series").NotNull().AsPrimaryKey();
        table.AddColumn<int>("year").NotNull().AsPrimaryKey();
        table.AddColumn<int>("last").NotNull();
        return table;
    }

    /// <summary>Takes the next number. Whoever else wants one of the series waits until this transaction ends; if it fails, the number was never taken.</summary>
    public static async Task<string> NextNumberAsync(
        this IDocumentSession session, NumberTemplates templates, string document, string unit, DateOnly on, CancellationToken token)
    {
        var name = (await session.OrganisationAsync(unit, token))?.NumberWord;
        var template = templates.For(document, on, name is not null);
        await session.BeginTransactionAsync(token);
        await using var command = new NpgsqlCommand(Next);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = template.Scope == "unit" ? $"{document}/{unit}" : document });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = on.Year });
        await using var rows = await session.ExecuteReaderAsync(command, token);
        await rows.ReadAsync(token);
        return template.Write(on.Year, await rows.GetFieldValueAsync<int>(0, token), name);
    }
}
