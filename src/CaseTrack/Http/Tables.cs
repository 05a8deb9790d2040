using System.Collections;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Http;

/// <summary>表格. Every list is also a table, <c>Accept: text/csv</c>: the answer's own rows, with all pages in one file unless
/// <c>limit</c> asks for one page. A format that is not there is 406, and the refusal names those there are.</summary>
public static class Tables
{
    public const string Csv = "text/csv";

    private const string Json = "application/json";

    /// <summary>How many rows a file takes at most; <c>Link</c> tells where the next one begins.</summary>
    private const int MostRows = 10_000;

    private const int PageOfFile = 200;

    public static void UseTables(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (AnswerOf(context) is not { } answer)
        {
            await next(context);
            return;
        }

        var list = HttpMethods.IsGet(context.Request.Method) ? ListIn(answer, context.Request.Path) : null;
        if (Wanted(context.Request, list is not null) == Json)
        {
            await next(context);
            return;
        }

        await WriteAsync(context, next, list!, context.RequestServices.GetRequiredService<InnerRequests>());
    });

    /// <summary>The list that an answer of a path tells, by its name in JSON; null where it tells of one thing.</summary>
    public static string? ListIn(Type answer, string path) => path.EndsWith("/{id}", StringComparison.Ordinal)
        || Guid.TryParse(path[(path.LastIndexOf('/') + 1)..], out _) ? null
        : answer.GetProperties().Where(x => IsRows(x.PropertyType))
            .Select(x => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(x.Name)).FirstOrDefault();

    /// <summary>What the path answers in JSON; null for pages, files and whatever chooses its format itself.</summary>
    private static Type? AnswerOf(HttpContext context) => !context.Request.Path.StartsWithSegments("/api/v1") ? null
        : context.GetEndpoint()?.Metadata.OfType<IProducesResponseTypeMetadata>()
            .FirstOrDefault(x => x.StatusCode is 200 or 201 && x.Type is { } type && type != typeof(void)
                && !type.IsAssignableTo(typeof(IResult)))?.Type;

    private static bool IsRows(Type type) => type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable)) && type.IsGenericType
        && type.GetGenericArguments() is [var row] && row != typeof(string) && (row.IsClass || row.IsInterface);

    private static string Wanted(HttpRequest request, bool table)
    {
        var asked = request.GetTypedHeaders().Accept.Where(x => (x.Quality ?? 1) > 0).OrderByDescending(x => x.Quality ?? 1)
            .Select(x => x.MediaType.Value!).ToArray();
        return asked.Length == 0 ? Json
            : asked.Select(x => x switch
            {
                "*/*" or "application/*" or Json or "application/problem+json" => Json,
                Csv or "text/*" => table ? Csv : null,
                _ => null,
            }).FirstOrDefault(x => x is not null)
            ?? throw new RefusedException(HttpRefusals.NotThere(table ? [Json, Csv] : [Json]), StatusCodes.Status406NotAcceptable);
    }

    private static async Task WriteAsync(HttpContext context, RequestDelegate next, string list, InnerRequests inner)
    {
        context.Request.Headers.Accept = Json;
        using var page = await KeptAnswer.OfAsync(context, next);
        if (context.Response.StatusCode != StatusCodes.Status200OK)
        {
            await page.CopyToAsync(context.Response.Body, context.RequestAborted);
            return;
        }

        var body = JsonNode.Parse(page)!;
        var rows = Rows(body, list);
        var more = In(context.Response.Headers.Link);
        if (!context.Request.Query.ContainsKey("limit"))
        {
            while (more is not null && rows.Count + PageOfFile <= MostRows)
            {
                var further = await inner.GetAsync(context, LargePage(more));
                if (further.Status != StatusCodes.Status200OK)
                {
                    break;
                }

                rows.AddRange(Rows(further.Body!, list));
                more = In(further.Link);
            }

            context.Response.Headers.Remove("Link");
            if (more is not null)
            {
                context.Response.Headers.Link = $"<{more}>; rel=\"next\"";
            }
        }

        var file = CsvFile.Write(rows);
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.ContentLength = file.Length;
        context.Response.Headers.Vary = "Accept";
        context.Response.Headers.ContentDisposition =
            $"attachment; filename=\"{context.Request.Path.Value!.Split('/')[^1]}.csv\"";
        await context.Response.Body.WriteAsync(file, context.RequestAborted);
    }

    /// <summary>The address that a link tells.</summary>
    private static string? In(string? link) => link is { Length: > 0 } ? link[1..link.IndexOf('>', StringComparison.Ordinal)] : null;

    private static List<JsonObject> Rows(JsonNode body, string list) => [.. (body[list] as JsonArray ?? []).OfType<JsonObject>()];

    private static string LargePage(string next)
    {
        var at = next.IndexOf('?', StringComparison.Ordinal);
        var query = new QueryBuilder(Parsed(next[at..]).Append(new("limit", $"{PageOfFile}")));
        return next[..at] + query;
    }

    private static IEnumerable<KeyValuePair<string, string>> Parsed(string query) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query).Select(x => KeyValuePair.Create(x.Key, x.Value.ToString()));
}
