namespace CaseTrack.Ledger;

/// <summary>台账内容. What one entry says.</summary>
/// <param name="Unit">机构代码.</param>
/// <param name="Measures">计量项, by code.</param>
/// <param name="Category">类别, where the kind has categories.</param>
/// <param name="Subjects">对象代码, by list: units and posts, never persons.</param>
/// <param name="Text">说明; no personal data.</param>
public sealed record LedgerContent(
    string Unit, IReadOnlyDictionary<string, int> Measures, string? Category, IReadOnlyDictionary<string, IReadOnlyList<string>>? Subjects, string? Text);
