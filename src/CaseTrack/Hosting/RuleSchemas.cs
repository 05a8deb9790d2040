using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseTrack.Http;
using FluentValidation.Validators;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CaseTrack.Hosting;

/// <summary>字段规则的说明. Required fields, lengths, patterns and bounds, taken from the validators that ask for them; codes and enums with
/// their meanings.</summary>
public sealed class RuleSchemas : ISchemaFilter
{
    private static readonly FrozenSet<Type> InCommands = Reachable();

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema own)
        {
            return;
        }

        if (context.Type.IsEnum)
        {
            SayMeanings(own, context.Type);
            return;
        }

        if (typeof(ProblemDetails).IsAssignableFrom(context.Type))
        {
            SayProblem(own, context);
            return;
        }

        if (own.Properties is not { Count: > 0 } || context.Type.Assembly != typeof(RuleSchemas).Assembly)
        {
            return;
        }

        own.Required ??= new HashSet<string>();
        own.Required.UnionWith(RequiredOf(context.Type).Where(own.Properties.ContainsKey));
        if (context.Type.GetNestedType("Validator") is { } rules)
        {
            foreach (var rule in ((IValidator)Activator.CreateInstance(rules)!).CreateDescriptor().Rules)
            {
                foreach (var component in rule.Components)
                {
                    SayRule(own, rule, component.Validator, rule.HasCondition || component.HasCondition || component.HasAsyncCondition);
                }
            }
        }
    }

    /// <summary>What has to be sent of a command; of an answer, what is always there.</summary>
    private static IEnumerable<string> RequiredOf(Type type)
    {
        var nullability = new NullabilityInfoContext();
        if (InCommands.Contains(type))
        {
            return type.GetConstructors().MaxBy(x => x.GetParameters().Length)!.GetParameters()
                .Where(x => !x.HasDefaultValue && nullability.Create(x).WriteState is not NullabilityState.Nullable
                    && Nullable.GetUnderlyingType(x.ParameterType) is null)
                .Select(x => Name(x.Name!));
        }

        return type.GetProperties()
            .Where(x => Nullable.GetUnderlyingType(x.PropertyType) is null
                && nullability.Create(x).ReadState is not NullabilityState.Nullable)
            .Select(x => Name(x.Name));
    }

    private static void SayRule(OpenApiSchema own, IValidationRule rule, IPropertyValidator validator, bool conditional)
    {
        if (rule.PropertyName is not { Length: > 0 } member || !own.Properties!.TryGetValue(Name(member), out var found))
        {
            return;
        }

        // RuleForEach speaks of what is in the list, and not of the list.
        var ofItems = rule.GetType().GetInterfaces()
            .Any(x => x.IsGenericType && x.GetGenericTypeDefinition() == typeof(FluentValidation.ICollectionRule<,>));
        if (validator is INotEmptyValidator or INotNullValidator && !conditional && !ofItems)
        {
            own.Required!.Add(Name(member));
        }

        if (found is not OpenApiSchema field)
        {
            return;
        }

        if (field.Type?.HasFlag(JsonSchemaType.Array) is true && (ofItems || validator is not (INotEmptyValidator or INotNullValidator)))
        {
            if (field.Items is not OpenApiSchema items)
            {
                return;
            }

            field = items;
        }

        switch (validator)
        {
            case INotEmptyValidator when field.Type?.HasFlag(JsonSchemaType.Array) is true && !conditional:
                field.MinItems = 1;
                break;
            case INotEmptyValidator when field.Type?.HasFlag(JsonSchemaType.String) is true && field.Format is null && !conditional:
                field.MinLength ??= 1;
                break;
            case ILengthValidator length:
                field.MinLength = length.Min > 0 ? length.Min : field.MinLength;
                field.MaxLength = length.Max > 0 ? length.Max : field.MaxLength;
                break;
            case IRegularExpressionValidator pattern:
                field.Pattern = pattern.Expression;
                break;
            case IBetweenValidator { From: IConvertible from, To: IConvertible to } when field.Format != "date":
                field.Minimum = Invariant(from);
                field.Maximum = Invariant(to);
                break;
            case IComparisonValidator { Comparison: Comparison.GreaterThanOrEqual, ValueToCompare: int or long or decimal or double } least:
                field.Minimum = Invariant((IConvertible)least.ValueToCompare);
                break;
            case IComparisonValidator { Comparison: Comparison.GreaterThan, ValueToCompare: int or long or decimal or double } more:
                field.ExclusiveMinimum = Invariant((IConvertible)more.ValueToCompare);
                break;
            case IComparisonValidator { Comparison: Comparison.LessThanOrEqual, ValueToCompare: int or long or decimal or double } most:
                field.Maximum = Invariant((IConvertible)most.ValueToCompare);
                break;
            case ICodeRule code:
                field.Enum = [.. code.List.Codes.Select(x => (JsonNode)JsonValue.Create(x.Value))];
                CodeMembers.Say(field, code.List);
                field.Description = string.Join(' ', new[] { field.Description, $"代码表 {code.List.Name}："
                    + string.Join('；', code.List.Codes.Select(x => $"{x.Value} {x.Chinese} {x.English}")) }.OfType<string>());
                break;
        }
    }

    private static void SayMeanings(OpenApiSchema own, Type type)
    {
        var meanings = Enum.GetNames(type).Select(x => (Code: JsonNamingPolicy.KebabCaseLower.ConvertName(x),
            Meaning: SummaryOf($"F:{type.FullName!.Replace('+', '.')}.{x}"))).Where(x => x.Meaning is not null).ToArray();
        if (meanings.Length > 0)
        {
            var said = string.Join("; ", meanings.Select(x => $"{x.Code}: {x.Meaning!.TrimEnd('.')}"));
            own.Description = $"{own.Description} {said}.".TrimStart();
        }
    }

    private static void SayProblem(OpenApiSchema own, SchemaFilterContext context)
    {
        OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
        own.Description = "不予办理的说明 Why not, in the reader's language (Accept-Language: zh or en). RFC 9457.";
        own.Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("The stable code, as a URN: urn:casetrack:problem:invalid."),
            ["title"] = Text("The reason in words."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Description = "The HTTP status." },
            ["instance"] = Text("The path that was asked."),
            ["legalBasis"] = Text("法律依据 Law and article, or the rule, that says so."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = context.SchemaGenerator.GenerateSchema(typeof(FieldError), context.SchemaRepository),
                Description = "The fields that are not as they should be.",
            },
            ["traceId"] = Text("The trace of the request, for whoever runs the service."),
            ["stands"] = new OpenApiSchema { Description = "What is recorded already and stands in the way." },
        };
        own.Required = new HashSet<string> { "type", "title", "status" };
        own.AdditionalPropertiesAllowed = true;
    }

    private static string Name(string member) => JsonNamingPolicy.CamelCase.ConvertName(member);

    private static string Invariant(IConvertible number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The commands and what they are made of.</summary>
    private static FrozenSet<Type> Reachable()
    {
        var found = new HashSet<Type>();
        var left = new Queue<Type>(typeof(RuleSchemas).Assembly.GetTypes().Where(x => x.GetNestedType("Validator") is not null));
        while (left.TryDequeue(out var type))
        {
            type = type.IsGenericType && type.GetGenericArguments() is [var only] ? only : type;
            if (type is { IsClass: true, IsAbstract: false } && type.Assembly == typeof(RuleSchemas).Assembly
                && type.GetConstructors().Length > 0 && found.Add(type))
            {
                foreach (var property in type.GetProperties())
                {
                    left.Enqueue(property.PropertyType);
                }
            }
        }

        return found.ToFrozenSet();
    }

    private static string? SummaryOf(string member) => CodeComments.Of(member)?.Element("summary") is { } summary
        ? string.Join(' ', summary.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : null;
}
