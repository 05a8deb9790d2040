using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CaseTrack.Hosting;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c>; its texts are XML docs; acts speak for themselves
/// (<see cref="ActTexts"/>).</summary>
public static class ApiDescription
{
    public static void AddApiDescription(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc("v1", new OpenApiInfo { Title = "CaseTrack", Version = "v1", Description = "人民调解、行政复议、行政执法监督案件与年度数据。" });
            options.IncludeXmlComments(typeof(ApiDescription).Assembly);
            options.SupportNonNullableReferenceTypes();
            options.CustomSchemaIds(SchemaName);
            // What stands for another request, or its answer, is whatever that path describes.
            options.MapType<System.Text.Json.Nodes.JsonNode>(
                () => new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalPropertiesAllowed = true });
            options.AddSecurityDefinition(Bearer, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "accessToken of POST /api/v1/sign-ins, a key of POST /api/v1/api-keys, or a token of the identity provider.",
            });
            options.SchemaFilter<RuleSchemas>();
            options.OperationFilter<Headers>();
            options.OperationFilter<ActTexts>();
            options.OperationFilter<QueryParameters>();
            options.OperationFilter<Answers>();
            options.AddServer(new OpenApiServer { Url = "/", Description = "The service itself" });
            options.DocumentFilter<Folders>();
        });
    }

    public static void MapApiDescription(this WebApplication app)
    {
        app.UseSwagger(options => options.RouteTemplate = "openapi/{documentName}.json");
        app.UseSwaggerUI(options => options.SwaggerEndpoint("/openapi/v1.json", "CaseTrack v1"));
    }

    /// <summary>The type's own name, whatever folder it stands in: <c>RecordViewOfMediationCase</c>. Two types of one name stop the
    /// description.</summary>
    private static string SchemaName(Type type)
    {
        var name = type.DeclaringType is { } outer ? SchemaName(outer) + type.Name : type.Name;
        return type.IsGenericType
            ? $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}Of{string.Join("And", type.GetGenericArguments().Select(SchemaName))}"
            : name;
    }

    /// <summary>The folders as headings, not every class; paths and answers in an order that does not change when a file moves.</summary>
    private sealed class Folders : IDocumentFilter
    {
        public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
        {
            var paths = new OpenApiPaths();
            foreach (var (path, item) in swaggerDoc.Paths.OrderBy(x => x.Key, StringComparer.Ordinal))
            {
                paths[path] = item;
            }

            swaggerDoc.Paths = paths;
            swaggerDoc.Components ??= new();
            swaggerDoc.Components.Responses = Answers.Shared(swaggerDoc);
            foreach (var operation in paths.Values.SelectMany(x => x.Operations?.Values.AsEnumerable() ?? []))
            {
                var answers = new OpenApiResponses();
                foreach (var (status, answer) in (operation.Responses ?? []).OrderBy(x => x.Key, StringComparer.Ordinal))
                {
                    answers[status] = answer;
                }

                operation.Responses = answers;
            }

            swaggerDoc.Tags = swaggerDoc.Paths.Values
            .SelectMany(x => x.Operations?.Values.SelectMany(y => y.Tags ?? new HashSet<OpenApiTagReference>()) ?? [])
            .Select(x => x.Reference.Id!).Distinct().Order(StringComparer.Ordinal).Select(x => new OpenApiTag { Name = x }).ToHashSet();
        }
    }

    private const string Bearer = "bearer";

    private sealed class Headers : IOperationFilter
    {
        public void Apply(OpenApiOperation operation, OperationFilterContext context)
        {
            if (context.ApiDescription.ActionDescriptor is not WolverineActionDescriptor { Chain: { } chain })
            {
                return;
            }

            var endpoint = chain.Method.HandlerType;
            operation.OperationId = endpoint.Name.Replace("Endpoint", "", StringComparison.Ordinal);
            operation.Tags = new HashSet<OpenApiTagReference> { new(endpoint.Namespace!.Split('.')[1], context.Document) };
            var rule = Access.AccessRules.Of(chain.RoutePattern!.RawText!, chain.HttpMethods.Single());
            operation.Security = rule.Audience is Access.Audience.Anonymous ? []
                : [new() { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];

            if (!chain.HttpMethods.Contains("POST"))
            {
                return;
            }

            operation.Parameters ??= [];
            operation.Parameters.Add(
                Header("Idempotency-Key", "A repeat with the same key gets the first answer and has no second effect.", required: false));
            if (operation.Responses?.ContainsKey("428") is true)
            {
                operation.Parameters.Add(
                    Header("If-Match", "The ETag of the record as read; 428 without it, 412 when it is stale.", required: true));
                operation.Parameters.Add(
                    Header(Confirmation.Header,
                    "Codes of refusals, separated by commas: the act really happened in breach of these rules, and is recorded so.",
                    required: false));
            }
        }

        private static OpenApiParameter Header(string name, string text, bool required) => new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = text,
            Required = required,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };
    }
}
