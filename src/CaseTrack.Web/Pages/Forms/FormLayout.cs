using System.Reflection;
using System.Text.Json;

namespace CaseTrack.Web.Pages.Forms;

/// <summary>手排表单. In which order the form of a frequent act asks, and what it begins with: <c>layouts.json</c>. What the fields are, their
/// limits and their words stay those of the command.</summary>
/// <param name="Sections">Its parts, in the order of the conversation or of the paper.</param>
/// <param name="Happens">The events of an act that opens a record, which its endpoint does not tell.</param>
public sealed record FormLayout(IReadOnlyList<LayoutSection> Sections, IReadOnlyList<string>? Happens = null)
{
    // Before what is read with it.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly Layouts Known = Read();

    /// <summary>Every form that is laid out, by its path.</summary>
    public static IReadOnlyDictionary<string, FormLayout> Forms => Known.Forms;

    /// <summary>Every group of fields that is laid out, by its type.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<LayoutSection>> Groups => Known.Groups;

    /// <summary>What is usually done next with a case of a kind, in order.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Next => Known.Next;

    /// <summary>The parts of a form; where it is not laid out, first what must be said and then the rest.</summary>
    /// <param name="form">The form.</param>
    /// <param name="needed">Whether this use of it cannot do without a field.</param>
    public static IReadOnlyList<FormSection> Of(CommandForm form, Func<FormField, bool> needed) =>
        Forms.GetValueOrDefault(form.Path) is { } layout ? Laid(layout.Sections, form.Fields, needed) : Plain(form.Fields, needed);

    /// <summary>The parts of a group.</summary>
    public static IReadOnlyList<FormSection> OfGroup(FormField group) =>
        group.Group is { } name && Groups.TryGetValue(name, out var sections)
            ? Laid(sections, group.Fields, _ => false) : [new(null, false, group.Fields)];

    private static FormSection[] Laid(
        IReadOnlyList<LayoutSection> sections, IReadOnlyList<FormField> fields, Func<FormField, bool> needed) =>
    [
        new(null, false, [.. fields.Where(x => x.Kind is FieldKind.Made)]),
        .. sections.Select(x => new FormSection(x.Heading, x.Folded, [.. x.Fields.SelectMany(y => fields.Where(z => z.Name == y.Name)
            .Select(y.Laid).Where(z => z.Kind is not FieldKind.Made).Select(z => needed(z) ? z with { Required = true } : z))])),
    ];

    private static FormSection[] Plain(IReadOnlyList<FormField> fields, Func<FormField, bool> needed) =>
    [
        new(null, false, [.. fields.Where(x => x.Required || needed(x)).Select(x => x with { Required = true })]),
        new(null, true, [.. fields.Where(x => !x.Required && !needed(x))]),
    ];

    private static Layouts Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Pages.layouts.json")!;
        return JsonSerializer.Deserialize<Layouts>(stream, Json)!;
    }

    private sealed record Layouts(
        Dictionary<string, FormLayout> Forms, Dictionary<string, IReadOnlyList<LayoutSection>> Groups,
        Dictionary<string, IReadOnlyList<string>> Next);
}

/// <summary>A part of a form as it is laid out.</summary>
/// <param name="Fields">What it asks, in this order.</param>
/// <param name="Heading">The key of its heading.</param>
/// <param name="Folded">What is rarely used, folded away.</param>
public sealed record LayoutSection(IReadOnlyList<LayoutField> Fields, string? Heading = null, bool Folded = false);

/// <summary>Where and how a field is asked for.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Label">The key of a name that says more than the command's.</param>
/// <param name="Start">What it begins with, of a list each item: a value, <c>self</c> or <c>own-unit</c>.</param>
/// <param name="When">What has to be answered for it to matter.</param>
/// <param name="Tiles">Its few codes stand side by side.</param>
/// <param name="Asked">It has to be answered, yes or no.</param>
/// <param name="Without">Codes that other acts are for.</param>
public sealed record LayoutField(
    string Name, string? Label = null, IReadOnlyList<string>? Start = null, FieldCondition? When = null, bool Tiles = false,
    bool Asked = false, IReadOnlyList<string>? Without = null)
{
    public FormField Laid(FormField field) => field with
    {
        Chinese = Label is null ? field.Chinese : Texts.All[Label].Zh,
        English = Label is null ? field.English : Texts.All[Label].En,
        Start = Start ?? [],
        When = When,
        Tiles = Tiles,
        Required = field.Required || Asked,
        Kind = Asked && field.Kind is FieldKind.Flag ? FieldKind.YesNo : field.Kind,
        Options = Without is null ? field.Options : [.. field.Options.Where(x => !Without.Contains(x.Value))],
    };
}

/// <summary>An answer that another field hangs on; a star stands for whatever follows.</summary>
public sealed record FieldCondition(string Field, IReadOnlyList<string> Is);

/// <summary>A part of a form.</summary>
public sealed record FormSection(string? Heading, bool Folded, IReadOnlyList<FormField> Fields);
