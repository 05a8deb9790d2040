namespace CaseTrack.Webhooks;

/// <summary>订阅推送: every reason for "no".</summary>
public static class WebhookRefusals
{
    private const string Basis = "订阅推送规则";

    public static readonly Refusal NoAddress = new("webhook.no-address",
        "地址须是完整的 https 地址，不含用户名、密码和片段", "The address is a whole https address without user name, password or fragment",
        Basis);

    public static readonly Refusal PrivateAddress = new("webhook.private-address",
        "不向内部网络的地址推送；确需推送的，由设置 Webhooks:PrivateNetworks 指明网段",
        "Nothing is sent to an address that is not public; where it has to be, the setting Webhooks:PrivateNetworks names the network",
        Basis);

    public static readonly Refusal NoKey = new("webhook.no-key",
        "没有该名称的有效密钥，或该密钥不能查阅任何记录", "There is no good key of that name, or it may not know of any record", Basis);

    public static readonly Refusal UnknownKind = new("webhook.unknown-kind", "没有这种记录", "There is no such kind of record", Basis);

    public static readonly Refusal UnknownEvent = new("webhook.unknown-event",
        "所选种类的记录没有这种事件", "The kinds chosen know no such event", Basis);

    public static readonly Refusal TooMany = new("webhook.too-many",
        "一区至多二十个订阅", "A district has twenty subscriptions at most", Basis);

    public static readonly Refusal AheadOfItself = new("webhook.ahead",
        "尚未推送到这一序号；只能从已经过的序号重新推送", "It has not come to this sequence yet; what is sent again has been passed before", Basis);

    public static readonly Refusal NoDeadLetter = new("webhook.no-dead-letter",
        "没有这一序号的死信", "There is no dead letter of this sequence", Basis);
}
