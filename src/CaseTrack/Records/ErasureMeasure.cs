namespace CaseTrack.Records;

/// <summary>处理方式.</summary>
public enum ErasureMeasure
{
    /// <summary>删除: the key is destroyed, and with it who it was.</summary>
    Erase = 1,

    /// <summary>仅存储: kept while a retention period runs, used for nothing.</summary>
    StorageOnly,
}
