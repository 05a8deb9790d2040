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
