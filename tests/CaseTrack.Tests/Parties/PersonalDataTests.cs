using CaseTrack.Parties;

namespace CaseTrack.Tests.Parties;

/// <summary>What is somebody's number, name or address in a text, and what only looks like it.</summary>
public sealed class PersonalDataTests
{
    private const string Number = "42020219900101001X";

    [Theory]
    [InlineData("身份证42020219900101001X")]
    [InlineData("420202 19900101 001X")]
    [InlineData("4202 0219 9001 0100 1X")]
    [InlineData("420202-19900101-001x")]
    [InlineData("４２０２０２１９９００１０１００１Ｘ")]
    [InlineData("电话13800138000联系")]
    [InlineData("138 0013 8000")]
    [InlineData("138-0013-8000")]
    [InlineData("138.0013.8000")]
    [InlineData("1380 013 8000")]
    [InlineData("138 00138000")]
    [InlineData("13800 138000")]
    [InlineData("1 3 8 0 0 1 3 8 0 0 0")]
    [InlineData("+8613800138000")]
    [InlineData("0086-138-0013-8000")]
    [InlineData("１３８００１３８０００")]
    [InlineData("138\u200B0013\u200B8000")]
    [InlineData("①③⑧0013⑧000")]
    [InlineData("0714-6512345")]
    [InlineData("（0714）6512345")]
    [InlineData("0714 651 2345")]
    [InlineData("010-12345678")]
    [InlineData("02766668888")]
    [InlineData("电话一三八零零一三八零零零")]
    [InlineData("幺三八 〇〇幺三 八〇〇〇")]
    [InlineData("f13800138000cb7d")]
    [InlineData("13800138000-13800138000-1380013800")]
    public void Numbers_of_persons_are_found_however_they_are_written(string text) => PersonalData.HoldsNumber(text).ShouldBeTrue();

    [Theory]
    [InlineData("涉及金额13,800,138,000元")]
    [InlineData("赔偿138000元，另付15000元")]
    [InlineData("1380013.80元")]
    [InlineData("2024-03-01至2024-12-31")]
    [InlineData("2024-03-01/2024-12-31")]
    [InlineData("1998-12-31 10:30")]
    [InlineData("2024年3月1日14时30分")]
    [InlineData("2024-0312-2024-0315")]
    [InlineData("（2024）鄂0202民初1380号")]
    [InlineData("黄港复受〔2022〕1号")]
    [InlineData("卷号20240503")]
    [InlineData("调字138-20240301")]
    [InlineData("420202005003-tw")]
    [InlineData("案卷420202-20240301-0012")]
    [InlineData("第130、140、150、16户")]
    [InlineData("91420202MA40000046")]
    [InlineData("12345热线，110、119")]
    [InlineData("1 2 3 4 5 6 7 8 9 10 11")]
    [InlineData("二〇二四年三月一日，一至七项一二三四五六七")]
    [InlineData("见案卷f13800138000cb7d2a41e0c9b86f75d0")]
    [InlineData("见案卷019ac138-0013-8000-9b86-f75d41e0c9b8")]
    public void Amounts_days_and_numbers_of_files_are_no_numbers_of_persons(string text) => PersonalData.HoldsNumber(text).ShouldBeFalse();

    [Theory]
    [InlineData("司马秘密不同意", true)]
    [InlineData("司 马·秘 密不同意", true)]
    [InlineData("Ms. Anna  Schmidt agreed", true)]
    [InlineData("ANNASCHMIDT agreed", true)]
    [InlineData("住11栋909室", true)]
    [InlineData("护照 E-1234 5678", true)]
    [InlineData("拨打6512345", true)]
    [InlineData("赔偿1116512345元", false)]
    [InlineData("Annas Schmidtchen", false)]
    [InlineData("楠竹林社区调委会", false)]
    [InlineData("申请人不同意", false)]
    public void What_is_known_of_the_persons_of_a_case_is_found(string text, bool found)
    {
        KnownPerson[] known =
        [
            KnownPerson.Of("person", Person("司马秘密", "resident-id", Number, "0714-6512345", "黄石港区楠竹林社区11栋909")),
            KnownPerson.Of("person", Person("Anna Schmidt", "passport", "E12345678", null, null)),
        ];
        PersonalData.IsAbout(text, known).ShouldBe(found);

        static Person Person(string name, string kind, string number, string? phone, string? address) =>
            new(name, kind, number, phone, address, null, null, null, false);
    }

    [Theory]
    [InlineData("张三", "张（三）不同意", true)]
    [InlineData("张三", "“张”三不同意", true)]
    [InlineData("王秀英", "秀英称对方未还款", true)]
    [InlineData("王秀英", "申请人秀英不同意", true)]
    [InlineData("王秀英", "环境秀丽，英才辈出", false)]
    [InlineData("和平", "双方和平解决，同意和平相处", false)]
    [InlineData("和平", "申请人和平不同意", true)]
    [InlineData("和平", "和平称对方未还款", true)]
    public void Parts_of_names_are_found_and_words_of_every_day_are_not_names(string name, string text, bool found) =>
        PersonalData.IsAbout(text, [KnownPerson.Of("person", new(name, null, null, null, null, null, null, null, false))]).ShouldBe(found);
}
