using System.Text;
using System.Text.Json.Nodes;

namespace CaseTrack.Tests.Events;

/// <summary>What the newest release has no example of yet, and gives it one. Files that are there are never written again.</summary>
public static class GoldenAdditions
{
    /// <summary>Event types, and fields of them, that no example of the newest release shows.</summary>
    public static IEnumerable<(Type Type, IReadOnlyList<string> Fields)> Missing(GoldenStore store)
    {
        var shown = GoldenFolder.Examples(GoldenFolder.Newest).GroupBy(x => x.Type)
            .ToDictionary(x => x.Key, x => x.SelectMany(y => KeptJson.Fields(y.Data)).ToHashSet());
        return RecordKind.EventTypes.OrderBy(EventName.Stored, StringComparer.Ordinal)
            .Select(x => (x, (IReadOnlyList<string>)[.. FieldsOf(x).Except(shown.GetValueOrDefault(EventName.Stored(x)) ?? [])]))
            .Where(x => x.Item2.Count > 0);

        IEnumerable<string> FieldsOf(Type type) =>
            KeptJson.Fields(JsonNode.Parse(store.Serializer.ToJson(ExampleValues.Of(type, 0)))).Distinct();
    }

    /// <summary>Examples of the newest release that are in no story.</summary>
    public static IEnumerable<GoldenExample> Untold() => GoldenFolder.Examples(GoldenFolder.Newest)
        .ExceptBy(GoldenFolder.Stories(GoldenFolder.Newest).SelectMany(x => x.Examples), x => x.File);

    /// <summary>Writes an example for each missing type and for each type with missing fields, what those written by hand mean, and a
    /// story for
    /// what is in none.</summary>
    public static void AddExamples(GoldenStore store)
    {
        var stories = GoldenFolder.Stories(GoldenFolder.Newest).ToList();
        var places = GoldenFolder.Examples(GoldenFolder.Newest).CountBy(x => x.HappensTo).ToDictionary();
        foreach (var (type, _) in Missing(store).ToList())
        {
            var (alias, kind) = (EventName.Stored(type), RecordKind.OfEvent(type).Name);
            var file = Free(GoldenFolder.Of(GoldenFolder.Newest), alias);
            var told = stories.Where(x => x.HappensTo == kind).Select(x => x.Examples.ToList().IndexOf(file)).DefaultIfEmpty(-1).Max();
            var happened = (ICaseEvent)ExampleValues.Of(type, told >= 0 ? told : places[kind] = places.GetValueOrDefault(kind) + 1);
            GoldenFolder.Write(GoldenFolder.Of(GoldenFolder.Newest, file), new GoldenExample(GoldenFolder.Newest, file, alias, kind,
                JsonNode.Parse(store.Serializer.ToJson(happened))!.AsObject(), GoldenExample.MeaningOf(happened)).ToJson());
        }

        foreach (var example in GoldenFolder.Examples(GoldenFolder.Newest).Where(x => x.Means is null).ToList())
        {
            var type = RecordKind.EventTypes.Single(x => EventName.Stored(x) == example.Type);
            using var data = new MemoryStream(Encoding.UTF8.GetBytes(example.Data.ToJsonString()));
            GoldenFolder.Write(GoldenFolder.Of(GoldenFolder.Newest, example.File),
                (example with { Means = GoldenExample.MeaningOf((ICaseEvent)store.Serializer.FromJson(type, data)) }).ToJson());
        }

        foreach (var kind in Untold().GroupBy(x => x.HappensTo).ToList())
        {
            var opening = GoldenFolder.Stories(GoldenFolder.Newest).FirstOrDefault(x => x.HappensTo == kind.Key)?.Examples.Take(1) ?? [];
            var folder = GoldenFolder.Of(GoldenFolder.Newest, "stories");
            GoldenFolder.Write(Path.Combine(folder, Free(folder, kind.Key)), new JsonObject
            {
                ["happensTo"] = kind.Key,
                ["examples"] = new JsonArray([.. opening.Concat(kind.Select(x => x.File)).Select(x => (JsonNode)x)]),
            });
        }
    }

    /// <summary>Writes down what a story gives where that is not written down yet.</summary>
    /// <returns>The names of the files.</returns>
    public static IEnumerable<string> AddFolded(GoldenStore store)
    {
        foreach (var story in GoldenFolder.Releases.SelectMany(GoldenFolder.Stories).Where(x => !File.Exists(x.FoldedPath)).ToList())
        {
            GoldenFolder.Write(story.FoldedPath, story.Fold(store));
            yield return $"folded/{story.Release}/{story.File}";
        }
    }

    /// <summary>Puts the files of the newest release into its manifest that are not in it yet. What is in it stays as it is.</summary>
    /// <returns>Their names.</returns>
    public static IReadOnlyList<string> List()
    {
        var (added, present) = (GoldenFolder.Added(GoldenFolder.Newest), GoldenFolder.Present(GoldenFolder.Newest));
        var unlisted = present.ExceptBy(added.Keys, x => x.Key).ToList();
        GoldenFolder.WriteManifest(GoldenFolder.Newest, added.Concat(unlisted).ToDictionary());
        return [.. unlisted.Select(x => $"{GoldenFolder.Newest}/{x.Key}")];
    }

    private static string Free(string folder, string name) =>
        Enumerable.Range(1, 99).Select(x => x == 1 ? $"{name}.json" : $"{name}.{x}.json")
        .First(x => !File.Exists(Path.Combine(folder, x)));
}
