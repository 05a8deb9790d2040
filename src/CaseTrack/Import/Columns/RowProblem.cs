namespace CaseTrack.Import.Columns;

/// <summary>一处问题. What is wrong with a row, where, and what would be right; in both languages, for it is kept.</summary>
/// <param name="Column">表头; absent where it is about the whole row.</param>
/// <param name="Letters">A, B … of the sheet.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Chinese">问题.</param>
/// <param name="English">The same in English.</param>
/// <param name="SuggestionChinese">建议.</param>
/// <param name="SuggestionEnglish">The same in English.</param>
/// <param name="Basis">依据.</param>
public sealed record RowProblem(
    string? Column, string? Letters, string Code, string Chinese, string English, string? SuggestionChinese = null,
    string? SuggestionEnglish = null, string? Basis = null)
{
    public static RowProblem Of(Refusal refusal, string? column = null, string? letters = null) =>
        new(column, letters, refusal.Code, refusal.Chinese, refusal.English, Basis: refusal.Basis.Length == 0 ? null : refusal.Basis);

    public RowProblem Suggesting(string chinese, string english) => this with { SuggestionChinese = chinese, SuggestionEnglish = english };
}
