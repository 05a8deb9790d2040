namespace CaseTrack.Organisations;

/// <summary>人民调解委员会的种类, the dimension of the official statistics.</summary>
public enum CommitteeKind
{
    /// <summary>村(居)人民调解委员会. 人民调解法 §8.</summary>
    Community = 1,

    /// <summary>乡镇(街道)人民调解委员会. 人民调解法 §34.</summary>
    Street,

    /// <summary>企事业单位人民调解委员会. 人民调解法 §8.</summary>
    Enterprise,

    /// <summary>行业性专业性人民调解委员会. 人民调解法 §34.</summary>
    Professional,

    /// <summary>诉前人民调解委员会: mediates what the court hands over before docketing. 民事诉讼法 §125.</summary>
    PreLitigation,
}

/// <summary>调委会种类的名称, as the official statistics call them.</summary>
/// <param name="Code">As it is stored and counted.</param>
/// <param name="Chinese">The part before 人民调解委员会.</param>
/// <param name="English">The same in English.</param>
public sealed record CommitteeKindName(string Code, string Chinese, string English)
{
    public static IReadOnlyList<CommitteeKindName> All { get; } =
    [
        Of(CommitteeKind.Community, "村（居）", "Of communities and villages"),
        Of(CommitteeKind.Street, "乡镇（街道）", "Of streets and townships"),
        Of(CommitteeKind.Enterprise, "企事业单位", "Of enterprises and institutions"),
        Of(CommitteeKind.Professional, "行业性专业性", "Of trades and professions"),
        Of(CommitteeKind.PreLitigation, "诉前", "Before litigation"),
    ];

    private static CommitteeKindName Of(CommitteeKind kind, string chinese, string english) => new(Wire.Name(kind)!, chinese, english);
}
