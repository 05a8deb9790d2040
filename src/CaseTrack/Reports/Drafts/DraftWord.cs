namespace CaseTrack.Reports.Drafts;

/// <summary>What a word does in a sentence.</summary>
public enum WordRole
{
    /// <summary>It says a figure, or a part of it.</summary>
    Figure = 1,

    /// <summary>It says of what kind of matter the text speaks: 复议, 调解, 监督, 诉讼.</summary>
    Matter,

    /// <summary>It says of which cases a sentence speaks.</summary>
    Population,

    /// <summary>It looks like a population and is none: 深入社区.</summary>
    NoPopulation,

    /// <summary>It says of which time: 去年, 五年来.</summary>
    Period,

    /// <summary>It says that something is meant to be: 力争, 计划.</summary>
    Plan,

    /// <summary>It says that something has come about, whatever was meant to be: 实际完成.</summary>
    Done,

    /// <summary>What follows it is of the report's own time again: 增至, 提高到.</summary>
    Again,

    /// <summary>It says nothing that narrows a figure.</summary>
    Plain,
}

/// <summary>词义.</summary>
/// <param name="Role">What it does.</param>
/// <param name="Text">Which matter, population or period.</param>
/// <param name="Saying">Of a figure's word, which saying.</param>
/// <param name="Group">Of a figure's word: 0 verb, 1 object, 2 with.</param>
public sealed record DraftWord(WordRole Role, string Text = "", FigureSaying? Saying = null, int Group = 0);
