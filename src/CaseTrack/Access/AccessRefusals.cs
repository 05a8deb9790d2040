namespace CaseTrack.Access;

/// <summary>登录与权限: every reason for "no".</summary>
public static class AccessRefusals
{
    public static readonly Refusal OtherUnit = new("access.other-unit",
        "只能为本人权限范围内的机构办理", "You may act for units within your rights only", "查阅权限");

    public static readonly Refusal ListWithheld = new("access.list-withheld",
        "该数字可以查看，其背后的清单和按案情的细分含有您无权查阅的记录",
        "You may see the number; the list behind it, and its breakdown by what cases are like, hold records you may not open", "查阅权限");

    public static readonly Refusal OtherUnitsFigures = new("access.other-units-figures",
        "您的权限限于本机构：只能查看本机构的指标，全区只有整年的总数",
        "Your rights are those of one unit: you read its figures, and of the district the totals of whole years only", "查阅权限");

    public static readonly Refusal NameOneUnit = new("access.name-one-unit",
        "您的权限涉及多个机构，请用 unit 指明一个", "Your rights are those of several units; name one with unit", "查阅权限");

    public static readonly Refusal PasswordMustChange = new("access.password-must-change",
        "请先修改初始密码", "Change the first password before anything else", "账号规则");

    public static readonly Refusal SecondFactorMissing = new("access.second-factor-missing",
        "本岗位须先设置动态口令", "Set up one-time codes before anything else; your role needs them", "账号规则");

    public static readonly Refusal SecondFactorThere = new("second-factor.there",
        "已启用动态口令，请先停用", "One-time codes are set up already; remove them first", "账号规则");

    public static readonly Refusal CodeMissing = new("sign-in.code-missing",
        "请同时提交动态口令", "This account also needs a one-time code", "RFC 6238");

    public static readonly Refusal CodeWrong = new("second-factor.code-wrong",
        "动态口令不正确或已用过", "The one-time code is wrong or was used before", "RFC 6238");

    public static readonly Refusal SignInFailed = new("sign-in.failed",
        "用户名或密码不正确，或账号暂时不能登录", "The user name or the password is wrong, or the account cannot sign in at present", "账号规则");

    public static readonly Refusal RefreshFailed = new("sign-in.refresh-failed",
        "登录已失效，请重新登录", "The sign-in has ended; sign in again", "RFC 6749 §6");

    public static readonly Refusal PasswordTooWeak = new("password.too-weak",
        "密码不符合要求：至少12个字符，不含用户名，不是常见密码、纯数字或连续字符",
        "The password does not meet the rules: twelve characters at least, without the user name, not a common one, not digits only",
        "账号规则");

    public static readonly Refusal PasswordWrong = new("password.wrong",
        "当前密码不正确", "The present password is wrong", "账号规则");

    public static readonly Refusal UserNameTaken = new("account.user-name-taken",
        "该用户名已被使用", "This user name is taken", "账号规则");

    public static readonly Refusal UserNameShape = new("account.user-name-shape",
        "用户名为 3 至 100 位字母、数字、点、下划线、@ 或连字符，以字母或数字开头",
        "A user name is 3 to 100 letters, digits, dots, underscores, @ or hyphens, and begins with a letter or digit", "账号规则");

    public static readonly Refusal UnknownRole = new("account.unknown-role",
        "没有该角色，或该角色不限于单位", "There is no such role, or it is not a role of a unit", "查阅权限");

    public static readonly Refusal UnitMissing = new("account.unit-missing",
        "该角色须指明所属机构", "This role needs a unit", "查阅权限");

    public static readonly Refusal OwnAccount = new("account.own",
        "不能变更本人的账号权限", "Nobody changes the rights of his own account", "职责分离");

    public static readonly Refusal AccountListRefused = new("account.list-refused",
        "名单中有账号不能开设：一个也没有开设，errors 逐行说明", "Accounts of the list cannot be opened: none was, and errors says of each row why",
        "账号规则");

    public static readonly Refusal TooManyAccounts = new("account.too-many",
        "一次至多开设100个账号", "At most 100 accounts at once", "账号规则");

    public static readonly Refusal ExternalNameTaken = new("account.external-name-taken",
        "该统一身份已关联其他账号", "That name at the identity provider is linked to another account", "账号规则");

    public static readonly Refusal SignsInElsewhere = new("account.signs-in-elsewhere",
        "该账号由统一身份认证登录，没有可重置的密码", "The account signs in at the identity provider; it has no password to reset", "账号规则");

    public static readonly Refusal KeyNameTaken = new("key.name-taken",
        "本区已有该名称的密钥；名称记入事件，不重复使用", "There is a key of that name in the district; events keep the name, it is given once", "密钥规则");

    public static readonly Refusal KeyWaits = new("key.waits",
        "该密钥尚待第二人批准", "The key waits for the approval of a second person", "密钥规则");

    public static readonly Refusal KeyNotWaiting = new("key.not-waiting",
        "该密钥无须批准，或已批准、已吊销", "The key needs no approval, or is approved or revoked already", "密钥规则");

    public static readonly Refusal KeySamePerson = new("key.same-person",
        "须由签发人以外的第二人批准", "Somebody other than the one who issued it approves a key", "职责分离");

    public static readonly Refusal SetupOver = new("setup.over",
        "首个管理员已设立，或设立码不正确", "There is an administrator already, or the code is wrong", "账号规则");

    public static readonly Refusal ApprovedByOneself = new("approval.by-oneself",
        "批准人不能是经办人本人", "Nobody approves what is his own", "更正规则");

    public static readonly Refusal NotAnApprover = new("approval.not-an-approver",
        "批准人须是本区有该项权限的现有账号", "The approver is an existing account of the district with the right to it", "更正规则");

    public static readonly Refusal ReleasedYearNeedsApproval = new("approval.released-year",
        "更正会改变已发布年度的数据，须由有批准权的第二人批准", "The correction moves a released year; it needs the approval of a second person with that right",
        "更正规则；数据发布规则");
}
