namespace CaseTrack.Reports.Drafts;

/// <summary>A word found in a line.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">The place behind it.</param>
/// <param name="Meanings">What it may mean.</param>
public readonly record struct WordHit(int Start, int End, IReadOnlyList<DraftWord> Meanings);

/// <summary>词典 as a tree of characters: all words of a line are found in one pass, each place looked at no further than the longest word
/// is long.</summary>
public sealed class WordTree
{
    private readonly Node root = new();

    /// <summary>A word with one more meaning.</summary>
    public void Add(string text, DraftWord meaning)
    {
        var node = root;
        foreach (var x in text)
        {
            node.Next.TryAdd(x, new());
            node = node.Next[x];
        }

        node.Meanings.Add(meaning);
    }

    /// <summary>All words of a line, in order of their beginnings; longer ones may hold shorter ones.</summary>
    public List<WordHit> In(string line)
    {
        var hits = new List<WordHit>();
        for (var start = 0; start < line.Length; start++)
        {
            var node = root;
            for (var at = start; at < line.Length && node.Next.TryGetValue(line[at], out var next); at++)
            {
                node = next;
                if (node.Meanings.Count > 0)
                {
                    hits.Add(new(start, at + 1, node.Meanings));
                }
            }
        }

        return hits;
    }

    private sealed class Node
    {
        public Dictionary<char, Node> Next { get; } = [];

        public List<DraftWord> Meanings { get; } = [];
    }
}
