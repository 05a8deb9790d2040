using System.Collections.Frozen;
using System.Reflection;

namespace CaseTrack.Import.Acts;

/// <summary>办理事项的入口. One act as the API has it: its command, what it loads, its decision, and what it brings about. An import asks the
/// very same methods, so that there is no second book of rules.</summary>
/// <param name="Command">The command.</param>
/// <param name="Load">What it loads; null for nothing.</param>
/// <param name="Validate">The decision; null where there is none.</param>
/// <param name="Post">What it brings about.</param>
public sealed record ActEndpoint(Type Command, ActCall? Load, ActCall? Validate, ActCall Post)
{
    private const string Version = "/api/v1/";

    private static readonly Lazy<FrozenDictionary<string, ActEndpoint>> All = new(Find);

    /// <summary>The act of a path.</summary>
    /// <param name="kind">The kind of record.</param>
    /// <param name="noun">The tail of its path; empty for what opens a record.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static ActEndpoint Of(string kind, string noun) =>
        All.Value.GetValueOrDefault(noun.Length == 0 ? Version + kind : $"{Version}{kind}/{{id}}/{noun}")
            ?? throw new ArgumentException($"{kind} has no act {noun}.", nameof(noun));

    private static FrozenDictionary<string, ActEndpoint> Find() =>
        typeof(ActEndpoint).Assembly.GetTypes().Where(x => x is { IsClass: true, IsAbstract: true, IsSealed: true })
            .SelectMany(x => x.GetMethods(BindingFlags.Public | BindingFlags.Static), (type, method) =>
                (Type: type, Method: method, Path: method.GetCustomAttribute<WolverinePostAttribute>()?.Template))
            .Where(x => x.Path is not null && x.Method.GetParameters() is [{ Name: "command" }, ..])
            .ToFrozenDictionary(x => x.Path!, x => new ActEndpoint(x.Method.GetParameters()[0].ParameterType,
                Named(x.Type, "Load"), Named(x.Type, "Validate"), new(x.Method)));

    private static ActCall? Named(Type type, string name) => type.GetMethods(BindingFlags.Public | BindingFlags.Static)
        .SingleOrDefault(x => x.Name == name || x.Name == name + "Async") is { } method ? new(method) : null;
}
