namespace CaseTrack.Http;

/// <summary>The reasons for "no" that come from the way a request was made, not from the record.</summary>
public static class HttpRefusals
{
    public static readonly Refusal NotSignedIn = new("not-signed-in",
        "请先登录，或登录已过期", "Sign in first, or sign in again", "RFC 6750 §3");

    public static readonly Refusal Denied = new("access.denied",
        "您没有办理此事项的权限", "You are not entitled to this", "查阅权限");

    public static readonly Refusal NotFound = new("not-found",
        "没有这一记录", "There is no such record");

    public static readonly Refusal IfMatchMissing = new("if-match-missing",
        "请求缺少 If-Match：先读取记录并带上它的 ETag", "If-Match is missing: read the record first and send its ETag", "RFC 6585 §3");

    public static readonly Refusal IfMatchForm = new("if-match-form",
        "If-Match 的写法不对：应为带双引号的 ETag，例如 If-Match: \"3\"",
        "If-Match is not written as it should be: an ETag in quotation marks, e.g. If-Match: \"3\"",
        "RFC 9110 §8.8.3");

    public static readonly Refusal StaleByOwn = new("stale.by-own-request",
        "本请求已经办理：记录中已有同一 X-Correlation-ID 的事件，只是未收到答复；请重新读取记录",
        "This request was done already: the record holds an event of the same X-Correlation-ID, only the answer was lost; read it again",
        "RFC 9110 §13.1.1");

    public static readonly Refusal MadeAtForm = new("made-at-form",
        "CaseTrack-Made-At 应为带时区的时间，CaseTrack-Clock-Off 应为整秒数",
        "CaseTrack-Made-At is an instant with its offset, CaseTrack-Clock-Off a whole number of seconds", "ISO 8601");

    public static readonly Refusal NotAcceptable = new("not-acceptable",
        "没有所要求的格式", "The format asked for is not there", "RFC 9110 §15.5.7");

    /// <summary>The formats there are, named.</summary>
    public static Refusal NotThere(params IReadOnlyList<string> formats) => NotAcceptable with
    {
        Chinese = $"{NotAcceptable.Chinese}；可用：{string.Join('、', formats)}",
        English = $"{NotAcceptable.English}; there are: {string.Join(", ", formats)}",
    };

    public static readonly Refusal Missing = new("missing", "此项必填", "This field is missing");

    public static readonly Refusal UnknownField = new("unknown-field", "没有这一字段", "There is no such field");

    public static readonly Refusal WrongValue = new("wrong-value", "字段的值无法识别", "The value of the field cannot be read");

    public static readonly Refusal Stale = new("stale",
        "记录已被他人更新，请重新读取后再办理", "Someone else has changed the record; read it again", "RFC 9110 §13.1.1");

    public static readonly Refusal Conflict = new("conflict",
        "同一记录刚刚被他人更新，请重新读取后再办理", "Someone else changed the record at the same moment; read it again", "RFC 9110 §15.5.10");

    public static readonly Refusal IdTaken = new("id-taken",
        "已有相同标识的记录", "There is a record with this id already", "RFC 9110 §15.5.10");

    public static readonly Refusal CodeTaken = new("code-taken",
        "该代码已被使用；代码永不重复使用", "This code is taken; codes are never reused", "机构代码规则");

    public static readonly Refusal Malformed = new("malformed",
        "请求内容不是有效的 JSON，或字段的值无法识别", "The body is not valid JSON, or a field's value cannot be read", "RFC 8259");

    public static readonly Refusal Invalid = new("invalid",
        "请求内容不符合要求", "The request does not have the required shape");

    public static readonly Refusal TooLarge = new("too-large",
        "请求内容过大", "The body is too large", "RFC 9110 §15.5.14");

    /// <summary>The same, and how large it may be.</summary>
    /// <param name="largest">Bytes.</param>
    public static Refusal LargerThan(long largest) => TooLarge with
    {
        Chinese = $"{TooLarge.Chinese}，最多 {Size(largest)}",
        English = $"{TooLarge.English}; at most {Size(largest)}",
    };

    public static readonly Refusal MethodNotAllowed = new("method-not-allowed",
        "该地址不支持这种请求方法", "This address does not take that method", "RFC 9110 §15.5.6");

    public static readonly Refusal TooSlow = new("too-slow",
        "请求传输过慢，已中断", "The request came too slowly and was cut off", "RFC 9110 §15.5.9");

    public static readonly Refusal WrongContentType = new("wrong-content-type",
        "请求内容须为 JSON：Content-Type 应为 application/json", "The body must be JSON: Content-Type should be application/json",
        "RFC 9110 §15.5.16");

    public static readonly Refusal TooManyRequests = new("too-many-requests",
        "请求过于频繁，请按 Retry-After 所示秒数稍后再试", "Too many requests; wait as many seconds as Retry-After says", "RFC 6585 §4");

    public static readonly Refusal TookTooLong = new("took-too-long",
        "处理超时；请稍后用同一 Idempotency-Key 重试，不会重复办理", "This took too long; try again with the same Idempotency-Key, it will not be done twice",
        "RFC 9110 §15.6.5");

    public static readonly Refusal KeyReused = new("idempotency-key-reused",
        "该 Idempotency-Key 已用于另一内容的请求", "This Idempotency-Key was used for a request with another body", "Idempotency-Key draft §2.7");

    public static readonly Refusal UnknownFilter = new("unknown-filter",
        "未知的筛选条件；拼错的条件会得出错误的数字，因此拒绝", "Unknown filter; a mistyped one would give a wrong number, so it is refused");

    public static readonly Refusal BadFilter = new("bad-filter",
        "筛选条件的值无法识别", "The value of a filter cannot be read");

    public static readonly Refusal DiskFull = new("disk-full",
        "数据库所在磁盘已满，什么也没有记录；请系统管理员腾出空间后再办理", "The disk of the database is full and nothing was recorded; once there is room, do it again",
        "RFC 9110 §15.6.4");

    public static readonly Refusal DatabaseReadOnly = new("database-read-only",
        "数据库目前只能读取，什么也没有记录；请稍后再办理", "The database can only be read at present and nothing was recorded; try again later",
        "RFC 9110 §15.6.4");

    public static readonly Refusal DatabaseGone = new("database-gone",
        "目前无法使用数据库；请稍后用同一 Idempotency-Key 重试，不会重复办理",
        "The database cannot be reached at present; try again later with the same Idempotency-Key, it will not be done twice",
        "RFC 9110 §15.6.4");

    public static readonly Refusal SequenceNotReached = new("sequence-not-reached",
        "尚未处理到所要求的事件序号，请稍后再试", "The sequence asked for has not been reached yet; try again shortly");

    /// <summary>Bytes as people say them; down, so that what fits what is said is taken.</summary>
    private static string Size(long bytes) => bytes switch
    {
        >= BodySizes.Megabyte => $"{bytes / BodySizes.Megabyte} MB",
        >= 1024 => $"{bytes / 1024} KB",
        _ => $"{bytes} B",
    };
}
