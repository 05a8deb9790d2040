namespace CaseTrack.Parties;

/// <summary>当事人: every reason for "no".</summary>
public static class PartyRefusals
{
    public static readonly Refusal ResidentId = new("party.resident-id",
        "公民身份号码无效：应为18位，出生日期真实，校验码正确", "Not a resident identity number: eighteen characters, a real day of birth, a right check character",
        "GB 11643-1999");

    public static readonly Refusal ForeignResident = new("party.foreign-resident-id",
        "外国人永久居留身份证号码无效：2023版为以9开头的18位号码，第7至14位为出生日期，校验码正确；旧版为3个字母加12位数字",
        "Not the number of a foreign permanent resident card: eighteen digits from 9 with a day of birth and a right check character; "
            + "before "
            + "2023 three letters and twelve digits", "GB 11643-1999；外国人永久居留身份证（2023版）");

    public static readonly Refusal CreditCode = new("party.credit-code",
        "统一社会信用代码无效：应为18位且校验码正确", "Not a unified social credit code: eighteen characters and a right check character", "GB 32100-2015");

    public static readonly Refusal Phone = new("party.phone",
        "电话号码无效：手机11位，座机带区号", "Not a phone number: eleven digits, or a landline with its area code", "业务口径");

    public static readonly Refusal IdentityOfOtherKind = new("party.identity-of-other-kind",
        "单位应填统一社会信用代码，自然人不得填写统一社会信用代码", "Organisations have a social credit code, and persons have none", "GB 32100-2015；GB 11643-1999");

    public static readonly Refusal IdentityIncomplete = new("party.identity-incomplete",
        "证件种类与证件号码应当同时填写", "The kind and the number of an identity paper go together", "业务口径");

    public static readonly Refusal MinorWithoutGuardian = new("party.minor-needs-guardian",
        "身份号码显示为未成年人，应当标明", "The identity number is that of a minor; say so", "民法典 §17；个人信息保护法 §31");

    public static readonly Refusal RecordVoided = new("party.record-not-live",
        "记录已作废或合并，不能再变动当事人、材料和移送", "The record is void or merged; its parties, papers and hand-overs no longer change", "更正规则");

    public static readonly Refusal UnknownParty =
        new("party.unknown", "该案没有这一当事人，或其已退出", "The case has no such party, or it has left", "业务口径");

    public static readonly Refusal AlreadyThere = new("party.already-there", "该当事人已在本案", "The party is in the case already", "业务口径");

    public static readonly Refusal IdTaken = new("party.id-taken", "该当事人标识已用于另一案；每件案件的当事人各有自己的标识",
        "This id is a party's in another case; a party has an id of its own in each case", "业务口径");

    public static readonly Refusal Erased =
        new("party.erased", "该当事人的个人信息已依法删除", "The party's personal data have been erased", "个人信息保护法 §47");

    public static readonly Refusal StorageOnly =
        new("party.storage-only", "该当事人的个人信息仅供存储，停止其他处理", "The party's personal data are stored only and used for nothing else",
        "个人信息保护法 §47");

    /// <summary>A warning: it is recorded all the same.</summary>
    public static readonly Refusal NameInText = new("personal-data.name-in-text",
        "文字中似有姓名；已记录，如确系当事人请更正为称谓", "The text seems to name somebody; it is recorded, correct it where it is a party",
        "个人信息保护法 §6");

    /// <summary>A warning: the party has joined all the same.</summary>
    public static readonly Refusal AlreadyInText = new("personal-data.already-in-text",
        "此前记录的文字中已写有该当事人的信息", "A text recorded earlier says something of this party", "个人信息保护法 §6");

    public static readonly Refusal PersonalDataInText = new("personal-data.in-text",
        "文字中含有公民身份号码、电话号码，或当事人的姓名、证件号码、住址；个人信息只登记在当事人栏，文字中请用“申请人”“被申请人”等称谓",
        "The text holds an identity number, a phone number, or a party's name, paper or address; personal data belong to the parties, and "
            + "texts say 'applicant' and 'respondent'", "个人信息保护法 §§6, 51");
}
