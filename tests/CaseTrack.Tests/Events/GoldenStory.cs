using System.Text.Json.Nodes;

namespace CaseTrack.Tests.Events;

/// <summary>Examples of one kind of record in an order in which they are folded, from <c>Events/{release}/stories</c>.</summary>
/// <param name="Release">The release.</param>
/// <param name="File">The file's name.</param>
/// <param name="HappensTo">The kind of record.</param>
/// <param name="Examples">Names of the examples, the opening one first.</param>
/// <remarks>It folds and does not decide: an order no office would act in shows as well what each event does to its record.</remarks>
public sealed record GoldenStory(string Release, string File, string HappensTo, IReadOnlyList<string> Examples)
{
    public string Name => $"{Release}/stories/{File}";

    /// <summary>What came of it. Beside the releases and not in them: records are built anew from the events, so a member of a record may
    /// be renamed,
    /// if somebody decides it.</summary>
    public string FoldedPath => Path.Combine(GoldenFolder.Path, "folded", Release, File);

    public static GoldenStory Read(string release, string path)
    {
        var json = JsonNode.Parse(System.IO.File.ReadAllText(path))!;
        return new(release, Path.GetFileName(path), (string)json["happensTo"]!, [.. json["examples"]!.AsArray().Select(x => (string)x!)]);
    }

    /// <summary>What each event changed in the record, and the record after the last.</summary>
    public JsonObject Fold(GoldenStore store)
    {
        var kind = RecordKind.Named(HappensTo);
        object? record = null;
        var before = new JsonObject();
        var steps = new JsonArray();
        foreach (var example in Examples)
        {
            record = kind.Fold(record, ExampleValues.IdOf("record"), store.Read(Release, example));
            var after = JsonNode.Parse(store.Serializer.ToJson(record))!.AsObject();
            var changed = new JsonObject();
            foreach (var (name, value) in after.Where(x => x.Key != "dossier" && !JsonNode.DeepEquals(x.Value, before[x.Key])))
            {
                changed[name] = value?.DeepClone();
            }

            foreach (var gone in before.Select(x => x.Key).Where(x => !after.ContainsKey(x)))
            {
                changed[gone] = null;
            }

            steps.Add(new JsonObject { ["after"] = example, ["changed"] = changed });
            before = after;
        }

        return new JsonObject { ["steps"] = steps, ["record"] = before };
    }
}
