using CaseTrack.Http;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Exports;

/// <summary>导出请求. A list asked for as a file: by <c>Accept</c>, or by <c>format</c> where a link cannot say it.</summary>
/// <param name="Format">The form of the file.</param>
/// <param name="Gb18030">CSV for programs that read Chinese by the national standard only.</param>
/// <param name="Purpose">目的, code list <c>disclosurePurpose</c>; kept with the access log where it is said.</param>
public sealed record ExportRequest(ExportFormat Format, bool Gb18030, string? Purpose)
{
    /// <summary>What can be asked of every list besides its own filters.</summary>
    public static readonly IReadOnlyList<string> Parameters = ["format", "charset", "purpose"];

    private const string Json = "application/json";
    private const string Gb = "gb18030";

    /// <summary>Reads it, and takes its parameters out of the address: the list itself knows nothing of them.</summary>
    /// <param name="request">The request.</param>
    /// <param name="list">Whether what is asked for is a list at all.</param>
    /// <returns>Null where JSON is wanted.</returns>
    /// <exception cref="RefusedException">406 for a form that is not there, 400 for a parameter that cannot be read.</exception>
    public static ExportRequest? Read(HttpRequest request, bool list)
    {
        var (format, charset) = list && request.Query.ContainsKey("format") ? (Named(request), null) : Accepted(request, list);
        if (format is null)
        {
            if (list && request.Query["format"] == "json")
            {
                Strip(request, "format");
            }

            return null;
        }

        var given = request.Query["charset"];
        charset = given.Count == 0 ? charset : given.ToString();
        var gb = string.Equals(charset, Gb, StringComparison.OrdinalIgnoreCase);
        if (given.Count > 0 && (format != ExportFormat.Csv || !(gb || string.Equals(charset, "utf-8", StringComparison.OrdinalIgnoreCase))))
        {
            throw new RefusedException(HttpRefusals.BadFilter, 400, "/charset");
        }

        var purpose = request.Query["purpose"].ToString() is { Length: > 0 } said ? said : null;
        if (purpose is not null && CodeList.Of("disclosurePurpose").Codes.All(x => x.Value != purpose))
        {
            throw new RefusedException(HttpRefusals.BadFilter, 400, "/purpose");
        }

        Strip(request, [.. Parameters]);
        return new(format, gb, purpose);
    }

    private static ExportFormat? Named(HttpRequest request)
    {
        var name = request.Query["format"].ToString();
        return name == "json" ? null : ExportFormat.All.FirstOrDefault(x => x.Name == name)
            ?? throw new RefusedException(HttpRefusals.NotThere(["json", .. ExportFormat.All.Select(x => x.Name)]), 406, "/format");
    }

    private static (ExportFormat? Format, string? Charset) Accepted(HttpRequest request, bool list)
    {
        var asked = request.GetTypedHeaders().Accept.Where(x => (x.Quality ?? 1) > 0).OrderByDescending(x => x.Quality ?? 1).ToArray();
        foreach (var one in asked)
        {
            var type = one.MediaType.Value!;
            if (type is "*/*" or "application/*" or Json or "application/problem+json")
            {
                return (null, null);
            }

            if (list && ExportFormat.All.FirstOrDefault(x => x.MediaTypes.Contains(type)) is { } format)
            {
                return (format, one.Charset.Value);
            }
        }

        return asked.Length == 0 ? (null, null) : throw new RefusedException(
            HttpRefusals.NotThere([Json, .. list ? ExportFormat.All.Select(x => x.MediaType) : []]), StatusCodes.Status406NotAcceptable);
    }

    private static void Strip(HttpRequest request, params string[] names) =>
        request.QueryString = QueryString.Create(request.Query.Where(x => !names.Contains(x.Key)));
}
