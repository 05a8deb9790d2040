namespace CaseTrack.Records;

/// <summary>差异类别: why a figure is another than the one released.</summary>
public enum ChangeClass
{
    /// <summary>补录: entered after the release.</summary>
    LateEntry = 1,

    /// <summary>更正: a day, an amount or a number of people was corrected.</summary>
    Correction,

    /// <summary>合并.</summary>
    Merge,

    /// <summary>作废.</summary>
    Void,

    /// <summary>改类: a code was corrected.</summary>
    Reclassification,

    /// <summary>口径变更: the definition of the figure is another, or came or went.</summary>
    DefinitionChange,

    /// <summary>删除个人信息.</summary>
    Erasure,
}
