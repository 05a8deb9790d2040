using System.Text.Json;

namespace CaseTrack.Parties;

/// <summary>常用词. Words of every day that are names as well: in a text they are words, unless somebody is called so.</summary>
public static class CommonWords
{
    private static readonly HashSet<string> All = [.. Read()];

    public static bool Are(string name) => All.Contains(name);

    private static string[] Read()
    {
        using var stream = typeof(CommonWords).Assembly.GetManifestResourceStream("Law.common-words.json")!;
        return JsonSerializer.Deserialize<string[]>(stream)!;
    }
}
