using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CaseTrack.Access;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using CaseTrack.Store;
using Marten;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.WebUtilities;
using Npgsql;

namespace CaseTrack.Exports;

/// <summary>Writes a list as a file: page by page through the API itself, so that rights, filters, masking and limits are those of the
/// list. The file is whole before its first byte is sent, or there is a refusal instead.</summary>
public sealed class ListExport(InnerRequests inner, AccessLog log, IDocumentStore store, ExportOptions options, TimeProvider clock)
{
    private const int PageOfFile = 200;

    public async Task WriteAsync(HttpContext context, RequestDelegate next, string list, ExportRequest asked)
    {
        var token = context.RequestAborted;
        var filter = context.Request.QueryString.Value is { Length: > 1 } query ? query[1..] : null;
        var (at, sequence) = (clock.GetUtcNow().ToOffset(Today.ShanghaiOffset), await SequenceAsync(await WhoAsync(context), token));
        context.Request.Headers.Accept = "application/json";
        using var first = await KeptAnswer.OfAsync(context, next);
        if (context.Response.StatusCode != StatusCodes.Status200OK)
        {
            await first.CopyToAsync(context.Response.Body, token);
            return;
        }

        // The time of one answer is over soon; each page has it anew.
        context.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        token = context.RequestAborted;
        var body = JsonNode.Parse(first)!.AsObject();
        using var spool = new ExportSpool();
        var (more, refused) = await ReadAsync(context, body, list, spool);
        if (refused is not null)
        {
            context.Response.StatusCode = refused.Status;
            context.Response.ContentType = "application/problem+json";
            await context.Response.WriteAsync(refused.Body?.ToJsonString() ?? "", token);
            return;
        }

        var caller = Viewer.Of(context).Caller;
        var stamp = new ExportStamp(
            context.Request.Path, filter, caller.District, caller.Name, at, sequence, await SequenceAsync(caller.District, token),
            spool.Count, ExportStamp.Masked, asked.Purpose, more, asked.Format != ExportFormat.Csv ? null
                : asked.Gb18030 ? "GB 18030-2022" : "UTF-8", Beside(body, list));
        await using var file = ExportSpool.Temporary();
        Write(spool, stamp, asked, file);
        await SendAsync(context, file, stamp, asked, more);
    }

    /// <summary>All pages, unless one was asked for.</summary>
    /// <returns>Where the list goes on, if the file does not hold all of it; the answer of a page that was refused.</returns>
    private async Task<(string? More, InnerAnswer? Refused)> ReadAsync(HttpContext context, JsonObject body, string list, ExportSpool spool)
    {
        Put(body);
        var more = In(context.Response.Headers.Link);
        context.Response.Headers.Remove("Link");
        while (more is not null && !context.Request.Query.ContainsKey("limit") && spool.Count + PageOfFile <= options.MostRows)
        {
            var page = await inner.GetAsync(context, LargePage(more));
            if (page.Status == StatusCodes.Status429TooManyRequests)
            {
                // A long list is many questions; whoever asks them waits for the budget like everybody.
                await Task.Delay(TimeSpan.FromSeconds(1), context.RequestAborted);
                continue;
            }

            if (page.Status != StatusCodes.Status200OK)
            {
                return (null, page);
            }

            Put(page.Body!.AsObject());
            more = In(page.Link) is { } further && further != more ? further : null;
        }

        return (more, null);

        void Put(JsonObject page)
        {
            foreach (var row in (page[list] as JsonArray ?? []).OfType<JsonObject>())
            {
                spool.Add(row);
            }
        }
    }

    private static void Write(ExportSpool spool, ExportStamp stamp, ExportRequest asked, Stream file)
    {
        if (asked.Format == ExportFormat.Csv)
        {
            RowFiles.WriteCsv(spool, file, asked.Gb18030);
        }
        else if (asked.Format == ExportFormat.JsonLines)
        {
            RowFiles.WriteJsonLines(spool, stamp, file);
        }
        else
        {
            RowWorkbook.Write(spool, stamp, file, ReaderLanguage.IsChinese);
        }
    }

    /// <summary>Writes down who took what, by the file's digest, and sends it.</summary>
    private async Task SendAsync(HttpContext context, FileStream file, ExportStamp stamp, ExportRequest asked, string? more)
    {
        file.Position = 0;
        var digest = await SHA256.HashDataAsync(file, context.RequestAborted);
        var kind = RecordKind.Find(stamp.List.Split('/') is [_, _, _, var named, ..] ? named : "")?.Name;
        await log.RecordAsync(
            context, AccessAction.Exported, kind, Guid.TryParse(context.Request.RouteValues["id"] as string, out var id) ? id : null,
            asked.Purpose,
            $"{stamp.List}{context.Request.QueryString} {asked.Format.Name}: {stamp.Rows} rows, sequence {stamp.Sequence}, "
                + $"sha256 {Convert.ToHexStringLower(digest)}");
        var answer = context.Response;
        answer.ContentType = asked.Format != ExportFormat.Csv ? asked.Format.MediaType
            : $"{asked.Format.MediaType}; charset={(asked.Gb18030 ? "gb18030" : "utf-8")}";
        answer.ContentLength = file.Length;
        answer.Headers.Vary = "Accept";
        answer.Headers.ContentDisposition = $"attachment; filename=\"{stamp.FileName(asked.Format.Name)}\"";
        answer.Headers[ExportStamp.Header] = stamp.ToHeader();
        answer.Headers[Provenance.SequenceHeader] = stamp.Sequence.ToString(CultureInfo.InvariantCulture);
        answer.Headers["Content-Digest"] = $"sha-256=:{Convert.ToBase64String(digest)}:";
        if (more is not null)
        {
            answer.Headers.Link = $"<{more}>; rel=\"next\"";
        }

        file.Position = 0;
        await file.CopyToAsync(answer.Body, context.RequestAborted);
    }

    /// <summary>What the answer says beside its lists.</summary>
    private static JsonObject Beside(JsonObject body, string list)
    {
        var beside = new JsonObject();
        foreach (var (name, value) in body.Where(x => x.Key != list && x.Key != "next" && x.Value is JsonValue or JsonObject))
        {
            foreach (var (path, cell) in FlatRow.Of(new JsonObject { [name] = value!.DeepClone() }).Where(x => x.Value is not null))
            {
                beside[path] = cell!.Value.Text;
            }
        }

        return beside;
    }

    /// <summary>Whose district is asked, before anything is read: the sequence is to be no later than the first row.</summary>
    private static async Task<string?> WhoAsync(HttpContext context)
    {
        var known = await context.AuthenticateAsync();
        return known.Principal?.FindFirst(Caller.DistrictClaim)?.Value;
    }

    private async Task<long> SequenceAsync(string? district, CancellationToken token)
    {
        if (district is null)
        {
            return 0;
        }

        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(token);
        await using var command = new NpgsqlCommand(StoredEvents.Snapshot, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = district });
        return (long)(await command.ExecuteScalarAsync(token))!;
    }

    /// <summary>The address that a link tells.</summary>
    private static string? In(string? link) => link is { Length: > 0 } ? link[1..link.IndexOf('>', StringComparison.Ordinal)] : null;

    private static string LargePage(string next)
    {
        var at = next.IndexOf('?', StringComparison.Ordinal);
        return next[..at] + new QueryBuilder(QueryHelpers.ParseQuery(next[at..]).Where(x => x.Key != "limit")
            .Select(x => KeyValuePair.Create(x.Key, x.Value.ToString())).Append(new("limit", $"{PageOfFile}")));
    }
}
