namespace CaseTrack.Records;

/// <summary>事实. Something that happened and may be counted: one line of what a record stands for. Figures are how the report counts
/// facts.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Unit">Code of the organisation it is counted for.</param>
/// <param name="HappenedOn">发生日: the day it happened.</param>
/// <param name="CohortOn">队列日: the day that decides its cohort; for an outcome of a review, the day the application was received.</param>
/// <param name="Amount">How many or how much; 1 for a case.</param>
/// <param name="Dimensions">What it can be broken down by.</param>
/// <param name="Subject">Whom or what it is about, where a figure counts each only once (考核对象); never a person's name.</param>
public sealed record Fact(
    FactKind Kind,
    string Unit,
    DateOnly HappenedOn,
    DateOnly CohortOn,
    decimal Amount,
    Dimensions Dimensions,
    string? Subject = null)
{
    /// <summary>The name of its kind.</summary>
    public string Name => Kind.Name;
}

/// <summary>维度. A fact's breakdowns, equal when their entries are: two facts of a record are the same fact only if nothing
/// differs.</summary>
public sealed class Dimensions : IEquatable<Dimensions>
{
    public static readonly Dimensions None = new([]);

    private readonly SortedDictionary<string, string> entries;

    private Dimensions(SortedDictionary<string, string> entries) => this.entries = entries;

    /// <summary>Dimensions from pairs; a null value is left out.</summary>
    public static Dimensions Of(params ReadOnlySpan<(Dimension Dimension, string? Value)> pairs)
    {
        var entries = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (dimension, value) in pairs)
        {
            if (value is not null)
            {
                entries[dimension.Name] = value;
            }
        }

        return new Dimensions(entries);
    }

    /// <summary>The same and one more; a null dimension or value is left out.</summary>
    public Dimensions With(Dimension? dimension, string? value) =>
        dimension is null || value is null ? this
            : new(new SortedDictionary<string, string>(entries, StringComparer.Ordinal) { [dimension.Name] = value });

    /// <summary>Canonical JSON: sorted keys, so equal dimensions give equal text.</summary>
    public string ToJson() => System.Text.Json.JsonSerializer.Serialize(entries, Canonical);

    public bool Equals(Dimensions? other) => other is not null && entries.SequenceEqual(other.entries);

    public override bool Equals(object? obj) => Equals(obj as Dimensions);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var (name, value) in entries)
        {
            hash.Add(name);
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    private static readonly System.Text.Json.JsonSerializerOptions Canonical =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
