using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace CaseTrack.Hosting;

/// <summary>代码的成员名. What generators call the members of a list of codes (<c>x-enumNames</c>): a code that begins with a letter by itself,
/// a number by its English meaning. Only the codes are sent.</summary>
public static class CodeMembers
{
    private const string Extension = "x-enumNames";

    // A member is a name, not a sentence.
    private const int Words = 6;

    public static void Say(OpenApiSchema field, CodeList list)
    {
        field.Extensions ??= new Dictionary<string, IOpenApiExtension>();
        field.Extensions[Extension] = new JsonNodeExtension(new JsonArray([.. Of(list).Select(x => (JsonNode)JsonValue.Create(x))]));
    }

    /// <summary>The names of a list's members, in its order; no two are the same.</summary>
    public static IReadOnlyList<string> Of(CodeList list)
    {
        string[] names = [.. list.Codes.Select(x => char.IsAsciiLetter(x.Value[0]) ? Name(x.Value) : Name(x.English))];
        return [.. names.Zip(list.Codes, (name, code) => name.Length > 0 && char.IsAsciiLetter(name[0]) && names.Count(x => x == name) == 1
            ? name : $"{name}Code{Name(code.Value)}")];
    }

    private static string Name(string text) => string.Concat(
        new string([.. text.Select(x => char.IsAsciiLetterOrDigit(x) ? x : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Take(Words).Select(x => char.ToUpperInvariant(x[0]) + x[1..]));
}
