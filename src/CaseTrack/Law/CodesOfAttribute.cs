namespace CaseTrack.Law;

/// <summary>The constants of a class are codes of a list that code asks about. Each is checked against the list when the program
/// starts.</summary>
/// <param name="list">The list's name in <c>code-lists.json</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CodesOfAttribute(string list) : Attribute
{
    public string List { get; } = list;
}
