using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Numbers;

/// <summary>文号模板 of the caller's district, as they hold today.</summary>
/// <param name="Syntax">How a template is written.</param>
/// <param name="Setting">Where an office puts its own.</param>
/// <param name="DistrictWord">区的简称 in numbers.</param>
/// <param name="UnitWord">The short name of the unit asked about; absent where it has none, and numbers in the district's series.</param>
/// <param name="Documents">The kinds of document.</param>
/// <param name="Tried">What the template that was asked about would give.</param>
/// <param name="Rules">What the district has set with its day, the latest first.</param>
public sealed record NumberTemplateList(
    string Syntax, string Setting, string DistrictWord, string? UnitWord, IReadOnlyList<NumberTemplateView> Documents, string? Tried,
    IReadOnlyList<NumberTemplateRule> Rules);

/// <summary>一种文书的文号.</summary>
/// <param name="Document">The kind of document.</param>
/// <param name="Chinese">Its name.</param>
/// <param name="Template">The template that holds.</param>
/// <param name="Scope">district or unit: whose series it is.</param>
/// <param name="Example">示例: the number the next document would get if it were made now.</param>
/// <param name="Source">Who says so.</param>
/// <param name="InForceFrom">施行日; absent where it holds for all days.</param>
public sealed record NumberTemplateView(
    string Document, string Chinese, string Template, string Scope, string Example, NumberTemplateSource Source, DateOnly? InForceFrom);

/// <summary>模板的来源.</summary>
public enum NumberTemplateSource
{
    /// <summary>随程序提供.</summary>
    Shipped = 1,

    /// <summary>由设置规定.</summary>
    Setting,

    /// <summary>由本区规定，自某日起.</summary>
    District,
}

public static class ListNumberTemplatesEndpoint
{
    /// <summary>文号模板: syntax, what holds for the district or one of its units, each with the next number as an example; <c>template</c>
    /// tries one out, for <c>document</c> with the next serial of its series.</summary>
    [WolverineGet("/api/v1/number-templates")]
    public static async Task<NumberTemplateList> Get(
        HttpContext context, IQuerySession session, NumberTemplates templates, TimeProvider clock, CancellationToken token)
    {
        var filters = Filters.Of(context, "unit", "template", "document");
        var unit = filters.Text("unit");
        var words = await Numbering.WordsAsync(session, templates, unit, token);
        var today = Today.Of(clock).Date;
        var own = await session.NumberTemplatesAsync(templates, token);
        var last = await NumberSeries.LastAsync(session, token);
        Task<string> NextAsync(NumberTemplate template, string? word) => NumberSeries.NextAsync(
            session, serial => template.Write(today.Year, serial, word, words.District),
            last.GetValueOrDefault((template.Series(unit ?? ""), today.Year)), token);

        var views = new List<NumberTemplateView>();
        foreach (var document in own.All.Select(x => x.Document).Distinct())
        {
            var template = own.For(document, today, words.Unit is not null);
            views.Add(new(
                document, template.Chinese, template.Template, template.Scope, await NextAsync(template, words.Unit),
                template.From is not null ? NumberTemplateSource.District
                    : NumberTemplates.Shipped.All.Contains(template) ? NumberTemplateSource.Shipped : NumberTemplateSource.Setting,
                template.From));
        }

        return new(
            NumberTemplate.Syntax, $"Numbers:{session.TenantId}:{{document}}", words.District, words.Unit, views,
            filters.Text("template") is { } tried
                ? await NextAsync(Tried(tried, filters.Text("document")), words.Unit ?? "楠竹林") : null,
            await session.Query<NumberTemplateRule>().OrderByDescending(x => x.InForceFrom).ThenBy(x => x.Id).ToListAsync(token));
    }

    /// <exception cref="RefusedException">400: it is no template, or there is no such document.</exception>
    private static NumberTemplate Tried(string template, string? document) => !NumberTemplate.IsTemplate(template)
        ? throw new RefusedException(HttpRefusals.BadFilter, 400, "/template")
        : document is not null && !NumberTemplates.Shipped.All.Any(x => x.Document == document)
            ? throw new RefusedException(HttpRefusals.BadFilter, 400, "/document")
            : new NumberTemplate(document ?? "", "", NumberTemplate.ScopeOf(template), template);
}
