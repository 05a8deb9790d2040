namespace CaseTrack.Cases.Batch;

/// <summary>成批办理: every reason for "no" that is the batch's own; those of an act are the act's.</summary>
public static class BatchRefusals
{
    private const string Basis = "成批办理规则";

    public static readonly Refusal TooMany = new("act-batch.too-many",
        "一次至多送一百件", "At most a hundred acts at once", Basis);

    public static readonly Refusal Held = new("act-batch.held",
        "同一案件前面的事项未办成，本项未办理", "An earlier act upon the same case did not go through; this one was not tried", Basis);

    public static readonly Refusal IdMissing = new("act-batch.id-missing",
        "每项须有自己的标识", "Every act has an id of its own", Basis);

    public static readonly Refusal IdTwice = new("act-batch.id-twice",
        "同一标识用于两个不同的事项", "One id stands for two different acts", Basis);

    public static readonly Refusal MadeAt = new("act-batch.made-at",
        "设备上办理的时间缺失或不可能", "When it was made on the device is missing, or cannot be", Basis);

    public static readonly Refusal UnknownKind = new("act-batch.unknown-kind",
        "没有这种记录", "There is no such kind of record", Basis);

    public static readonly Refusal UnknownAct = new("act-batch.unknown-act",
        "没有这一事项", "There is no such act", Basis);

    public static readonly Refusal RecordMissing = new("act-batch.record-missing",
        "须指明记录；设立记录时与内容中的 id 相同", "The record is missing; where one is opened it is the id of the body", Basis);

    public static readonly Refusal Version = new("act-batch.version",
        "版本不可能", "There is no such version", Basis);
}
