using CaseTrack.Review;
using CaseTrack.Review.Aftermath;
using CaseTrack.Review.Decision;
using CaseTrack.Review.Examination;
using CaseTrack.Review.Intake;
using CaseTrack.Review.Litigation;
using CaseTrack.Tests.Procedures;
using static CaseTrack.Tests.Review.ReviewProcedureTests;

namespace CaseTrack.Tests.Review;

/// <summary>行政复议 C.2: what the law asks of an act beyond its stage.</summary>
public sealed class ReviewConditionTests
{
    private static readonly ICaseEvent<ReviewApplication>[] Old =
        [new ReviewReceived(Given.Day("2023-03-06"), "office", "street", "penalty", "market")];

    private static readonly Dictionary<string, Condition> Conditions = new()
    {
        ["papers are asked for once"] = new("papers-request", new RequestPapers(D2, ["x"]),
            [.. Received, new PapersRequested(D1, ["x"], null), new PapersCorrected(D1)], "review.papers-asked-before"),
        ["papers are not given longer than the law gives"] =
            new("papers-request", new RequestPapers(D2, ["x"], 10), Received, "review.papers-period"),
        ["a request for papers under the old law names its period"] =
            new("papers-request", new RequestPapers(Given.Day("2023-03-07"), ["x"]), Old, "review.papers-period"),
        ["an application cannot be accepted after the days of screening"] =
            new("acceptance", new AcceptReview(Given.Day("2024-03-12")), Received, "review.screening-expired"),
        ["an application can be accepted on the last day of screening"] =
            new("acceptance", new AcceptReview(Given.Day("2024-03-11")), Received, null),
        ["an application cannot be refused after the days of screening"] =
            new("refusal", new RefuseReview(Given.Day("2024-03-12"), "repeated"), Received, "review.screening-expired"),
        ["the old law knew no simplified procedure"] = new("acceptance",
            new AcceptReview(Given.Day("2023-03-07"), "simplified", "information"), Old, "review.simplified-unknown-to-law"),
        ["a simplified procedure needs its ground"] =
            new("acceptance", new AcceptReview(D2, "simplified"), Received, "review.simplified-ground"),
        ["nothing is decided before opinions are heard"] =
            new("decision", new DecideReview(D2, "W1"), Accepted, "review.opinions-not-heard"),
        ["an outcome with an act of its own is no decision"] =
            new("decision", new DecideReview(D2, "T1"), Heard, "review.use-the-other-act"),
        ["nothing is to be performed before it is decided"] =
            new("decision", new DecideReview(D2, "W1", PerformBy: D), Heard, "review.perform-by-before-decision"),
        ["a term is extended once"] = new("extension", new ExtendReview(D2, 30, "y", "x"),
            [.. Accepted, new ReviewExtended(D1, 10, "y", "x")], "review.extended-once"),
        ["a term that has ended is not extended"] =
            new("extension", new ExtendReview(Given.Day("2024-05-07"), 30, "y", "x"), Accepted, "review.extension-too-late"),
        ["a simplified procedure is not extended"] = new("extension", new ExtendReview(D2, 30, "y", "x"),
            [.. Received, new ReviewAccepted(D1, false, "", "n", "simplified", "information")], "review.no-extension-in-simplified"),
        ["only a simplified procedure is converted"] =
            new("conversion", new ConvertProcedure(D2, "x", "y"), Accepted, "review.not-simplified"),
        ["a hearing is notified in good time"] =
            new("hearing-notice", new NotifyHearing(D2, D2.AddDays(3)), Accepted, "review.hearing-notice-too-short"),
        ["no hearing is held that was not notified"] =
            new("hearing", new HoldHearing(D2, true, 3), Accepted, "review.hearing-not-notified"),
        ["no hearing is held before the notified day"] = new("hearing", new HoldHearing(Given.Day("2024-03-12"), true, 3),
            [.. Accepted, new HearingNotified(D2, Given.Day("2024-03-13"))], "review.hearing-notice-too-short"),
        ["a hearing is held on the notified day"] = new("hearing", new HoldHearing(Given.Day("2024-03-13"), true, 3),
            [.. Accepted, new HearingNotified(D2, Given.Day("2024-03-13"))], null),
        ["the old law knew no suspension for a settlement"] = new("suspension", new SuspendReview(Given.Day("2023-03-20"), "settlement"),
            [.. Old, new ReviewAccepted(Given.Day("2023-03-07"), false, "")], "review.ground-unknown-to-law"),
        ["a copy is sent once"] = new("copy", new SendCopy(D2), Heard, "review.copy-already-sent"),
        ["nobody answers before a copy is sent"] = new("answer", new RecordAnswer(D2, true), Accepted, "review.no-copy-yet"),
        ["a stay is ordered once"] =
            new("stay", new OrderStay(D2, "organ"), [.. Accepted, new StayOrdered(D1, "organ")], "review.already-stayed"),
        ["only what is stayed is released from it"] = new("stay-lifting", new LiftStay(D2), Accepted, "review.not-stayed"),
        ["one appraisal runs at a time"] = new("appraisal", new StartAppraisal(D2, "appraisal"),
            [.. Accepted, new AppraisalStarted(D1, "appraisal")], "review.appraisal-running"),
        ["only a running appraisal ends"] = new("appraisal-result", new EndAppraisal(D2), Accepted, "review.no-appraisal"),
        ["only a rule review there is comes to a conclusion"] =
            new("rule-review-conclusion", new ConcludeRuleReview(D2, Ref, "lawful"), Accepted, "review.no-such-rule-review"),
        ["sixty days of suspension end a review by themselves"] =
            new("termination", new TerminateReview(D2, "suspended-60-days"), Accepted, "review.sixty-days-by-silence"),
        ["only what is mediated is withdrawn after mediation"] =
            new("withdrawal", new WithdrawReview(D2, "after-mediation"), Received, "review.not-mediated"),
        ["only a letter there is gets an answer"] =
            new("letter-answers", new AnswerLetter(D2, Ref, true), IsDecided, "review.no-such-letter"),
        ["only a lawsuit there is gets a judgment"] =
            new("judgments", new RecordJudgment(D2, Ref, "upheld"), IsDecided, "review.no-such-lawsuit"),
        ["only a lost lawsuit is a defeat"] = new("defeat-reports", new ReportDefeat(D2, Ref, "x", "y", "z"),
            [.. IsDecided, new LawsuitFiled(D1, Ref, "x", "y", "first", "sole"), new JudgmentGiven(D1, Ref, "upheld")], "review.not-lost"),
        ["nobody is urged to perform what is performed"] = new("urging", new UrgePerformance(D2, "interview"),
            [.. IsDecided, new ReviewPerformed(D1, "performed")], "review.already-performed"),
        ["what was never accepted is not reopened"] = new("reopening", new ReopenReview(D2, "x", "y"),
            [.. Received, new ReviewWithdrawn(D1, "own-decision"), new ReviewClosed(D1)], "review.never-accepted"),
        ["nothing duplicates itself"] = new("voiding", new VoidReview(D2, "x", Given.Id), Received, "review.duplicate-of-itself"),
        ["nothing comes before an earlier step"] = new("acceptance", new AcceptReview(D.AddDays(-1)), Received, "date.before-earlier-step"),
        ["nothing happens in the future"] = new("acceptance", new AcceptReview(D2), Received, "date.in-the-future", Today: D1),
    };

    public static TheoryData<string> Names => new(Conditions.Keys.ToArray());

    [Theory]
    [MemberData(nameof(Names))]
    public void Conditions_of_the_law_are_asked(string condition)
    {
        var asked = Conditions[condition];
        Acts.Refused(Kind, asked.Act, asked.Command, Given.Record(asked.Given), asked.Today ?? Given.Day("2024-12-31"))
            .ShouldBe(asked.Refusal);
    }

    /// <param name="Act">The act.</param>
    /// <param name="Command">The command.</param>
    /// <param name="Given">What has happened to the record.</param>
    /// <param name="Refusal">The code it is refused with, or null where it is let through.</param>
    /// <param name="Today">Today, where it is not the end of the year.</param>
    private sealed record Condition(
        string Act, object Command, ICaseEvent<ReviewApplication>[] Given, string? Refusal, DateOnly? Today = null);
}
