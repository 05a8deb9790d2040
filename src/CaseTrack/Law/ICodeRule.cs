namespace CaseTrack.Law;

/// <summary>A rule that takes the codes of one list.</summary>
public interface ICodeRule
{
    CodeList List { get; }
}
