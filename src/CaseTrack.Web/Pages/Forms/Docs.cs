using System.Collections.Frozen;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CaseTrack.Http;
using CaseTrack.Records;

namespace CaseTrack.Web.Pages.Forms;

/// <summary>代码说明. What the code says of itself in its comments, which is what the published description says too.</summary>
public static partial class Docs
{
    private static readonly FrozenDictionary<string, Type> Events = RecordKind.EventTypes
        .Select(x => (Name: EventName.Of(x), Type: x)).DistinctBy(x => x.Name).ToFrozenDictionary(x => x.Name, x => x.Type);

    /// <summary>What a type is.</summary>
    public static string Summary(Type type) => TextOf(CodeComments.Of($"T:{KeyOf(type)}")?.Element("summary"));

    /// <summary>What a parameter of a record is.</summary>
    public static string Parameter(Type type, string name) => TextOf(CodeComments.Of($"T:{KeyOf(type)}")?.Elements("param")
        .FirstOrDefault(x => x.Attribute("name")?.Value == name));

    /// <summary>What a value of a closed list is called in Chinese.</summary>
    public static string ChineseOf(Enum value) =>
        Chinese(TextOf(CodeComments.Of($"F:{KeyOf(value.GetType())}.{value}")?.Element("summary"))) ?? Spaced(value.ToString());

    /// <summary>What an event of a history is called.</summary>
    public static string Event(string name) => Events.GetValueOrDefault(name) is { } type ? NameOf(Summary(type), type.Name) : name;

    /// <summary>The Chinese name that a comment begins with, or the English one made from a name of the code.</summary>
    public static string NameOf(string comment, string name) =>
        Texts.Chinese && Chinese(comment) is { } chinese ? chinese : Spaced(name);

    /// <summary>The Chinese name that a comment begins with.</summary>
    public static string? Chinese(string comment) =>
        ChineseStart().Match(comment) is { Success: true } match ? match.Value.Trim('、') : null;

    /// <summary>Dispute type, from DisputeType.</summary>
    public static string Spaced(string name)
    {
        var words = Hump().Replace(name.Split('`')[0], " $1").Trim();
        return words.Length == 0 ? name : char.ToUpperInvariant(words[0]) + words[1..].ToLowerInvariant();
    }

    private static string KeyOf(Type type) =>
        (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static string TextOf(XElement? element) => element is null ? "" : Blanks().Replace(
        string.Concat(element.Nodes().Select(x => x is XElement y && y.Value.Length == 0 ? (y.Attribute("cref")?.Value ?? "").Split('.')[^1]
            : x is XElement z ? z.Value : x.ToString())), " ").Trim();

    [GeneratedRegex(@"^[\u3400-\u9fff（）、“”《》〔〕：]+")]
    private static partial Regex ChineseStart();

    [GeneratedRegex("([A-Z][a-z0-9]*)")]
    private static partial Regex Hump();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
