using System.Collections.Frozen;
using System.Xml.Linq;

namespace CaseTrack.Http;

/// <summary>代码说明: what the code says of itself, as the compiler wrote it down. Forms and the published description say the same.</summary>
public static class CodeComments
{
    private static readonly Lazy<FrozenDictionary<string, XElement>> Members = new(Read);

    /// <summary>The comment of a type or member by its name for the compiler, <c>T:…</c> or <c>F:…</c>; null without one.</summary>
    public static XElement? Of(string member) => Members.Value.GetValueOrDefault(member);

    private static FrozenDictionary<string, XElement> Read()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "CaseTrack.xml");
        return File.Exists(file)
            ? XDocument.Load(file).Descendants("member").ToFrozenDictionary(x => x.Attribute("name")!.Value)
            : FrozenDictionary<string, XElement>.Empty;
    }
}
