namespace CaseTrack.Letters;

/// <summary>文书: every reason for "no".</summary>
public static class LetterRefusals
{
    private const string Basis = "文书模板";

    public static readonly Refusal Unknown = new("letter.unknown", "没有这种文书", "There is no such letter", Basis);

    public static readonly Refusal NotAWordDocument = new("letter.not-a-word-document",
        "模板不是可以读取的 .docx 文件", "The template is no .docx file that can be read", "ISO/IEC 29500");

    public static readonly Refusal Active = new("letter.active-content",
        "模板含有宏、外部链接或嵌入对象，不予接受", "The template holds macros, links to elsewhere or embedded objects", Basis);

    public static readonly Refusal ForeignField = new("letter.foreign-field",
        "模板含有会取用其他内容的 Word 域", "The template has a Word field that fetches something else", Basis);

    public static readonly Refusal UnknownField = new("letter.unknown-field",
        "模板写了没有的域", "The template names a field that there is not", Basis);

    public static readonly Refusal NamesNothing = new("letter.names-nothing",
        "模板没有写出任何一个域", "The template names no field", Basis);

    /// <summary>A warning: the template is taken all the same.</summary>
    public static readonly Refusal Missing = new("letter.missing-fields",
        "随程序提供的模板有、此模板没有的域", "Fields of the shipped template that this one lacks", Basis);

    public static readonly Refusal OtherKind = new("letter.other-kind",
        "这种文书不属于本类案件", "This letter belongs to another kind of case", Basis);

    public static readonly Refusal TooEarly = new("letter.too-early",
        "文书所属的事项尚未发生，不能制作", "What this letter belongs to has not happened yet", Basis);

    public static readonly Refusal BeforeEvent = new("letter.before-event",
        "成文日期早于文书所属事项的日期", "The date of the letter is before what it belongs to", Basis);

    public static readonly Refusal NotTyped = new("letter.not-typed",
        "这一项由系统填写，或者没有这一项", "This field is filled from the case, or there is none of that name", Basis);

    public static readonly Refusal PurposeNeeded = new("letter.purpose-needed",
        "文书写有当事人信息：须说明目的，并会记录", "The letter says who somebody is: a purpose is needed, and is recorded", "个人信息保护法 §§6, 34");

    public static readonly Refusal NotHere = new("letter.not-here",
        "文书内容已不可读：个人信息已依法删除，或本案没有这份文书",
        "The letter cannot be read: personal data have been erased by law, or the case has no such letter", "个人信息保护法 §47");
}
