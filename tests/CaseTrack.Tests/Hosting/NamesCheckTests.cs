using CaseTrack.Hosting;
using CaseTrack.Review;
using CaseTrack.Terms;

namespace CaseTrack.Tests.Hosting;

/// <summary>Names that code and data share: one that stands on one side alone stops the start.</summary>
public sealed class NamesCheckTests
{
    [CodesOf("reviewDecision")]
    private static class Misspelt
    {
        public const string Upheld = "W1";
        public const string Wrong = "W9";
    }

    [CodesOf("reviewDecisions")]
    private static class OfNoList
    {
        public const string Upheld = "W1";
    }

    [Fact]
    public void What_is_shipped_agrees() => Should.NotThrow(() => NamesCheck.Check(TermRules.Shipped));

    [Fact]
    public void A_code_that_is_in_no_list_is_named()
    {
        CodeNames.Faults([typeof(Misspelt)]).ShouldBe(["Misspelt: no reviewDecision is W9"]);
        CodeNames.Faults([typeof(OfNoList)]).ShouldBe(["OfNoList: no reviewDecisions is W1"]);
    }

    [Fact]
    public void A_rule_that_code_asks_about_cannot_leave_the_data()
    {
        var refused = Should.Throw<InvalidOperationException>(() => NamesCheck.Check(
            new TermRules(TermRules.Shipped.All.Where(x => x.Code != TermCode.ReviewPapers))));
        refused.Message.ShouldContain($"TermCode: nothing is called {TermCode.ReviewPapers}");
    }

    [Fact]
    public void Every_result_of_a_review_has_a_name_in_code() =>
        CodeNames.Constants(typeof(DecisionCode)).ShouldBe(CodeList.ReviewDecisions.Codes.Select(x => x.Value), ignoreOrder: true);
}
