using System.Collections.Concurrent;
using System.Reflection;

namespace CaseTrack.Procedures;

/// <summary>What a stage is called.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class StageAttribute(string chinese, string english) : Attribute
{
    private static readonly ConcurrentDictionary<Enum, StageAttribute> Texts = new();

    public string Chinese { get; } = chinese;

    public string English { get; } = english;

    public static StageAttribute Of(Enum stage) =>
        Texts.GetOrAdd(stage, x => x.GetType().GetField(x.ToString())!.GetCustomAttribute<StageAttribute>()!);
}
