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
    private static readonly System.Text.Json.JsonWriterOptions Canonical =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static readonly Dimensions None = new([]);

    // By name; facts are compared far more often than made.
    private readonly (string Name, string Value)[] entries;
    private readonly int hash;
    private string? json;

    private Dimensions((string Name, string Value)[] entries)
    {
        Array.Sort(entries, static (x, y) => string.CompareOrdinal(x.Name, y.Name));
        this.entries = entries;
        var all = default(HashCode);
        foreach (var (name, value) in entries)
        {
            all.Add(name);
            all.Add(value);
        }

        hash = all.ToHashCode();
    }

    /// <summary>Dimensions from pairs; a null value is left out, of two with one name the later one counts.</summary>
    public static Dimensions Of(params ReadOnlySpan<(Dimension Dimension, string? Value)> pairs)
    {
        var entries = new List<(string, string)>(pairs.Length);
        foreach (var (dimension, value) in pairs)
        {
            Put(entries, dimension, value);
        }

        return new Dimensions([.. entries]);
    }

    /// <summary>The same and one more; a null dimension or value is left out.</summary>
    public Dimensions With(Dimension? dimension, string? value)
    {
        if (dimension is null || value is null)
        {
            return this;
        }

        List<(string, string)> with = [.. entries];
        Put(with, dimension, value);
        return new([.. with]);
    }

    /// <summary>Names and values, by name.</summary>
    public IReadOnlyList<(string Name, string Value)> Entries => entries;

    /// <summary>Canonical JSON: sorted keys, so equal dimensions give equal text.</summary>
    public string ToJson()
    {
        if (json is not null)
        {
            return json;
        }

        var text = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new System.Text.Json.Utf8JsonWriter(text, Canonical))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in entries)
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        }

        return json = System.Text.Encoding.UTF8.GetString(text.WrittenSpan);
    }

    public bool Equals(Dimensions? other) =>
        ReferenceEquals(this, other) || (other is not null && hash == other.hash && entries.AsSpan().SequenceEqual(other.entries));

    public override bool Equals(object? obj) => Equals(obj as Dimensions);

    public override int GetHashCode() => hash;

    private static void Put(List<(string Name, string Value)> entries, Dimension dimension, string? value)
    {
        if (value is null)
        {
            return;
        }

        entries.RemoveAll(x => x.Name == dimension.Name);
        entries.Add((dimension.Name, value));
    }
}
