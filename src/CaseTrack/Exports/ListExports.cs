using System.Collections;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Exports;

/// <summary>清单导出. Every list is also a file: CSV, a workbook, or JSON Lines, of the rows that its JSON answer has. What answers a list
/// is found by the type of its answer, so that a new one need not say so.</summary>
public static class ListExports
{
    public static void UseExports(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (AnswerOf(context) is not { } answer)
        {
            await next(context);
            return;
        }

        var list = HttpMethods.IsGet(context.Request.Method) ? ListIn(answer, context.Request.Path) : null;
        if (ExportRequest.Read(context.Request, list is not null) is not { } asked)
        {
            await next(context);
            return;
        }

        await context.RequestServices.GetRequiredService<ListExport>().WriteAsync(context, next, list!, asked);
    });

    /// <summary>The list that an answer of a path tells, by its name in JSON; null where it tells of one thing.</summary>
    public static string? ListIn(Type answer, string path) => path.EndsWith("/{id}", StringComparison.Ordinal)
        || Guid.TryParse(path[(path.LastIndexOf('/') + 1)..], out _) ? null
        : answer.GetProperties().Where(x => IsRows(x.PropertyType))
            .Select(x => JsonNamingPolicy.CamelCase.ConvertName(x.Name)).FirstOrDefault();

    /// <summary>What the path answers in JSON; null for pages, files and whatever chooses its format itself.</summary>
    private static Type? AnswerOf(HttpContext context) => !context.Request.Path.StartsWithSegments("/api/v1") ? null
        : context.GetEndpoint()?.Metadata.OfType<IProducesResponseTypeMetadata>()
            .FirstOrDefault(x => x.StatusCode is 200 or 201 && x.Type is { } type && type != typeof(void)
                && !type.IsAssignableTo(typeof(IResult)))?.Type;

    private static bool IsRows(Type type) => type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable)) && type.IsGenericType
        && type.GetGenericArguments() is [var row] && row != typeof(string) && (row.IsClass || row.IsInterface);
}
