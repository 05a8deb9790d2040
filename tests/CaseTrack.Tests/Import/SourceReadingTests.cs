using System.Text;
using CaseTrack.Http;
using CaseTrack.Import.Columns;
using CaseTrack.Import.Reading;
using CaseTrack.Import.Running;

namespace CaseTrack.Tests.Import;

/// <summary>What spreadsheets hide and libraries read wrongly: each cell says what it says, or why it cannot be taken.</summary>
public sealed class SourceReadingTests
{
    private static readonly ImportKind Mediation = ImportKind.Find("mediation-cases")!;

    public static TheoryData<int> BuiltInDays =>
        [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];

    [Theory]
    [MemberData(nameof(BuiltInDays))]
    public void A_built_in_date_format_is_a_day_whatever_its_number(int format)
    {
        var book = new MadeWorkbook().Row(MadeWorkbook.Number("44927", 1));
        book.Formats.Add(format);
        Only(book).Day.ShouldBe(Given.Day("2023-01-01"));
    }

    [Theory]
    [InlineData("yyyy\"年\"m\"月\"d\"日\";@", true)]
    [InlineData("[$-804]aaaa;@ yyyy/m/d", false)]
    [InlineData("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", true)]
    [InlineData("mmm-yy", true)]
    [InlineData("#,##0.00\"元\"", false)]
    [InlineData("\"day\"0", false)]
    [InlineData("0.00E+00", false)]
    [InlineData("[h]:mm:ss", false)]
    public void A_format_of_one_s_own_is_a_day_where_it_shows_one(string code, bool day)
    {
        var book = new MadeWorkbook().Row(MadeWorkbook.Number("44927", 1));
        book.Formats.Add(170);
        book.Codes[170] = code;
        (Only(book).Day is not null).ShouldBe(day);
    }

    [Fact]
    public void Days_before_March_1900_are_counted_as_spreadsheets_do_and_the_29_of_February_is_none()
    {
        NumberFormats.DayOf(1).ShouldBe(Given.Day("1900-01-01"));
        NumberFormats.DayOf(59).ShouldBe(Given.Day("1900-02-28"));
        NumberFormats.DayOf(60).ShouldBeNull();
        NumberFormats.DayOf(61).ShouldBe(Given.Day("1900-03-01"));
        NumberFormats.DayOf(44927.75).ShouldBe(Given.Day("2023-01-01"));
        NumberFormats.DayOf(-1).ShouldBeNull();
        NumberFormats.DayOf(3_000_000).ShouldBeNull();
    }

    [Fact]
    public void A_workbook_that_counts_from_1904_is_refused() =>
        Refused(() => SourceFile.Open(new MadeWorkbook { Properties = "<workbookPr date1904=\"1\"/>" }.Row("a").Write()))
            .ShouldBe("import.date-1904");

    [Theory]
    [InlineData("420202199003071234", CellFault.TooLong)]
    [InlineData("4.20202199003071E+17", CellFault.TooLong)]
    [InlineData("999999999999999", CellFault.None)]
    [InlineData("13800000000", CellFault.None)]
    [InlineData("3500.5", CellFault.None)]
    public void A_number_of_more_than_fifteen_digits_is_refused_and_none_is_written_with_an_exponent(string value, CellFault fault)
    {
        var cell = Only(new MadeWorkbook().Row(MadeWorkbook.Number(value)));
        cell.Fault.ShouldBe(fault);
        if (fault is CellFault.None)
        {
            cell.Text.ShouldBe(value);
        }
    }

    [Fact]
    public void A_number_is_read_as_the_sheet_shows_it() =>
        Only(new MadeWorkbook().Row(MadeWorkbook.Number("0.30000000000000004"))).Text.ShouldBe("0.3");

    [Fact]
    public void A_formula_is_no_value_and_an_error_is_none_either()
    {
        Only(new MadeWorkbook().Row("<c r=\"@\"><f>1+1</f><v>2</v></c>")).Fault.ShouldBe(CellFault.Formula);
        Only(new MadeWorkbook().Row("<c r=\"@\" t=\"e\"><v>#N/A</v></c>")).Fault.ShouldBe(CellFault.Error);
    }

    [Fact]
    public void How_a_name_is_read_aloud_is_no_part_of_it() =>
        Only(new MadeWorkbook().Row("<c r=\"@\" t=\"inlineStr\"><is><t>张三</t><rPh sb=\"0\" eb=\"1\"><t>zhang</t></rPh></is></c>"))
            .Text.ShouldBe("张三");

    [Theory]
    [InlineData("2022-03-01")]
    [InlineData("2022/3/1")]
    [InlineData("2022.3.1")]
    [InlineData("2022年3月1日")]
    [InlineData("20220301")]
    [InlineData("２０２２－３－１")]
    [InlineData("二〇二二年三月一日")]
    [InlineData("2022-03-01 09:30:00")]
    [InlineData(" 2022 年 3 月 1 日 ")]
    public void A_day_is_read_in_every_style_people_write(string text) => DayReader.Read(text).Day.ShouldBe(Given.Day("2022-03-01"));

    [Theory]
    [InlineData("3月1日", DayFault.NoYear)]
    [InlineData("22.3.1", DayFault.ShortYear)]
    [InlineData("01/02/2022", DayFault.TwoWays)]
    [InlineData("44621", DayFault.Serial)]
    [InlineData("2022-02-30", DayFault.NoSuchDay)]
    [InlineData("去年", DayFault.Unreadable)]
    public void A_day_that_could_be_another_is_asked_and_never_made_up(string text, DayFault fault)
    {
        var (day, why, _) = DayReader.Read(text);
        day.ShouldBeNull();
        why.ShouldBe(fault);
    }

    [Fact]
    public void One_row_of_a_column_tells_the_order_of_all_and_a_column_that_tells_nothing_is_asked_about()
    {
        static ImportSheet Sheet(string other) => ImportSheet.Open(Encoding.UTF8.GetBytes(
            $"调委会,登记日期,案件来源,纠纷类型\nx,01/02/2022,依申请,邻里纠纷\nx,{other},依申请,邻里纠纷\n"), Mediation,
            new Dictionary<string, string>(), new Dictionary<string, DayOrder>());
        Sheet("25/02/2022").Orders["registeredOn"].ShouldBe(DayOrder.DayFirst);
        Sheet("02/25/2022").Orders["registeredOn"].ShouldBe(DayOrder.MonthFirst);
        Sheet("03/04/2022").AskOrder.ShouldBe(["registeredOn"]);
        DayReader.Read("01/02/2022", DayOrder.DayFirst).Day.ShouldBe(Given.Day("2022-02-01"));
        DayReader.Read("01/02/2022", DayOrder.MonthFirst).Day.ShouldBe(Given.Day("2022-01-02"));
    }

    [Fact]
    public void Headings_that_are_merged_or_equal_or_missing_over_data_are_refused_and_named()
    {
        var merged = new MadeWorkbook().Row("调委会", "登记日期", "案件来源", "纠纷类型").Row("x", "2022-01-01", "依申请", "邻里纠纷");
        merged.Merged.Add("C1:D1");
        Refused(() => Sheet(merged)).ShouldBe("import.merged-headings");
        Refused(() => Sheet(new MadeWorkbook().Row("调委会", "登记日期", "登记日期").Row("x", "y", "z"))).ShouldBe("import.equal-headings");
        Refused(() => Sheet(new MadeWorkbook().Row("调委会", "登记日期").Row("x", "y", "stray"))).ShouldBe("import.column-without-heading");
        Refused(() => Sheet(new MadeWorkbook().Row("甲", "乙").Row("x", "y"))).ShouldBe("import.no-headings");
        Refused(() => Sheet(new MadeWorkbook().Row("调委会", "登记日期"))).ShouldBe("import.empty");
    }

    [Fact]
    public void A_title_above_the_headings_is_passed_over_and_headings_are_known_by_their_synonyms()
    {
        var book = new MadeWorkbook().Row("2021年调解台账").Row("承办调委会*", " 登记 时间 ", "来源（必选）", "纠纷类别").Row("x", "2022-01-01", "依申请", "邻里");
        book.Merged.Add("A1:D1");
        var sheet = Sheet(book);
        sheet.Headings.Row.ShouldBe(2);
        sheet.Headings.Columns.Select(x => x.Key).ShouldBe(["committee", "registeredOn", "source", "disputeType"]);
    }

    [Fact]
    public void A_value_merged_over_several_rows_belongs_to_none_for_sure()
    {
        var book = new MadeWorkbook().Row("调委会", "登记日期").Row("x", "2022-01-01").Row(null, "2022-01-02");
        book.Merged.Add("A2:A3");
        Sheet(book).Chunks(0).Single().Select(x => x.At(0).Fault).ShouldBe([CellFault.Merged, CellFault.Merged]);
    }

    [Fact]
    public void Nineteen_characters_of_GB18030_come_back_as_they_are_written_today()
    {
        Gb18030.Places.Count.ShouldBe(19);
        foreach (var (old, now) in Gb18030.Places)
        {
            var bytes = Gb18030.Strict.GetBytes($"调委会,登记日期\n{old},2022-01-01\n");
            SourceFile.Open(bytes).Tables[0].Rows().Last().At(0).Text.ShouldBe($"{now}");
        }
    }

    [Fact]
    public void Text_is_UTF_8_with_or_without_its_mark_or_GB18030_or_refused()
    {
        const string text = "调委会,登记日期\n沈家营,2022-01-01\n";
        foreach (var encoding in new[] { new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Gb18030.Strict })
        {
            var table = SourceFile.Open([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]).Tables[0];
            table.Rows().Select(x => x.At(0).Text).ShouldBe(["调委会", "沈家营"], encoding.WebName);
        }

        Refused(() => SourceFile.Open([.. "a,b\n"u8, 0xC3, 0x28, 0xFF, 0x0A])).ShouldBe("import.encoding");
    }

    [Fact]
    public void A_text_file_keeps_digits_and_says_where_a_program_has_lost_them()
    {
        var row = SourceFile.Open("a,b,c,d,e\n\"=\"\"0012\"\"\",4.20202E+17,=1+1,'=1,\"x\ny\"\n"u8.ToArray()).Tables[0].Rows().Last();
        row.Cells.Select(x => x.Fault).ShouldBe([CellFault.None, CellFault.TooLong, CellFault.Formula, CellFault.None, CellFault.None]);
        row.At(0).Text.ShouldBe("0012");
        row.At(4).Text.ShouldBe("x\ny");
    }

    private static ReadCell Only(MadeWorkbook book) => SourceFile.Open(book.Write()).Tables[0].Rows().Single().At(0);

    private static ImportSheet Sheet(MadeWorkbook book) =>
        ImportSheet.Open(book.Write(), Mediation, new Dictionary<string, string>(), new Dictionary<string, DayOrder>());

    internal static string Refused(Func<object> read) => Should.Throw<RefusedException>(() => read()).Refusal.Code;
}
