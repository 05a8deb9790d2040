namespace CaseTrack.Reports.Wordings;

/// <summary>表述认定: reasons for "no".</summary>
public static class WordingRefusals
{
    public static readonly Refusal NoPlace =
        new("wording-choice.no-place", "表述中没有数字的位置{0}", "The wording has no place {0} for the number", "文稿核对");

    public static readonly Refusal UnknownFigure =
        new("wording-choice.unknown-figure", "目录中没有这一指标", "The catalogue does not have that figure", "指标目录");

    public static readonly Refusal SameFigure =
        new("wording-choice.same-figure", "改认的指标与原指标相同", "The figure chosen is the one it was taken for", "文稿核对");

    public static readonly Refusal Reviewed = new("wording-choice.reviewed", "该认定已经复核", "The choice has been reviewed already", "文稿核对");

    public static readonly Refusal SamePerson =
        new("wording-choice.same-person", "认定须由另一人复核", "Another person must review the choice", "文稿核对");
}
