using CaseTrack.Review;
using CaseTrack.Review.Aftermath;
using CaseTrack.Review.Decision;
using CaseTrack.Review.Examination;
using CaseTrack.Review.Intake;
using CaseTrack.Review.Litigation;
using static CaseTrack.Review.ReviewStage;

namespace CaseTrack.Tests.Procedures;

/// <summary>行政复议 C.2: every transition, and the refusal of every other act in every stage.</summary>
public sealed class ReviewProcedureTests
{
    private const string Kind = "review-applications";
    private static readonly DateOnly D = Given.Day("2024-03-04");
    private static readonly DateOnly D1 = D.AddDays(1);
    private static readonly DateOnly D2 = D.AddDays(2);
    private static readonly Guid Ref = Guid.Parse("0193e1a0-0000-7000-8000-00000000000a");

    private static readonly ICaseEvent<ReviewApplication>[] Received = [new ReviewReceived(D, "office", "street", "penalty", "market")];
    private static readonly ICaseEvent<ReviewApplication>[] Accepted = [.. Received, new ReviewAccepted(D1, false, "", "n", "ordinary")];
    private static readonly ICaseEvent<ReviewApplication>[] Heard = [.. Accepted, new OpinionsHeard(D1, "telephone", false), new CopySent(D1)];
    private static readonly ICaseEvent<ReviewApplication>[] IsDecided = [.. Heard, new ReviewDecided(D1, "C1", null, null, "n")];

    private static readonly Dictionary<ReviewStage, ICaseEvent<ReviewApplication>[]> Histories = new()
    {
        [Screening] = Received,
        [AwaitingPapers] = [.. Received, new PapersRequested(D1, ["身份证明"], null)],
        [PreAcceptanceMediation] = [.. Received, new PreAcceptanceMediationStarted(D1)],
        [Adjudication] = Heard,
        [Suspended] = [.. Heard, new ReviewSuspended(D1, "settlement", null)],
        [Withdrawn] = [.. Received, new ReviewWithdrawn(D1, "own-decision")],
        [Refused] = [.. Received, new ReviewRefused(D1, "repeated")],
        [Referred] = [.. Received, new ReviewReferred(D1, "advised", "市政府")],
        [Abandoned] = [.. Received, new PapersRequested(D1, ["身份证明"], null), new ReviewAbandoned(D1, "")],
        [Decided] = IsDecided,
        [Mediated] = [.. Heard, new ReviewMediated(D1, null, "n")],
        [Dismissed] = [.. Heard, new ReviewDismissed(D1, "no-standing", "n")],
        [Terminated] = [.. Heard, new ReviewTerminated(D1, "withdrawn-other")],
        [Closed] = [.. IsDecided, new ReviewClosed(D1)],
        [Archived] = [.. IsDecided, new ReviewClosed(D1), new ReviewArchived(D1, "long")],
        [Voided] = [.. Received, new ReviewVoided(D1, "")],
    };

    private static readonly ReviewStage[] All = Enum.GetValues<ReviewStage>();
    private static readonly ReviewStage[] Live = [.. All.Except([Voided])];
    private static readonly ReviewStage[] Concluded = [Decided, Mediated, Dismissed, Terminated];

    /// <summary>Each act with a command and the stages it belongs to, written down here a second time.</summary>
    private static readonly (string Act, object Command, ReviewStage[] In)[] Table =
    [
        ("governing-law", new ChooseReviewLaw(D2, D, "x", "y"), [Screening, AwaitingPapers, PreAcceptanceMediation, Adjudication, Suspended]),
        ("papers-request", new RequestPapers(D2, ["x"]), [Screening]),
        ("papers-extension", new ExtendPapers(D2, 5, "x"), [AwaitingPapers]),
        ("corrected-papers", new CorrectPapers(D2), [AwaitingPapers]),
        ("abandonment", new RecordAbandonment(), [AwaitingPapers]),
        ("pre-acceptance-mediation", new MediateBeforeAcceptance(D2), [Screening]),
        ("pre-acceptance-mediation-end", new EndMediationBeforeAcceptance(D2, "x"), [PreAcceptanceMediation]),
        ("withdrawal", new WithdrawReview(D2, "own-decision"), [Screening, AwaitingPapers, PreAcceptanceMediation]),
        ("refusal", new RefuseReview(D2, "repeated"), [Screening, PreAcceptanceMediation]),
        ("referral", new ReferReview(D2, "advised", "x"), [Screening]),
        ("acceptance", new AcceptReview(D2), [Screening, PreAcceptanceMediation]),
        ("deemed-acceptance", new DeemReviewAccepted(), [Screening, PreAcceptanceMediation]),
        ("conversion", new ConvertProcedure(D2, "x", "y"), [Adjudication]),
        ("copy", new SendCopy(D2), [Adjudication, Suspended]),
        ("answer", new RecordAnswer(D2, true), [Adjudication, Suspended]),
        ("opinions", new HearOpinions(D2, "online", false), [Adjudication]),
        ("investigations", new Investigate(D2, "site", 2), [Adjudication, Suspended]),
        ("appraisal", new StartAppraisal(D2, "appraisal"), [Adjudication]),
        ("appraisal-result", new EndAppraisal(D2), [Adjudication, Suspended]),
        ("hearing-notice", new NotifyHearing(D2, D.AddDays(20)), [Adjudication]),
        ("hearing", new HoldHearing(D2, true, 3), [Adjudication]),
        ("committee-advice", new RecordCommitteeAdvice(D2, "major", "x"), [Adjudication, Suspended]),
        ("stay", new OrderStay(D2, "organ"), [Adjudication, Suspended]),
        ("stay-lifting", new LiftStay(D2), [Adjudication, Suspended]),
        ("rule-reviews", new RequestRuleReview(D2, Ref, "x", "own"), [Adjudication]),
        ("rule-review-forwarding", new ForwardRuleReview(D2, Ref, "x"), [Adjudication, Suspended]),
        ("rule-maker-notice", new NotifyRuleMaker(D2, Ref), [Adjudication, Suspended]),
        ("rule-maker-answer", new RecordRuleMakerAnswer(D2, Ref), [Adjudication, Suspended]),
        ("rule-review-conclusion", new ConcludeRuleReview(D2, Ref, "lawful"), [Adjudication, Suspended]),
        ("suspension", new SuspendReview(D2, "settlement"), [Adjudication]),
        ("resumption", new ResumeReview(D2), [Suspended]),
        ("extension", new ExtendReview(D2, 30, "y", "x"), [Adjudication]),
        ("decision", new DecideReview(D2, "W1"), [Adjudication]),
        ("mediation-statement", new MakeMediationStatement(D2), [Adjudication]),
        ("dismissal", new DismissReview(D2, "no-standing"), [Adjudication, Suspended]),
        ("termination", new TerminateReview(D2, "death"), [Adjudication, Suspended]),
        ("service", new ServeReview(D2, "applicant", "direct"), [Refused, .. Concluded]),
        ("performance", new RecordReviewPerformance(D2, "performed"), [Decided, Mediated, Closed]),
        ("urging", new UrgePerformance(D2, "interview"), [Decided, Mediated, Closed]),
        ("letters", new IssueLetter(D2, Ref, "opinion", "x"), [Adjudication, Suspended, Closed, .. Concluded]),
        ("letter-answers", new AnswerLetter(D2, Ref, true), [Adjudication, Suspended, Closed, .. Concluded]),
        ("lawsuits", new RecordLawsuit(D2, Ref, "x", "y", "first", "sole"), [Refused, Closed, .. Concluded]),
        ("court-hearings", new RecordCourtHearing(D2, Ref, "principal"), [Refused, Closed, Archived, .. Concluded]),
        ("judgments", new RecordJudgment(D2, Ref, "upheld"), [Refused, Closed, Archived, .. Concluded]),
        ("defeat-reports", new ReportDefeat(D2, Ref, "x", "y", "z"), [Refused, Closed, Archived, .. Concluded]),
        ("closing", new CloseReview(D2), [Withdrawn, Refused, Referred, Abandoned, .. Concluded]),
        ("archiving", new ArchiveReview(D2, "long"), [Closed]),
        ("reopening", new ReopenReview(D2, "x", "y"), [Closed, Archived, .. Concluded]),
        ("corrections", new CorrectReview(D2, "x", "y", new() { Field = "police" }), Live),
        ("voiding", new VoidReview(D2, "x"), Live),
        ("restoration", new RestoreReview(D2, "x"), [Voided]),
    ];

    /// <summary>Each act with a command, for whoever wants to do it.</summary>
    internal static IEnumerable<(string Act, object Command)> Commands => Table.Select(x => (x.Act, x.Command));

    [Fact]
    public void Every_act_is_refused_in_every_stage_it_does_not_belong_to()
    {
        Histories.Keys.ShouldBe(All, ignoreOrder: true);
        Table.Select(x => x.Act).ShouldBe(ReviewProcedure.All.Acts.Select(x => x.Noun), ignoreOrder: true);
        foreach (var (stage, history) in Histories)
        {
            var review = Given.Record(history);
            review.Stage.ShouldBe(stage);
            foreach (var (act, command, @in) in Table)
            {
                var refused = Acts.Refused(Kind, act, command, review, D2);
                (refused == "act.not-in-this-stage").ShouldBe(!@in.Contains(stage), $"{act} in {stage}: {refused}");
                if (review.Actions.Contains(act))
                {
                    @in.ShouldContain(stage, act);
                }
            }
        }
    }

    public static TheoryData<ReviewStage, string, string> Transitions => new()
    {
        { Screening, "papers-request", "AwaitingPapers" }, { AwaitingPapers, "corrected-papers", "Screening" },
        { Screening, "pre-acceptance-mediation", "PreAcceptanceMediation" }, { PreAcceptanceMediation, "pre-acceptance-mediation-end", "Screening" },
        { Screening, "withdrawal", "Withdrawn" }, { AwaitingPapers, "withdrawal", "Withdrawn" }, { PreAcceptanceMediation, "withdrawal", "Withdrawn" },
        { Screening, "refusal", "Refused" }, { Screening, "referral", "Referred" }, { Screening, "acceptance", "Adjudication" },
        { PreAcceptanceMediation, "acceptance", "Adjudication" }, { Adjudication, "copy", "Adjudication" }, { Adjudication, "opinions", "Adjudication" },
        { Adjudication, "answer", "Adjudication" }, { Adjudication, "investigations", "Adjudication" }, { Adjudication, "hearing-notice", "Adjudication" },
        { Adjudication, "committee-advice", "Adjudication" }, { Adjudication, "stay", "Adjudication" }, { Adjudication, "rule-reviews", "Adjudication" },
        { Adjudication, "extension", "Adjudication" }, { Adjudication, "suspension", "Suspended" }, { Suspended, "resumption", "Adjudication" },
        { Adjudication, "dismissal", "Dismissed" }, { Suspended, "dismissal", "Dismissed" }, { Adjudication, "termination", "Terminated" },
        { Suspended, "termination", "Terminated" }, { Adjudication, "mediation-statement", "Mediated" }, { Adjudication, "decision", "Decided" },
        { Decided, "service", "Decided" }, { Decided, "performance", "Decided" }, { Decided, "urging", "Decided" }, { Decided, "lawsuits", "Decided" },
        { Decided, "letters", "Decided" }, { Decided, "closing", "Closed" }, { Withdrawn, "closing", "Closed" }, { Refused, "closing", "Closed" },
        { Referred, "closing", "Closed" }, { Abandoned, "closing", "Closed" }, { Mediated, "closing", "Closed" }, { Dismissed, "closing", "Closed" },
        { Terminated, "closing", "Closed" }, { Closed, "archiving", "Archived" }, { Archived, "reopening", "Adjudication" }, { Screening, "voiding", "Voided" },
    };

    [Theory]
    [MemberData(nameof(Transitions))]
    public void Each_transition_of_C2_is_allowed_and_leads_where_it_says(ReviewStage given, string act, string then)
    {
        var copy = act is "copy" ? [.. Accepted] : Histories[given];
        var review = Given.Record(copy);
        var command = Table.Single(x => x.Act == act).Command;
        Acts.Refused(Kind, act, command, review, D2).ShouldBeNull();
        var happened = Acts.Happens(Kind, act, command, review) ?? act switch
        {
            "acceptance" => new ReviewAccepted(D2, false, "", "n", "ordinary"),
            "refusal" => new ReviewRefused(D2, "repeated", "n"),
            "decision" => new ReviewDecided(D2, "W1", Number: "n"),
            "mediation-statement" => new ReviewMediated(D2, null, "n"),
            "dismissal" => new ReviewDismissed(D2, "no-standing", "n"),
            "termination" => new ReviewTerminated(D2, "death", "n"),
            "letters" => new LetterIssued(D2, Ref, "opinion", "x", "n"),
            _ => throw new InvalidOperationException(act),
        };
        ReviewApplication.Fold(review, review.Id, happened).Stage.ToString().ShouldBe(then);
        ReviewProcedure.All.Acts.Single(x => x.Noun == act).To.Select(x => x.ToString()).DefaultIfEmpty(given.ToString()).ShouldContain(then);
    }

    [Fact]
    public void Conditions_of_the_law_are_asked()
    {
        string? Ask(string act, object command, params ICaseEvent<ReviewApplication>[] given) => Acts.Refused(Kind, act, command, Given.Record(given), Given.Day("2024-12-31"));
        ICaseEvent<ReviewApplication>[] old = [new ReviewReceived(Given.Day("2023-03-06"), "office", "street", "penalty", "market")];

        Ask("papers-request", new RequestPapers(D2, ["x"]), [.. Received, new PapersRequested(D1, ["x"], null), new PapersCorrected(D1)]).ShouldBe("review.papers-asked-before");
        Ask("papers-request", new RequestPapers(D2, ["x"], 10), Received).ShouldBe("review.papers-period");
        Ask("papers-request", new RequestPapers(Given.Day("2023-03-07"), ["x"]), old).ShouldBe("review.papers-period");
        Ask("acceptance", new AcceptReview(Given.Day("2024-03-12")), Received).ShouldBe("review.screening-expired");
        Ask("acceptance", new AcceptReview(Given.Day("2024-03-11")), Received).ShouldBeNull();
        Ask("refusal", new RefuseReview(Given.Day("2024-03-12"), "repeated"), Received).ShouldBe("review.screening-expired");
        Ask("acceptance", new AcceptReview(Given.Day("2023-03-07"), "simplified", "information"), old).ShouldBe("review.simplified-unknown-to-law");
        Ask("acceptance", new AcceptReview(D2, "simplified"), Received).ShouldBe("review.simplified-ground");
        Ask("decision", new DecideReview(D2, "W1"), Accepted).ShouldBe("review.opinions-not-heard");
        Ask("decision", new DecideReview(D2, "T1"), Heard).ShouldBe("review.use-the-other-act");
        Ask("decision", new DecideReview(D2, "W1", PerformBy: D), Heard).ShouldBe("review.perform-by-before-decision");
        Ask("extension", new ExtendReview(D2, 30, "y", "x"), [.. Accepted, new ReviewExtended(D1, 10, "y", "x")]).ShouldBe("review.extended-once");
        Ask("extension", new ExtendReview(Given.Day("2024-05-07"), 30, "y", "x"), Accepted).ShouldBe("review.extension-too-late");
        Ask("extension", new ExtendReview(D2, 30, "y", "x"), [.. Received, new ReviewAccepted(D1, false, "", "n", "simplified", "information")]).ShouldBe("review.no-extension-in-simplified");
        Ask("conversion", new ConvertProcedure(D2, "x", "y"), Accepted).ShouldBe("review.not-simplified");
        Ask("hearing-notice", new NotifyHearing(D2, D2.AddDays(3)), Accepted).ShouldBe("review.hearing-notice-too-short");
        Ask("hearing", new HoldHearing(D2, true, 3), Accepted).ShouldBe("review.hearing-not-notified");
        Ask("hearing", new HoldHearing(Given.Day("2024-03-12"), true, 3), [.. Accepted, new HearingNotified(D2, Given.Day("2024-03-13"))]).ShouldBe("review.hearing-notice-too-short");
        Ask("hearing", new HoldHearing(Given.Day("2024-03-13"), true, 3), [.. Accepted, new HearingNotified(D2, Given.Day("2024-03-13"))]).ShouldBeNull();
        Ask("suspension", new SuspendReview(Given.Day("2023-03-20"), "settlement"), [.. old, new ReviewAccepted(Given.Day("2023-03-07"), false, "")]).ShouldBe("review.ground-unknown-to-law");
        Ask("copy", new SendCopy(D2), Heard).ShouldBe("review.copy-already-sent");
        Ask("answer", new RecordAnswer(D2, true), Accepted).ShouldBe("review.no-copy-yet");
        Ask("stay", new OrderStay(D2, "organ"), [.. Accepted, new StayOrdered(D1, "organ")]).ShouldBe("review.already-stayed");
        Ask("stay-lifting", new LiftStay(D2), Accepted).ShouldBe("review.not-stayed");
        Ask("appraisal", new StartAppraisal(D2, "appraisal"), [.. Accepted, new AppraisalStarted(D1, "appraisal")]).ShouldBe("review.appraisal-running");
        Ask("appraisal-result", new EndAppraisal(D2), Accepted).ShouldBe("review.no-appraisal");
        Ask("rule-review-conclusion", new ConcludeRuleReview(D2, Ref, "lawful"), Accepted).ShouldBe("review.no-such-rule-review");
        Ask("termination", new TerminateReview(D2, "suspended-60-days"), Accepted).ShouldBe("review.sixty-days-by-silence");
        Ask("withdrawal", new WithdrawReview(D2, "after-mediation"), Received).ShouldBe("review.not-mediated");
        Ask("letter-answers", new AnswerLetter(D2, Ref, true), IsDecided).ShouldBe("review.no-such-letter");
        Ask("judgments", new RecordJudgment(D2, Ref, "upheld"), IsDecided).ShouldBe("review.no-such-lawsuit");
        Ask("defeat-reports", new ReportDefeat(D2, Ref, "x", "y", "z"),
            [.. IsDecided, new LawsuitFiled(D1, Ref, "x", "y", "first", "sole"), new JudgmentGiven(D1, Ref, "upheld")]).ShouldBe("review.not-lost");
        Ask("urging", new UrgePerformance(D2, "interview"), [.. IsDecided, new ReviewPerformed(D1, "performed")]).ShouldBe("review.already-performed");
        Ask("reopening", new ReopenReview(D2, "x", "y"), [.. Received, new ReviewWithdrawn(D1, "own-decision"), new ReviewClosed(D1)]).ShouldBe("review.never-accepted");
        Ask("voiding", new VoidReview(D2, "x", Given.Id), Received).ShouldBe("review.duplicate-of-itself");
        Ask("acceptance", new AcceptReview(D.AddDays(-1)), Received).ShouldBe("date.before-earlier-step");
        Acts.Refused(Kind, "acceptance", new AcceptReview(D2), Given.Record(Received), D1).ShouldBe("date.in-the-future");
    }

    [Fact]
    public void A_reopened_case_stays_in_the_year_of_its_first_decision()
    {
        var again = Given.Record([.. IsDecided, new ReviewClosed(D2), new ReviewReopened(Given.Day("2025-01-10"), "x", "y"), new ReviewDecided(Given.Day("2025-02-10"), "W1")]);
        again.DecidedOn.ShouldBe(D1);
        again.ClosedOn.ShouldBe(D2);
        again.Facts().Where(x => x.Name == "review.decided").ShouldHaveSingleItem().HappenedOn.ShouldBe(D1);
        again.Facts().Where(x => x.Name == "review.redecided").ShouldHaveSingleItem().HappenedOn.Year.ShouldBe(2025);
    }

    [Fact]
    public void What_belongs_to_a_letter_or_a_lawsuit_is_counted_with_its_kind()
    {
        var sued = Given.Record([.. IsDecided, new LetterIssued(D1, Ref, "suggestion", "x", "n"), new LetterAnswered(D2, Ref, true),
            new LawsuitFiled(D1, Ref, "x", "y", "second", "joint"), new CourtHearingHeld(D2, Ref, "deputy", null), new JudgmentGiven(D2, Ref, "upheld")]);
        string Said(string fact) => sued.Facts().Single(x => x.Name == fact).Dimensions.ToJson();
        Said("review.letter-answered").ShouldContain("\"letterKind\":\"suggestion\"");
        foreach (var fact in (string[])["review.lawsuit-filed", "review.court-hearing-held", "review.judgment-given"])
        {
            Said(fact).ShouldContain("\"courtInstance\":\"second\"");
            Said(fact).ShouldContain("\"standing\":\"joint\"");
            Said(fact).ShouldContain($"\"decision\":\"{sued.Decision}\"");
        }
    }

    [Fact]
    public void Both_laws_are_chosen_by_the_day_of_receipt_and_the_choice_can_be_overridden()
    {
        var last = Given.Record([new ReviewReceived(Given.Day("2023-12-31"), "office", "street", "penalty", "market")]);
        last.IsUnder2023.ShouldBeFalse();
        Given.Record([new ReviewReceived(Given.Day("2024-01-01"), "office", "street", "penalty", "market")]).IsUnder2023.ShouldBeTrue();
        ReviewApplication.Fold(last, last.Id, new ReviewLawChosen(Given.Day("2024-01-10"), Given.Day("2024-01-01"), "过渡期", "director")).IsUnder2023.ShouldBeTrue();
    }
}
