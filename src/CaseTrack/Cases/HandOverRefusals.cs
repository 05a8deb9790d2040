namespace CaseTrack.Cases;

/// <summary>移送: every reason for "no".</summary>
public static class HandOverRefusals
{
    public static readonly Refusal SameKind =
        new("hand-over.same-kind", "不能移送给同类案件", "A case is not handed over to its own kind", "业务口径");

    public static readonly Refusal AlreadySent = new("hand-over.already-sent", "该移送已经登记", "The hand-over is recorded already", "业务口径");

    public static readonly Refusal Unknown = new("hand-over.unknown", "没有该移送", "There is no such hand-over", "业务口径");

    public static readonly Refusal AlreadyReceived =
        new("hand-over.already-received", "该移送已被接收或退回", "The hand-over has been received or returned", "业务口径");

    public static readonly Refusal AlreadyReturned =
        new("hand-over.already-returned", "该移送已经回告", "The hand-over has been answered", "业务口径");

    public static readonly Refusal NoSuchReceiver =
        new("hand-over.no-such-receiver", "接收的案件不存在，或不是移送的种类", "The receiving case does not exist or is of another kind", "业务口径");

    public static readonly Refusal InAnotherMatter =
        new("hand-over.in-another-matter", "接收的案件已属于另一事项", "The receiving case belongs to another matter already", "业务口径");
}
