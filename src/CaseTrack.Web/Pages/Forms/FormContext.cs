namespace CaseTrack.Web.Pages.Forms;

/// <summary>What all fields of a form are shown with.</summary>
/// <param name="Today">Today in Shanghai.</param>
/// <param name="Person">Who fills it in.</param>
/// <param name="Units">The organisations to choose from.</param>
/// <param name="Choices">What of the record may be named, by pointer.</param>
/// <param name="Values">What the form begins with, by pointer.</param>
public sealed record FormContext(
    DateOnly Today, FormPerson Person, IReadOnlyList<UnitOption> Units, IReadOnlyDictionary<string, IReadOnlyList<FieldOption>> Choices,
    IReadOnlyDictionary<string, string?> Values)
{
    /// <summary>Of a form that names no organisation and nothing of a record.</summary>
    public static FormContext Begin(DateOnly today, IReadOnlyDictionary<string, string?>? values = null) =>
        new(today, new(null, null), [], new Dictionary<string, IReadOnlyList<FieldOption>>(), values ?? new Dictionary<string, string?>());

    /// <summary>What others have written in a field of this name: offered, and not the only thing it takes.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Known { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>What a field begins with.</summary>
    public string? ValueOf(FormField field, string pointer, int index) => Values.GetValueOrDefault(pointer)
        ?? (field.Start.Count > 0 ? Person.Start(field.Start[Math.Min(index, field.Start.Count - 1)]) : null)
        ?? (field.Name == "occurredOn" ? Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null);

    /// <summary>What may be chosen for a field.</summary>
    public IEnumerable<FieldOption> Offered(FormField field, string pointer) =>
        Choices.TryGetValue(pointer, out var given) ? given
        : field.Organisation ? Units.Where(x => !field.Committee || x.Committee).Select(x => new FieldOption(x.Code, x.Name, x.Name))
        : field.Options;
}
