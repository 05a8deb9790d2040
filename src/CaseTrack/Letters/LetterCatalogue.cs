using System.Collections.Frozen;
using System.Text.Json;

namespace CaseTrack.Letters;

/// <summary>不在此制作的材料. What the file holds and others bring.</summary>
/// <param name="Kind">The kind of case.</param>
/// <param name="Item">卷内材料.</param>
/// <param name="Why">Where it comes from.</param>
public sealed record PaperFromElsewhere(string Kind, string Item, string Why);

/// <summary>文书目录. Every document of the procedures and every field of the templates, from <c>letters.json</c>.</summary>
public static class LetterCatalogue
{
    private sealed record Shelf(
        IReadOnlyList<LetterField> Fields, IReadOnlyList<Letter> Letters, IReadOnlyList<PaperFromElsewhere> FromElsewhere);

    private static readonly Shelf Shipped = Read();

    private static readonly FrozenDictionary<string, Letter> ByCode = Shipped.Letters.ToFrozenDictionary(x => x.Code);

    private static readonly FrozenDictionary<string, FrozenDictionary<string, LetterField>> ByName =
        RecordKind.Cases.ToFrozenDictionary(x => x.Name, x => Named(x.Name));

    /// <summary>Every letter.</summary>
    public static IReadOnlyList<Letter> All => Shipped.Letters;

    /// <summary>Every field.</summary>
    public static IReadOnlyList<LetterField> Fields => Shipped.Fields;

    /// <summary>卷内材料 that nobody makes here.</summary>
    public static IReadOnlyList<PaperFromElsewhere> FromElsewhere => Shipped.FromElsewhere;

    /// <summary>A letter by its code; null if there is none.</summary>
    public static Letter? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>The letters of a kind of case.</summary>
    public static IEnumerable<Letter> Of(string kind) => All.Where(x => x.Kind == kind);

    /// <summary>The fields a template of a kind of case may use.</summary>
    public static IEnumerable<LetterField> FieldsOf(string kind) => Fields.Where(x => x.Kind is null || x.Kind == kind);

    /// <summary>A field by its name or its Chinese name; null if the kind has none.</summary>
    public static LetterField? FieldNamed(string kind, string name) => ByName[kind].GetValueOrDefault(name.Trim());

    private static FrozenDictionary<string, LetterField> Named(string kind) => FieldsOf(kind)
        .SelectMany(x => ((string[])[x.Name, x.Chinese]).Select(y => (Name: y, Field: x))).DistinctBy(x => x.Name)
        .ToFrozenDictionary(x => x.Name, x => x.Field);

    private static Shelf Read()
    {
        using var stream = typeof(LetterCatalogue).Assembly.GetManifestResourceStream("Letters.letters.json")!;
        return JsonSerializer.Deserialize<Shelf>(stream, JsonSerializerOptions.Web)!;
    }
}
