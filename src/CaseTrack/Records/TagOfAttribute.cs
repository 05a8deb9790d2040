namespace CaseTrack.Records;

/// <summary>Which codes the tag of an event is taken from. A rule on time limits may ask for no others.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TagOfAttribute : Attribute
{
    /// <param name="lists">The names of its code lists.</param>
    public TagOfAttribute(params string[] lists) => Values = [.. lists.SelectMany(x => CodeList.Of(x).Codes).Select(x => x.Value)];

    /// <param name="values">The enum it is a value of.</param>
    public TagOfAttribute(Type values) => Values = [.. Enum.GetNames(values).Select(System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName)];

    public IReadOnlyList<string> Values { get; }
}
