using CaseTrack.Letters;
using CaseTrack.Mediation;
using CaseTrack.Organisations;
using CaseTrack.Parties;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CaseTrack.Tests.Letters;

/// <summary>填写文书: what an office may do to a template, and what becomes of it. No database.</summary>
public sealed class LetterFillTests
{
    private const string Kind = "mediation-cases";

    [Fact]
    public void Fields_are_found_however_word_has_split_them_and_the_rest_stays()
    {
        var split = new Paragraph(
            Text("案由："), new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }), new Run(new FieldCode(" MERGE")),
            new Run(new FieldCode("FIELD dispute.type  ")), new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }),
            new Run(new RunProperties(new Bold()), new Text("«disp")), Text("ute.type»"),
            new Run(new FieldChar { FieldCharType = FieldCharValues.End }), Text("；再说一遍："),
            new SimpleField(Text("x")) { Instruction = " MERGEFIELD \"纠纷类型\" " }, Text("。"));
        var inPieces = new Paragraph(Control("case.unit", Text("承办"), Text("机"), Text("构")), Text("受理"));
        var lines = Lines(Fill(split, inPieces));
        lines.ShouldBe(["案由：邻里纠纷；再说一遍：邻里纠纷。", "楠竹林社区人民调解委员会受理"]);
        Bytes(Fill(split)).Descendants<Bold>().Count().ShouldBe(1, "the look of the field stays");
    }

    [Fact]
    public void A_row_is_repeated_for_each_party_and_what_says_nothing_is_left_out()
    {
        var table = new Table(
            Row(Text("姓名"), Text("证件号码")), Row(Control("party.name", Text("〔姓名〕")), Control("party.identity", Text("〔证件〕"))));
        var body = Fill(
            table, new Paragraph(Control("applicant.name"), Text("（申请人）")),
            new Paragraph(Text("已受理"), Optional(Text("，移送文号"), Control("referral.number")), Text("。")),
            new Paragraph(Optional(Text("调解员："), Control("dispute.mediators"))),
            new Paragraph(Text("移送单位："), Control("referral.organ")),
            new Paragraph(Text("地点："), Control("typed.place")));
        Lines(body).ShouldBe(
        [
            "姓名", "证件号码", "𠮷田<小>红&", "42020219900101001X", "王明", "", "𠮷田<小>红&（申请人）", "已受理。", "调解员：张立",
            $"地点：{LetterFill.Blank}",
        ]);
        Lines(body, masked: true).ShouldContain("𠮷***");
        Lines(body, masked: true).ShouldNotContain("42020219900101001X");
    }

    [Fact]
    public void A_text_of_several_lines_is_as_many_paragraphs_and_no_sign_breaks_the_file()
    {
        var body = new Body(
            new Paragraph(Control("typed.content")), new Paragraph(Text("内容："), Control("typed.content")),
            new SdtBlock(new SdtProperties(new Tag { Val = "typed.content" }), new SdtContentBlock(new Paragraph(Text("x")))));
        var lines = Lines(Filled(body, new() { ["typed.content"] = "一\r\n二 < > & \" '\u0001\ud800\n𠀀三" }));
        lines.ShouldBe(["一", "二 < > & \" '", "𠀀三", "内容：一二 < > & \" '𠀀三", "一", "二 < > & \" '", "𠀀三"]);
    }

    [Theory]
    [InlineData("despute.type", "letter.unknown-field", "正文第2段（“案由：x”）")]
    [InlineData("review.organ", "letter.unknown-field", "正文第2段")]
    [InlineData("dispute.type", null, null)]
    [InlineData("纠纷类型", null, null)]
    public void A_field_that_there_is_not_is_refused_with_its_place(string name, string? code, string? place)
    {
        var check = TemplateCheck.Of(Kind, Document(new Body(
            new Paragraph(Text("标题")), new Paragraph(Text("案由："), Control(name, Text("x"))))));
        check.Wrong?.Code.ShouldBe(code);
        (check.Wrong?.Code).ShouldBe(code);
        check.Wrong?.Chinese.ShouldContain(place!);
        check.Wrong?.Chinese.ShouldContain(name);
    }

    [Fact]
    public void What_runs_or_fetches_is_refused_and_so_is_what_is_no_document()
    {
        var cell = Document(new Body(new Table(Row(Text("a"), Control("unheard-of")))));
        TemplateCheck.Of(Kind, cell).Wrong!.Chinese.ShouldContain("正文第1个表第1行第2格");
        var fetching = Document(new Body(new Paragraph(
            Control("case.unit"), new SimpleField(Text("x")) { Instruction = " INCLUDETEXT \"C:\\\\a.docx\" " })));
        var refused = TemplateCheck.Of(Kind, fetching).Wrong!;
        (refused.Code, refused.Chinese.Contains("INCLUDETEXT", StringComparison.Ordinal)).ShouldBe(("letter.foreign-field", true));
        TemplateCheck.Of(Kind, Document(new Body(new Paragraph(Text("没有域"))))).Wrong!.Code.ShouldBe("letter.names-nothing");
        TemplateCheck.Of(Kind, "not a zip"u8.ToArray()).Wrong!.Code.ShouldBe("letter.not-a-word-document");
        TemplateCheck.Of(Kind, Document(new Body(new Paragraph(Control("case.unit"))), x => x.MainDocumentPart!
            .AddExternalRelationship("http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate",
                new("http://example.org/a.dotm")))).Wrong!.Code.ShouldBe("letter.active-content");
        TemplateCheck.Of(Kind, Document(new Body(new Paragraph(Control("case.unit"))), x => x.ChangeDocumentType(
            WordprocessingDocumentType.MacroEnabledDocument))).Wrong!.Code.ShouldBe("letter.active-content");

        // What the shipped one has and this one lacks is a hint.
        TemplateCheck.Of(Kind, Document(new Body(new Paragraph(Control("case.unit")))))
            .Missing(LetterCatalogue.Find("mediation.agreement")!).Select(x => x.Name).ShouldContain("agreement.terms");
    }

    [Fact]
    public void A_corrected_day_and_amount_are_what_a_letter_says()
    {
        List<ICaseEvent> events =
        [
            .. Events(), new AgreementReached(Given.Day("2022-03-05"), AgreementForm.Written, 2000m,
                new("因通行发生争议", "三日内清除杂物", "自行清除", true)),
            new MediationCorrected(Given.Day("2022-03-20"), "笔误", "leader",
                new() { AgreedOn = Given.Day("2022-03-06"), AmountYuan = 2500.50m }),
        ];
        var values = Values(LetterCatalogue.Find("mediation.agreement")!, events, []);
        string Of(string name) => values.Of(LetterCatalogue.FieldNamed(Kind, name)!);
        (Of("agreement.day"), Of("agreement.amount"), Of("agreement.terms")).ShouldBe(("2022年3月6日", "2500.5", "三日内清除杂物"));
        (Of("dispute.accepted"), Of("letter.date"), Of("party.names")).ShouldBe(("2022年3月2日", "2022年3月30日", "𠮷田<小>红&、王明"));
        (values.Number, Of("case.organ")).ShouldBe(("(2022)黄港民调字第001号", "楠竹林社区人民调解委员会"));
    }

    private static List<ICaseEvent> Events() =>
    [
        new MediationRegistered(Given.Day("2022-03-01"), "tw", CommitteeKind.Community, "application", "02"),
        new MediationAccepted(Given.Day("2022-03-02"), "(2022)黄港民调字第001号", ["zhang"], true),
    ];

    private static LetterValues Values(
        Letter letter, List<ICaseEvent> events, Dictionary<string, string> typed, bool masked = false)
    {
        var record = Given.Record([.. events.Cast<ICaseEvent<MediationCase>>()]);
        (Party, Person?) Party(string role, string name, string? number = null) => (
            new() { Id = Guid.CreateVersion7(), Kind = Kind, Role = role, PartyKind = "person" },
            new(name, number is null ? null : "resident-id", number, null, null, null, null, null, false));
        var story = CaseStory.Of(
            Kind, record, events, [], [Party("applicant", "𠮷田<小>红&", "42020219900101001X"), Party("respondent", "王明")],
            [Given.Organisation(OrganisationKind.MediationCommittee) with
            {
                Code = "tw", Names = [new(Given.Day("2020-01-01"), "楠竹林社区人民调解委员会")],
            }],
            new Dictionary<string, string> { ["zhang"] = "张立" });
        return new(letter, story, letter.StepOf(record.Dossier)!.Value, Given.Day("2022-03-30"), typed, masked);
    }

    private static Body Fill(params OpenXmlElement[] content) => new(content.Select(x => x.CloneNode(true)));

    private static byte[] Filled(Body body, Dictionary<string, string>? typed = null, bool masked = false) => LetterFill.Fill(
        Document(body), Kind, Values(LetterCatalogue.Find("mediation.registration")!, Events(), typed ?? [], masked));

    private static Body Bytes(Body body) => Open(Filled(body));

    private static string[] Lines(Body body, bool masked = false) => Lines(Filled(body, masked: masked));

    private static string[] Lines(byte[] file)
    {
        var body = Open(file);
        body.Descendants<SdtElement>().ShouldBeEmpty();
        return [.. body.Descendants<Paragraph>().Select(x => x.InnerText)];
    }

    private static Body Open(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        return (Body)document.MainDocumentPart!.Document!.Body!.CloneNode(true);
    }

    private static byte[] Document(Body body, Action<WordprocessingDocument>? change = null)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new((Body)body.CloneNode(true));
            change?.Invoke(document);
        }

        return stream.ToArray();
    }

    private static Run Text(string text) => new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private static SdtRun Control(string name, params OpenXmlElement[] shown) => new(
        new SdtProperties(new Tag { Val = name }), new SdtContentRun(shown.Length > 0 ? shown : [Text(name)]));

    private static SdtRun Optional(params OpenXmlElement[] inner) => new(
        new SdtProperties(new Tag { Val = WordFields.Optional }), new SdtContentRun(inner));

    private static TableRow Row(params OpenXmlElement[] cells) =>
        new(cells.Select(x => new TableCell(new Paragraph((OpenXmlElement[])[x]))));
}
