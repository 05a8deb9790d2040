using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace CaseTrack.Procedures;

/// <summary>必填项. What the command of a path cannot do without, read from the command itself.</summary>
public static class ActFields
{
    private static readonly FrozenDictionary<string, string[]> Required = Read().ToFrozenDictionary(x => x.Path, x => x.Fields);

    /// <summary>The nouns of every path that acts upon a record of a kind.</summary>
    public static IEnumerable<string> NounsOf(string kind) =>
        Required.Keys.Where(x => x.StartsWith($"{kind}/", StringComparison.Ordinal)).Select(x => x[(kind.Length + 1)..]);

    /// <summary>Whether there is such a path upon a record of a kind.</summary>
    public static bool Knows(string kind, string noun) => Required.ContainsKey($"{kind}/{noun}");

    /// <summary>The needs of an act, with the choices a record leaves.</summary>
    public static IReadOnlyList<Need> Needed(string kind, string noun, IReadOnlyDictionary<string, IReadOnlyList<string>>? choices = null)
    {
        var fields = Required.GetValueOrDefault($"{kind}/{noun}", []);
        return [.. fields.Union(choices?.Keys ?? []).Select(x => new Need($"/{x}", choices?.GetValueOrDefault(x)))];
    }

    private static IEnumerable<(string Path, string[] Fields)> Read()
    {
        const string record = "/{id}/";
        foreach (var post in typeof(ActFields).Assembly.GetTypes().Where(x => x.IsAbstract && x.IsSealed).Select(x => x.GetMethod("Post"))
            .OfType<MethodInfo>())
        {
            if (post.GetCustomAttribute<WolverinePostAttribute>()?.Template is { } path && path.Contains(record, StringComparison.Ordinal))
            {
                var command = post.GetParameters()[0].ParameterType.GetConstructors()[0].GetParameters();
                yield return (path["/api/v1/".Length..].Replace(record, "/", StringComparison.Ordinal),
                    [.. command.Where(x => !x.HasDefaultValue).Select(x => JsonNamingPolicy.CamelCase.ConvertName(x.Name!))]);
            }
        }
    }
}
