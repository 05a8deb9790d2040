namespace CaseTrack.Records;

/// <summary>不予办理的理由. One reason for "no", said in both languages with its legal basis.</summary>
/// <param name="Code">Stable identifier, the tail of the problem's <c>type</c>.</param>
/// <param name="Chinese">What a clerk reads.</param>
/// <param name="English">The same in English.</param>
/// <param name="Basis">Law and article, or the counting rule, that says so.</param>
public sealed record Refusal(string Code, string Chinese, string English, string Basis = "")
{
    /// <summary>What the reader of this request reads.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Here => ReaderLanguage.Of(Chinese, English);
}
