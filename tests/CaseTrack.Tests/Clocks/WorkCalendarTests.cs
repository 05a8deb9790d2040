using CaseTrack.Clocks.Notices;
using CaseTrack.Terms;
using CaseTrack.Clocks;
using CaseTrack.Law;
using CaseTrack.Review;

namespace CaseTrack.Tests.Clocks;

/// <summary>工作日历: the notices of 2007 to 2026, the law's own days where there is none, and past terms judged by what was in force then.</summary>
public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.Shipped;

    [Theory]
    [InlineData("2014-02-06", DayKind.Holiday)]
    [InlineData("2014-02-08", DayKind.MakeUp)]
    [InlineData("2013-10-12", DayKind.MakeUp)]
    [InlineData("2006-12-30", DayKind.MakeUp)] // the notice for 2007 reaches back
    [InlineData("2015-09-03", DayKind.Holiday)] // second notice
    [InlineData("2015-09-06", DayKind.MakeUp)]
    [InlineData("2019-05-02", DayKind.Holiday)] // second notice
    [InlineData("2019-04-28", DayKind.MakeUp)]
    [InlineData("2020-01-31", DayKind.Holiday)] // second notice
    [InlineData("2020-02-01", DayKind.Holiday)] // worked by the first notice, off by the second
    [InlineData("2020-02-03", DayKind.Weekday)]
    public void A_day_is_what_the_notices_make_it(string day, DayKind kind) => Calendar.KindOf(Given.Day(day)).Kind.ShouldBe(kind);

    [Theory]
    [InlineData("2019-03-21", DayKind.Weekday)]
    [InlineData("2019-03-22", DayKind.Holiday)]
    public void A_second_notice_counts_from_the_day_it_was_issued(string inForceOn, DayKind kind) =>
        Calendar.InForceOn(Given.Day(inForceOn)).KindOf(Given.Day("2019-05-02")).Kind.ShouldBe(kind);

    [Fact]
    public void Every_year_from_2007_to_2026_has_its_notice_and_no_other_year_has()
    {
        Enumerable.Range(2007, 20).All(Calendar.Covers).ShouldBeTrue();
        Calendar.Covers(2006).ShouldBeFalse();
        Calendar.Covers(2027).ShouldBeFalse();
    }

    [Theory]
    [InlineData("2027-01-01", true)]
    [InlineData("2027-02-05", true)] // 除夕, off again since the amendment of 2024
    [InlineData("2027-02-08", true)] // 初三
    [InlineData("2027-02-09", false)]
    [InlineData("2027-04-05", true)] // 清明
    [InlineData("2027-05-02", true)]
    [InlineData("2027-06-09", true)] // 端午
    [InlineData("2027-09-15", true)] // 中秋
    [InlineData("2027-10-04", false)]
    [InlineData("2005-02-09", true)] // 初一 by the version of 1999
    [InlineData("2005-02-08", false)] // 除夕: worked then
    [InlineData("2005-06-11", false)] // 端午 was no day off
    [InlineData("2005-05-03", true)]
    [InlineData("1998-05-04", false)]
    public void A_year_without_a_notice_has_the_days_off_of_the_law_of_that_year(string day, bool off)
    {
        (Calendar.KindOf(Given.Day(day)).Kind is DayKind.Holiday).ShouldBe(off);
        if (off)
        {
            Calendar.KindOf(Given.Day(day)).Source.ShouldStartWith("全国年节及纪念日放假办法");
        }
    }

    [Fact]
    public void A_leap_month_moves_the_festivals_behind_it()
    {
        // 2033 has a leap eleventh month, 2028 a leap fifth: 端午 is in the first fifth month, 中秋 behind the leap one.
        Calendar.KindOf(Given.Day("2028-05-28")).Kind.ShouldBe(DayKind.Holiday);
        Calendar.KindOf(Given.Day("2028-10-03")).Source.ShouldStartWith("全国年节及纪念日放假办法");
    }

    [Theory]
    [InlineData("2014-01-30", "2014-02-11", "met")] // five working days over the Spring Festival of 2014: 7, 8 (worked), 10, 11, 12 February
    [InlineData("2014-01-30", "2014-02-12", "met")]
    [InlineData("2014-01-30", "2014-02-13", "missed")]
    public void A_screening_of_2014_is_judged_by_the_notice_of_2014(string received, string refused, string timeliness)
    {
        var review = Given.Record<ReviewApplication>(new ReviewReceived(Given.Day(received), "fy", "street", "penalty", "market"), new ReviewRefused(Given.Day(refused), "late"));
        Timeliness(review, new RulebookHistory(TermRules.Shipped, [], [])).ShouldBe(timeliness);
    }

    [Fact]
    public void A_notice_loaded_years_later_judges_the_terms_after_the_day_it_was_issued()
    {
        // Received on Friday 2006-09-29; 2 to 6 October were off by the notice of 2005-12-22, 1 to 3 by law alone.
        var review = Given.Record<ReviewApplication>(new ReviewReceived(Given.Day("2006-09-29"), "fy", "street", "penalty", "market"), new ReviewRefused(Given.Day("2006-10-12"), "late"));
        Timeliness(review, new RulebookHistory(TermRules.Shipped, [], [])).ShouldBe("missed");
        var notice = new DaysOffNotice(2006, "国务院办公厅关于2006年部分节假日安排的通知", ["2006-10-01/2006-10-07"], [Given.Day("2006-09-30"), Given.Day("2006-10-08")], Given.Day("2005-12-22"));
        Timeliness(review, new RulebookHistory(TermRules.Shipped, [new HolidayNotice { Notice = notice, LoadedAt = SetClock.At("2026-11-28") }], [])).ShouldBe("met");
        var mistaken = new HolidayNotice { Notice = notice, LoadedAt = SetClock.At("2026-11-27"), WithdrawnAt = SetClock.At("2026-11-28") };
        Timeliness(review, new RulebookHistory(TermRules.Shipped, [mistaken], [])).ShouldBe("missed");
    }

    [Theory]
    [InlineData("mediation-cases", "mediation.confirmation", "2010-12-31", null)]
    [InlineData("mediation-cases", "mediation.confirmation", "2011-01-01", true)]
    [InlineData("mediation-cases", "mediation.follow-up", "2010-12-31", false)]
    [InlineData("review-applications", "review.remaking", "2007-07-31", false)]
    [InlineData("review-applications", "review.remaking", "2007-08-01", true)]
    [InlineData("review-applications", "review.suspension", "2007-07-31", null)]
    [InlineData("review-applications", "review.suspension", "2007-08-01", true)]
    [InlineData("review-applications", "review.screening", "1999-10-01", true)]
    public void A_rule_holds_from_the_day_its_law_came_into_force_and_before_it_is_a_setting_or_nothing(string kind, string code, string law, bool? sure) =>
        TermRules.Shipped.For(kind, Given.Day(law)).FirstOrDefault(x => x.Code == code)?.Sure.ShouldBe(sure ?? throw new InvalidOperationException($"{code} holds on {law}"));

    private static string Timeliness(ReviewApplication review, RulebookHistory rulebooks) => (string)System.Text.Json.Nodes.JsonNode.Parse(
        CaseTrack.Figures.TermFacts.Of(RecordKind.Named("review-applications"), review, rulebooks).Single(x => x.Name == "term.ended").Dimensions.ToJson())!["timeliness"]!;
}
