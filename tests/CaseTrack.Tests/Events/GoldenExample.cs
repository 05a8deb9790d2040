using System.Text.Json.Nodes;

namespace CaseTrack.Tests.Events;

/// <summary>One stored event as a release wrote it, from <c>Events/{release}/{file}</c>.</summary>
/// <param name="Release">The release that wrote it.</param>
/// <param name="File">The file's name: the stored type, with a number behind it for further examples.</param>
/// <param name="Type">The type as stored.</param>
/// <param name="HappensTo">The kind of record.</param>
/// <param name="Data">The data column.</param>
/// <param name="Means">What the program read from it: its day, the terms it starts and sets, its class of difference, its number.</param>
public sealed record GoldenExample(string Release, string File, string Type, string HappensTo, JsonObject Data, JsonObject? Means)
{
    public string Name => $"{Release}/{File}";

    /// <summary>The id it is stored with: always the same for the same file.</summary>
    public Guid Id => ExampleValues.IdOf(Name);

    public static GoldenExample Read(string release, string path)
    {
        var json = JsonNode.Parse(System.IO.File.ReadAllText(path))!;
        return new(
            release, Path.GetFileName(path), (string)json["type"]!, (string)json["happensTo"]!, json["data"]!.AsObject(),
            json["means"]?.AsObject());
    }

    public JsonObject ToJson() => new()
    {
        ["type"] = Type,
        ["happensTo"] = HappensTo,
        ["data"] = Data.DeepClone(),
        ["means"] = Means?.DeepClone(),
    };

    /// <summary>What time limits, differences and numbers take from an event.</summary>
    public static JsonObject MeaningOf(ICaseEvent happened)
    {
        var meaning = new JsonObject { ["occurredOn"] = $"{happened.OccurredOn:yyyy-MM-dd}", ["change"] = Wire.Name(happened.Change) };
        Add("ref", happened.Ref);
        Add("tag", happened.Tag);
        Add("grantedDays", happened.GrantedDays);
        Add("setsDay", happened.SetsDay is { } day ? $"{day:yyyy-MM-dd}" : null);
        Add("reason", happened.Reason);
        Add("quantity", happened.Quantity);
        Add("numbered", happened.Numbered is var (document, number) ? $"{document} {number}" : null);
        return meaning;

        void Add(string name, JsonNode? value)
        {
            if (value is not null)
            {
                meaning[name] = value;
            }
        }
    }
}
