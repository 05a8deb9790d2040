using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using CaseTrack.Law;
using CaseTrack.Records;
using FluentValidation;
using FluentValidation.Validators;
using Wolverine.Http;

namespace CaseTrack.Web.Pages.Forms;

/// <summary>事项表单. The form of a command, made from the command's type, its validator, the code lists and its comments: a new act has its
/// form the day it is written.</summary>
/// <param name="Command">The command.</param>
/// <param name="Path">Where it is posted to.</param>
/// <param name="Chinese">What a clerk calls it.</param>
/// <param name="English">The same in English.</param>
/// <param name="Basis">Law and article.</param>
/// <param name="Fields">What it asks.</param>
/// <param name="Events">The names of what happens by it, as far as its endpoint says.</param>
public sealed partial record CommandForm(
    Type Command, string Path, string Chinese, string English, string Basis, IReadOnlyList<FormField> Fields, IReadOnlyList<string> Events)
{
    // Before what is read with it.
    private static readonly string[] Organisations =
        ["Committee", "Unit", "Office", "Parent", "LeadUnit", "ToUnit", "AssistingUnits", "Committees"];

    // Another case is named by its number; people know no ids.
    private static readonly string[] Cases = ["Into", "Other", "DuplicateOf", "ReceivingId"];

    private static readonly FrozenDictionary<string, CommandForm> All = Read().ToFrozenDictionary(x => x.Path);

    /// <summary>Every form there is.</summary>
    public static IReadOnlyCollection<CommandForm> Every => All.Values;

    public string Title => Texts.Either(Chinese, English);

    /// <summary>The form of a path such as <c>mediation-cases/{id}/acceptance</c>; null where nothing is posted.</summary>
    public static CommandForm? Find(string path) => All.GetValueOrDefault(path);

    private static IEnumerable<CommandForm> Read()
    {
        foreach (var post in typeof(ICaseEvent).Assembly.GetTypes().Where(x => x.IsAbstract && x.IsSealed).Select(x => x.GetMethod("Post"))
            .OfType<MethodInfo>())
        {
            if (post.GetCustomAttribute<WolverinePostAttribute>()?.Template is not { } path || post.GetParameters() is not [var first, ..]
                || first.ParameterType.Namespace?.StartsWith("CaseTrack.", StringComparison.Ordinal) is not true
                || first.ParameterType.GetConstructors() is not [var made, ..]
                || (made.GetParameters().Length == 0 && first.Name != "command"))
            {
                continue;
            }

            var command = first.ParameterType;
            var summary = Docs.Summary(command);
            var end = summary.IndexOf(". ", StringComparison.Ordinal);
            yield return new(command, path["/api/v1/".Length..], Docs.Chinese(summary) ?? Docs.Spaced(command.Name),
                Docs.Spaced(command.Name), end < 0 ? "" : summary[(end + 2)..].TrimEnd('.'), FieldsOf(command, command, ""),
                EventsOf(post.ReturnType));
        }
    }

    /// <summary>The events among what an endpoint answers, however it is wrapped.</summary>
    private static string[] EventsOf(Type answer) => typeof(ICaseEvent).IsAssignableFrom(answer)
        ? answer.IsInterface ? [] : [EventName.Of(answer)] : [.. answer.GetGenericArguments().SelectMany(EventsOf)];

    private static IReadOnlyList<FormField> FieldsOf(Type type, Type command, string prefix)
    {
        var rules = RulesOf(type);
        var outer = prefix.Length == 0 ? rules : RulesOf(command);
        return [.. type.GetConstructors()[0].GetParameters().Select(x =>
            FieldOf(x, type, command, prefix, [.. rules[x.Name!], .. prefix.Length == 0 ? [] : outer[prefix + x.Name]]))];
    }

    private static FormField FieldOf(
        ParameterInfo parameter, Type type, Type command, string prefix, IReadOnlyList<IPropertyValidator> rules)
    {
        var (name, comment) = (parameter.Name!, Docs.Parameter(type, parameter.Name!));
        var plain = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var item = ItemOf(plain);
        var codes = rules.OfType<ICodeRule>().FirstOrDefault()?.List;
        var json = JsonNamingPolicy.CamelCase.ConvertName(name);
        var organisation = Organisations.Contains(name) && (plain == typeof(string) || item == typeof(string));
        var longest = rules.OfType<ILengthValidator>().Select(x => (int?)x.Max).FirstOrDefault(x => x > 0);
        var kind = codes is not null || plain.IsEnum || organisation
            ? item is null ? FieldKind.Choice : FieldKind.Choices : KindOf(plain, item, name, comment, longest);
        var chinese = Docs.Chinese(comment);
        if (kind is FieldKind.Flag && (plain != parameter.ParameterType || !parameter.HasDefaultValue))
        {
            kind = FieldKind.YesNo;
        }

        return new(json, kind, !parameter.HasDefaultValue)
        {
            Chinese = (comment.Length > 0 ? chinese : null) ?? Texts.All.GetValueOrDefault($"field.{json}")?.Zh ?? Docs.Spaced(name),
            English = Docs.Spaced(name),
            // From which list the codes are is nothing to whoever sees them.
            Hint = CodesOf().Replace(chinese is null ? comment : comment[Math.Min(comment.Length, chinese.Length)..], "")
                is var more && ChineseHint().Match(more) is var said ? more[said.Length..].TrimStart(',', '.', ';', ':', ' ') : "",
            ChineseHint = said.Value.TrimStart('，'),
            Longest = longest,
            Least = rules.OfType<IComparisonValidator>().Where(x => x.Comparison is Comparison.GreaterThan or Comparison.GreaterThanOrEqual)
                .Select(x => x.ValueToCompare is int whole ? (decimal?)whole : null).FirstOrDefault(),
            Options = codes is not null ? [.. codes.Codes.Where(x => x.Until is null)
                .Select(x => new FieldOption(x.Value, x.Chinese, x.English))]
                : plain.IsEnum ? EnumOptions(plain) : [],
            Organisation = organisation,
            Committee = name == "Committee",
            Group = kind is FieldKind.Group ? plain.Name : kind is FieldKind.Groups ? item!.Name : null,
            Fields = kind is FieldKind.Group ? FieldsOf(plain, command, $"{prefix}{name}.")
                : kind is FieldKind.Groups ? FieldsOf(item!, command, $"{prefix}{name}.") : [],
        };
    }

    private static FieldKind KindOf(Type plain, Type? item, string name, string comment, int? longest) =>
        plain == typeof(DateOnly) ? FieldKind.Day
        : plain == typeof(bool) ? FieldKind.Flag
        : plain == typeof(int) || plain == typeof(long) ? FieldKind.Whole
        : plain == typeof(decimal) || plain == typeof(double) ? FieldKind.Number
        : plain == typeof(Guid) ? IsMade(name, comment) ? FieldKind.Made : name == "Reference" ? FieldKind.Another
            : Cases.Contains(name) ? FieldKind.Case : FieldKind.Text
        : plain.IsGenericType && plain.Name.Contains("Dictionary", StringComparison.Ordinal) ? FieldKind.Pairs
        : item is not null ? item.IsPrimitive || item.IsEnum || item == typeof(string) || item == typeof(Guid) || item == typeof(DateOnly)
            ? FieldKind.Lines : FieldKind.Groups
        : plain == typeof(string) ? longest > 200 ? FieldKind.Long : FieldKind.Text
        : plain.Namespace?.StartsWith("CaseTrack.", StringComparison.Ordinal) is true
            && plain.GetConstructors()[0].GetParameters().Length > 0
            ? FieldKind.Group
        : FieldKind.Text;

    /// <summary>An id of something new. Of something that is there already the record says which there are.</summary>
    private static bool IsMade(string name, string comment) => name == "Id" || comment == "标识."
        || comment.Contains("ade by the client", StringComparison.Ordinal);

    private static Type? ItemOf(Type type) => type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericArguments() is [var item] && type != typeof(string) ? item : null;

    private static IReadOnlyList<FieldOption> EnumOptions(Type type) =>
    [
        .. Enum.GetValues(type).Cast<Enum>().Select(x => new FieldOption(JsonNamingPolicy.KebabCaseLower.ConvertName(x.ToString()),
            Docs.ChineseOf(x), Docs.Spaced(x.ToString()))),
    ];

    [GeneratedRegex(@"^，[\u3400-\u9fff（）、“”；，0-9]+")]
    private static partial Regex ChineseHint();

    [GeneratedRegex(@"code list \w+[;,.]?")]
    private static partial Regex CodesOf();

    private static ILookup<string, IPropertyValidator> RulesOf(Type type) =>
        type.GetNestedType("Validator") is { } validator && Activator.CreateInstance(validator) is IValidator made
            ? made.CreateDescriptor().GetMembersWithValidators().SelectMany(x => x.Select(y => (x.Key, y.Validator)))
                .ToLookup(x => x.Key, x => x.Validator)
            : Array.Empty<(string Key, IPropertyValidator Rule)>().ToLookup(x => x.Key, x => x.Rule);
}
