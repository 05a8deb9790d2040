using System.Reflection;

namespace CaseTrack.Law;

/// <summary>Whether the codes that code asks about are in their lists.</summary>
public static class CodeNames
{
    /// <summary>Every constant that is in no list; nothing if all is well.</summary>
    public static IEnumerable<string> Faults(IEnumerable<Type> types) =>
        from type in types
        let list = type.GetCustomAttribute<CodesOfAttribute>()?.List
        where list is not null
        from code in Constants(type)
        where CodeList.All.FirstOrDefault(x => x.Name == list)?.Codes.Any(x => x.Value == code) is not true
        select $"{type.Name}: no {list} is {code}";

    /// <summary>The values of a class's constants.</summary>
    public static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(x => x.IsLiteral && x.FieldType == typeof(string))
            .Select(x => (string)x.GetRawConstantValue()!);
}
