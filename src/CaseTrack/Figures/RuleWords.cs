using System.Text.Json;

namespace CaseTrack.Figures;

/// <summary>口径的英文: what the counting rules and the notes on neighbours say, in English. They are said in Chinese, where the figures
/// are declared; the report is a Chinese paper.</summary>
public static class RuleWords
{
    private static readonly IReadOnlyDictionary<string, string> Known = Read();

    /// <summary>The English of a rule; empty for none.</summary>
    /// <exception cref="KeyNotFoundException">The rule has no English yet: it belongs into <c>rules-english.json</c>.</exception>
    public static string English(string chinese) => chinese.Length == 0 ? "" : Known.TryGetValue(chinese, out var english) ? english
        : throw new KeyNotFoundException($"No English in rules-english.json for: {chinese}");

    /// <summary>The English of words that a release signed, if they are still in use.</summary>
    public static string? Find(string chinese) => Known.GetValueOrDefault(chinese);

    /// <summary>Every rule that has an English.</summary>
    public static IEnumerable<string> All => Known.Keys;

    private static Dictionary<string, string> Read()
    {
        using var stream = typeof(RuleWords).Assembly.GetManifestResourceStream("Figures.rules-english.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
