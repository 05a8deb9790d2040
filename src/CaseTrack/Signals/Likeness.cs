namespace CaseTrack.Signals;

/// <summary>文字雷同. Groups texts that say nearly the same: of the runs of four letters in either, nine in ten are in both. Digits and
/// punctuation are passed over, so that another date or sum makes no other text.</summary>
/// <remarks>Not every pair is compared: texts that share a whole band of the smallest hashes of their runs are, and at nine tenths alike
/// one pair in five thousand shares none.</remarks>
public static class Likeness
{
    private const int Run = 4;
    private const double Alike = 0.9;
    private const int Bands = 8;
    private const int Rows = 4;

    /// <summary>The groups of two and more, each by the places of its texts.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Groups(IReadOnlyList<string> texts)
    {
        var runs = texts.Select(RunsOf).ToArray();
        var parent = Enumerable.Range(0, texts.Count).ToArray();
        var bands = new Dictionary<(int Band, long Hash), List<int>>();
        for (var i = 0; i < runs.Length; i++)
        {
            foreach (var band in BandsOf(runs[i]))
            {
                if (!bands.TryGetValue(band, out var others))
                {
                    bands[band] = others = [];
                }

                // One of each group found so far is enough to compare with.
                if (others.FirstOrDefault(x => Root(x) == Root(i) || AreAlike(runs[x], runs[i]), -1) is >= 0 and var like)
                {
                    parent[Root(i)] = Root(like);
                }
                else
                {
                    others.Add(i);
                }
            }
        }

        return [.. Enumerable.Range(0, texts.Count).GroupBy(Root).Where(x => x.Count() > 1).Select(x => x.ToArray())];

        int Root(int i)
        {
            while (parent[i] != i)
            {
                i = parent[i] = parent[parent[i]];
            }

            return i;
        }
    }

    private static HashSet<int> RunsOf(string text)
    {
        var letters = string.Concat(text.Where(char.IsLetter));
        return [.. Enumerable.Range(0, Math.Max(letters.Length == 0 ? 0 : 1, letters.Length - Run + 1))
            .Select(x => Hash(letters.AsSpan(x, Math.Min(Run, letters.Length - x))))];
    }

    private static bool AreAlike(HashSet<int> left, HashSet<int> right)
    {
        var both = left.Count(right.Contains);
        return both >= Alike * (left.Count + right.Count - both);
    }

    private static IEnumerable<(int Band, long Hash)> BandsOf(HashSet<int> runs)
    {
        for (var band = 0; band < Bands && runs.Count > 0; band++)
        {
            var hash = 17L;
            for (var row = 0; row < Rows; row++)
            {
                var seed = (uint)(((band * Rows) + row + 1) * 0x9E3779B1);
                hash = (hash * 1_000_003) ^ runs.Min(x => Mix((uint)x ^ seed));
            }

            yield return (band, hash);
        }
    }

    // FNV-1a, the same on every run of the program.
    private static int Hash(ReadOnlySpan<char> letters)
    {
        var hash = 2166136261u;
        foreach (var letter in letters)
        {
            hash = unchecked((hash ^ letter) * 16777619u);
        }

        return unchecked((int)hash);
    }

    private static uint Mix(uint x)
    {
        unchecked
        {
            x = (x ^ (x >> 16)) * 0x7FEB352D;
            x = (x ^ (x >> 15)) * 0x846CA68B;
            return x ^ (x >> 16);
        }
    }
}
