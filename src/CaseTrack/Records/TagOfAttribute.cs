namespace CaseTrack.Records;

/// <summary>Which codes the tag of an event is taken from. A rule on time limits may ask for no others.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TagOfAttribute : Attribute
{
    private readonly IReadOnlyList<string> codes;

    /// <param name="lists">The names of its code lists.</param>
    public TagOfAttribute(params string[] lists) => codes = [.. lists.SelectMany(x => CodeList.Of(x).Codes).Select(x => x.Value)];

    /// <param name="values">The enum it is a value of.</param>
    public TagOfAttribute(Type values) => codes = [.. Enum.GetNames(values).Select(System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName)];

    /// <summary>The code list whose codes may stand behind it, after a stroke.</summary>
    public string? QualifiedBy { get; set; }

    public IReadOnlyList<string> Values => QualifiedBy is null ? codes : [.. codes, .. codes.SelectMany(x => CodeList.Of(QualifiedBy).Codes.Select(y => $"{x}/{y.Value}"))];
}
