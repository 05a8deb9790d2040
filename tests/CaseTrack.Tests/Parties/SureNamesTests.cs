using CaseTrack.Parties;

namespace CaseTrack.Tests.Parties;

/// <summary>A text is said to name somebody where it surely does, and nowhere else.</summary>
public sealed class SureNamesTests
{
    [Theory]
    [InlineData("张三丰先生来电")]
    [InlineData("申请人张三丰称已付款")]
    [InlineData("申请人 张 三 丰 称已付款")]
    [InlineData("走访居民李小龙家")]
    [InlineData("当事人：王小明（男）")]
    [InlineData("被申请人叫欧阳建国。")]
    [InlineData("死者刘英、伤者陈强")]
    public void A_name_that_is_introduced_or_addressed_is_seen(string text) => SureNames.Are(text).ShouldBeTrue();

    [Theory]
    [InlineData("申请人和平解决")]
    [InlineData("申请人陈述，事实清楚")]
    [InlineData("申请人陈述称已付款")]
    [InlineData("当事人方便时再来")]
    [InlineData("当事人张某称已付款")]
    [InlineData("当事人何时同意")]
    [InlineData("居民周边，道路不平")]
    [InlineData("村民黄牛，走失一头")]
    [InlineData("李家巷居民反映")]
    [InlineData("王局长先生")]
    [InlineData("原告与被告达成协议")]
    [InlineData("申请人同意，被申请人表示接受")]
    public void What_may_be_a_word_is_left_alone(string text) => SureNames.Are(text).ShouldBeFalse();
}
