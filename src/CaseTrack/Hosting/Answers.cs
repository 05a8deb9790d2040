using System.Collections.Frozen;
using System.Text.Json.Nodes;
using CaseTrack.Exports;
using CaseTrack.Reports;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CaseTrack.Hosting;

/// <summary>答复的说明. The refusals that any path may give, the headers of answers, bodies that are files, and an example of each
/// body.</summary>
public sealed class Answers : IOperationFilter
{
    private const string Problem = "application/problem+json";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Sheets = SheetBook.MediaType;

    /// <summary>What each refusal means, whatever path gives it.</summary>
    private static readonly FrozenDictionary<string, string> Refusals = new Dictionary<string, string>
    {
        ["400"] = "请求的写法不对 The request is not written as it should be; errors names the fields.",
        ["401"] = "未登录 Not signed in, or no longer; or the key waits for a second person.",
        ["403"] = "无权办理 Not entitled to this.",
        ["404"] = "没有这一记录 There is no such record within sight.",
        ["406"] = "没有所要求的格式 The format asked for is not there.",
        ["409"] = "冲突 The id or code is taken, or somebody was faster.",
        ["412"] = "记录已更新 The record has moved on since it was read; ETag is its version now.",
        ["413"] = "内容过大 The body is too large.",
        ["415"] = "内容类型不对 The body must be of the type described.",
        ["422"] = "不予办理 A rule forbids it: title and legalBasis say why.",
        ["428"] = "缺少 If-Match If-Match is missing.",
        ["429"] = "请求过于频繁 Too many requests.",
        ["503"] = "暂时无法办理 The database cannot be reached or written at present, or too much is under way.",
    }.ToFrozenDictionary();

    /// <summary>The refusals, said once for all paths.</summary>
    public static Dictionary<string, IOpenApiResponse> Shared(OpenApiDocument document) => Refusals.ToDictionary(
        x => $"Refusal{x.Key}", x => (IOpenApiResponse)new OpenApiResponse
        {
            Description = x.Value,
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                [Problem] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(nameof(ProblemDetails), document) },
            },
            Headers = x.Key switch
            {
                "412" => new Dictionary<string, IOpenApiHeader> { ["ETag"] = Header("The record's version now.", "\"4\"") },
                "429" or "503" => new Dictionary<string, IOpenApiHeader> { ["Retry-After"] = Header("Seconds to wait.", "1") },
                _ => null,
            },
        });

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var method = context.ApiDescription.HttpMethod ?? "";
        operation.Responses ??= [];
        context.SchemaGenerator.GenerateSchema(typeof(ProblemDetails), context.SchemaRepository);
        string[] any = method == "POST" ? ["400", "401", "404", "413", "415", "429", "503"] : ["400", "401", "404", "429", "503"];
        foreach (var status in operation.Responses.Keys.Where(Refusals.ContainsKey).Concat(any)
            .Append("406").Distinct().ToArray())
        {
            operation.Responses[status] = new OpenApiResponseReference($"Refusal{status}", context.Document);
        }

        Files(operation, context);
        if (method == "GET" && operation.Responses.TryGetValue("200", out var told) && told is OpenApiResponse { Content: { } formats }
            && context.ApiDescription.SupportedResponseTypes.FirstOrDefault(x => x.StatusCode == 200)?.Type is { } type
            && ListExports.ListIn(type, context.ApiDescription.RelativePath!) is not null)
        {
            foreach (var format in ExportFormat.All)
            {
                formats[format.MediaType] = new OpenApiMediaType
                {
                    Schema = new OpenApiSchema
                    {
                        Type = JsonSchemaType.String,
                        Format = format == ExportFormat.Workbook ? "binary" : null,
                    },
                };
            }

            QueryParameters.Describe(operation, ExportRequest.Parameters);
        }

        foreach (var (status, answer) in operation.Responses)
        {
            if (Refusals.ContainsKey(status))
            {
                continue;
            }

            var record = operation.Responses.ContainsKey("428")
                || (method == "GET" && context.ApiDescription.RelativePath?.EndsWith("/{id}", StringComparison.Ordinal) is true);
            var headers = new Dictionary<string, IOpenApiHeader>();
            if (status == "200" && record)
            {
                headers["ETag"] = Header("The record's version in quotation marks, for the next If-Match.", "\"3\"");
            }

            if (status == "201")
            {
                headers["ETag"] = Header("The new record's version in quotation marks, for the first If-Match.", "\"1\"");
                headers["Location"] = Header("Where the record is.", "/api/v1/mediation-cases/0193e0a4-7c5e-7b62-9d1f-0a6f5e3c2b1d");
            }

            if (status == "200" && operation.Parameters?.Any(x => x.Name == "after") is true)
            {
                headers["Link"] = Header("The next page, rel=next; absent on the last. RFC 8288.", "</api/v1/…?after=…>; rel=\"next\"");
            }

            if (headers.Count > 0 && answer is OpenApiResponse own)
            {
                own.Headers = headers;
            }
        }

        if (operation.RequestBody?.Content?.TryGetValue("application/json", out var body) is true && body is OpenApiMediaType json
            && json.Schema is { } schema)
        {
            json.Example = Example(schema, context.SchemaRepository, 0);
        }
    }

    private static void Files(OpenApiOperation operation, OperationFilterContext context)
    {
        OpenApiMediaType Binary() => new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } };
        if (operation.OperationId == "ReadReport" && operation.Responses!.TryGetValue("200", out var answer)
            && answer is OpenApiResponse own)
        {
            own.Content = new Dictionary<string, IOpenApiMediaType>
            {
                ["application/json"] = new OpenApiMediaType
                {
                    Schema = context.SchemaGenerator.GenerateSchema(typeof(Report), context.SchemaRepository),
                },
                ["text/markdown"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
                [Word] = Binary(),
                [Sheets] = Binary(),
            };
            context.SchemaRepository.Schemas.Remove("IResult");
        }

        if (context.ApiDescription.RelativePath?.EndsWith("/photos/{photo}", StringComparison.Ordinal) is true
            && operation.Responses!.TryGetValue("200", out var shown) && shown is OpenApiResponse picture)
        {
            picture.Content = new Dictionary<string, IOpenApiMediaType> { [Cases.ShownPhotos.Type] = Binary() };
        }

        if (operation.OperationId is "SendImport" or "CheckAccountFile" or "OpenAccountFile")
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Description = "The file: .xlsx, or CSV in UTF-8 or GB18030.",
                Content = new Dictionary<string, IOpenApiMediaType> { [Sheets] = Binary(), [ExportFormat.Csv.MediaType] = Binary() },
            };
        }

        if (operation.OperationId == "ReadStatisticalForm" && operation.Responses!.TryGetValue("200", out var form)
            && form is OpenApiResponse filled)
        {
            filled.Content = new Dictionary<string, IOpenApiMediaType>
            {
                ["application/json"] = new OpenApiMediaType
                {
                    Schema = context.SchemaGenerator.GenerateSchema(typeof(Statistics.FormAnswer), context.SchemaRepository),
                },
                [Sheets] = Binary(),
            };
        }

        if (operation.OperationId is "PreviewLetter" or "ReadLetterTemplate" or "ReadLetterTemplateVersion" or "ReadMediationLetter"
            or "ReadReviewLetter" or "ReadSupervisionLetter" && operation.Responses!.TryGetValue("200", out var written)
            && written is OpenApiResponse letter)
        {
            letter.Content = new Dictionary<string, IOpenApiMediaType> { [Word] = Binary() };
        }

        if (operation.OperationId is "ReadImportTemplate" or "ReadAccountTemplate" or "ReadFormTemplate"
            && operation.Responses!.TryGetValue("200", out var template) && template is OpenApiResponse book)
        {
            book.Content = new Dictionary<string, IOpenApiMediaType> { [Sheets] = Binary() };
        }

        var (type, text) = operation.OperationId == "CheckDocument" ? (Word, "The .docx file.")
            : context.ApiDescription.RelativePath?.EndsWith("/parts/{index}", StringComparison.Ordinal) is true
                ? ("application/octet-stream", "The bytes of the part.")
            : context.ApiDescription.RelativePath?.EndsWith("/photo-files", StringComparison.Ordinal) is true
                ? (Cases.ShownPhotos.Type, "The JPEG file.") : (null, null);
        if (type is not null)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Description = text,
                Content = new Dictionary<string, IOpenApiMediaType> { [type] = Binary() },
            };
        }
    }

    private static OpenApiHeader Header(string text, string example) => new()
    {
        Description = text,
        Example = JsonValue.Create(example),
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    /// <summary>The required fields of a body, each with a value of its kind.</summary>
    private static JsonNode? Example(IOpenApiSchema schema, SchemaRepository known, int depth)
    {
        if (schema is OpenApiSchemaReference reference)
        {
            return depth < 6 && known.Schemas.TryGetValue(reference.Reference.Id!, out var target) ? Example(target, known, depth + 1)
                : null;
        }

        if (schema.Enum is [{ } first, ..])
        {
            return first.DeepClone();
        }

        if (schema.Type?.HasFlag(JsonSchemaType.Object) is true)
        {
            // Where nothing has to be sent, what may be.
            return new JsonObject((schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
                .Where(x => schema.Required is not { Count: > 0 } || schema.Required.Contains(x.Key))
                .Select(x => KeyValuePair.Create(x.Key, Example(x.Value, known, depth + 1))));
        }

        return schema.Type?.HasFlag(JsonSchemaType.Array) is true
            ? schema.Items is { } items ? new JsonArray(Example(items, known, depth + 1)) : []
            : schema.Type?.HasFlag(JsonSchemaType.Boolean) is true ? JsonValue.Create(false)
            : schema.Type?.HasFlag(JsonSchemaType.Integer) is true || schema.Type?.HasFlag(JsonSchemaType.Number) is true
                ? JsonValue.Create(int.TryParse(schema.Minimum, out var least) ? least : 1)
            : JsonValue.Create(schema.Format switch
            {
                "date" => "2026-03-02",
                "date-time" => "2026-03-02T09:00:00+08:00",
                "uuid" => "0193e0a4-7c5e-7b62-9d1f-0a6f5e3c2b1d",
                // What has a pattern is a code or a name of letters and digits; this one is all of them.
                _ => schema.Pattern is null ? "…" : "420202",
            });
    }
}
