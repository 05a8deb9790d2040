using System.Text.Json.Serialization;

namespace CaseTrack.Releases;

/// <summary>签署内容. What a signature covers, in the order in which it is written: everything of the exported file but the signature and the
/// key it is checked with.</summary>
/// <param name="Id">The release.</param>
/// <param name="Supersedes">The release it takes the place of.</param>
/// <param name="ApprovedBy">批准人.</param>
/// <param name="ApprovedAt">批准时间.</param>
/// <param name="Algorithm">签名算法.</param>
/// <param name="KeyId">The key that signs.</param>
/// <param name="Content">The figures.</param>
public sealed record ReleaseEnvelope(
    Guid Id, Guid? Supersedes, string ApprovedBy, DateTimeOffset ApprovedAt, string Algorithm, string KeyId, ReleaseContent Content);

/// <summary>发布内容. What is frozen and signed, in the order in which it is written.</summary>
/// <param name="District">区划代码.</param>
/// <param name="Year">年度.</param>
/// <param name="From">统计期首日.</param>
/// <param name="To">统计期末日.</param>
/// <param name="HappenedBy">截止日: what had happened by this day.</param>
/// <param name="KnownAt">认知时点: what had been recorded by this instant.</param>
/// <param name="Sequence">The last event it includes; every event up to it was committed.</param>
/// <param name="DraftedBy">拟定人.</param>
/// <param name="Figures">The figures.</param>
/// <param name="Identities">The identities, all of which held.</param>
/// <param name="PublicNote">更正说明, what the public is told of a correction; a release without one has no such member in its signed
/// form.</param>
public sealed record ReleaseContent(
    string District, int Year, DateOnly From, DateOnly To, DateOnly HappenedBy, DateTimeOffset KnownAt, long Sequence, string DraftedBy,
    IReadOnlyList<ReleasedFigure> Figures, IReadOnlyList<ReleasedIdentity> Identities,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? PublicNote = null);

/// <summary>One figure as released.</summary>
/// <param name="Code">The figure.</param>
/// <param name="DefinitionVersion">The version of its definition.</param>
/// <param name="Value">Its value.</param>
/// <param name="Numerator">For a rate.</param>
/// <param name="Denominator">For a rate.</param>
/// <param name="Cases">How many records are behind it.</param>
/// <param name="CaseHash">SHA-256 over those records and their quantities.</param>
/// <param name="Says">What the number means; absent from earlier releases, whose signed form has no such member.</param>
public sealed record ReleasedFigure(
    string Code, int DefinitionVersion, decimal? Value, decimal? Numerator, decimal? Denominator, int Cases, string CaseHash,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FigureWords? Says = null)
{
    /// <summary>Whether number and records are the same; the words may have been put better since.</summary>
    public bool Counts(ReleasedFigure? other) => this with { Says = null } == (other is null ? null : other with { Says = null });
}

/// <summary>指标说明. What a reader of the file needs to understand a number without asking anybody.</summary>
/// <param name="Name">指标名称.</param>
/// <param name="English">Its name in English.</param>
/// <param name="Wording">The report's own words, <c>{0}</c> for the number.</param>
/// <param name="Unit">计量单位.</param>
/// <param name="Rule">口径: the counting rule in words.</param>
/// <param name="Population">统计对象: the facts that are counted, the day that decides and the measure, as the definition has them.</param>
/// <param name="Footnotes">脚注.</param>
public sealed record FigureWords(
    string Name, string English, string Wording, string Unit, string Rule, string Population, IReadOnlyList<Footnote> Footnotes);

/// <summary>脚注.</summary>
/// <param name="Mark">Its number.</param>
/// <param name="Text">Its text.</param>
public sealed record Footnote(string Mark, string Text);

/// <summary>One identity as released.</summary>
public sealed record ReleasedIdentity(string Code, decimal? Left, decimal? Right);
