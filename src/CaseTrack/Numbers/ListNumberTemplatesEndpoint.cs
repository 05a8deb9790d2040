using CaseTrack.Http;
using CaseTrack.Store;
using Marten;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace CaseTrack.Numbers;

/// <summary>文号模板 of the caller's district, as they hold today.</summary>
/// <param name="Syntax">How a template is written.</param>
/// <param name="Setting">Where an office puts its own.</param>
/// <param name="DistrictWord">区的简称 in numbers.</param>
/// <param name="UnitWord">The short name of the unit asked about; absent where it has none, and numbers in the district's series.</param>
/// <param name="Documents">The kinds of document.</param>
/// <param name="Tried">What the template that was asked about would give.</param>
public sealed record NumberTemplateList(string Syntax, string Setting, string DistrictWord, string? UnitWord, IReadOnlyList<NumberTemplateView> Documents, string? Tried);

/// <summary>一种文书的文号.</summary>
/// <param name="Document">The kind of document.</param>
/// <param name="Chinese">Its name.</param>
/// <param name="Template">The template that holds.</param>
/// <param name="Scope">district or unit: whose series it is.</param>
/// <param name="Example">示例: the number the next document would get if it were made now.</param>
public sealed record NumberTemplateView(string Document, string Chinese, string Template, string Scope, string Example);

public static class ListNumberTemplatesEndpoint
{
    /// <summary>文号模板: syntax, what holds for the district or one of its units, each with the next number as an example; <c>template</c> tries one out.</summary>
    [WolverineGet("/api/v1/number-templates")]
    public static async Task<NumberTemplateList> Get(HttpContext context, IQuerySession session, NumberTemplates templates, TimeProvider clock, CancellationToken token)
    {
        var filters = Filters.Of(context, "unit", "template");
        var unit = filters.Text("unit");
        var words = await Numbering.WordsAsync(session, templates, unit, token);
        var today = Today.Of(clock).Date;
        var last = await LastAsync(session, today.Year, token);
        var tried = filters.Text("template");
        if (tried is not null && !NumberTemplate.IsTemplate(tried))
        {
            throw new RefusedException(HttpRefusals.BadFilter, 400, "/template");
        }

        var own = templates.Of(session.TenantId);
        return new(NumberTemplate.Syntax, $"Numbers:{session.TenantId}:{{document}}", words.District, words.Unit,
            [.. own.All.Select(x => x.Document).Distinct().Select(document =>
            {
                var template = own.For(document, today, words.Unit is not null);
                var next = last.GetValueOrDefault(template.Series(unit ?? "")) + 1;
                return new NumberTemplateView(document, template.Chinese, template.Template, template.Scope, template.Write(today.Year, next, words.Unit, words.District));
            })],
            tried is null ? null : new NumberTemplate("", "", "district", tried).Write(today.Year, 1, words.Unit ?? "楠竹林", words.District));
    }

    private static async Task<Dictionary<string, int>> LastAsync(IQuerySession session, int year, CancellationToken token)
    {
        await using var connection = session.Database.CreateConnection();
        await connection.OpenAsync(token);
        await using var command = new NpgsqlCommand($"select series, last from {StoreSchema.Name}.number_series where tenant_id = $1 and year = $2", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = year });
        var last = new Dictionary<string, int>();
        await using var rows = await command.ExecuteReaderAsync(token);
        while (await rows.ReadAsync(token))
        {
            last[rows.GetString(0)] = rows.GetInt32(1);
        }

        return last;
    }
}
