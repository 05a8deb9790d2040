using CaseTrack.Supervision;
using CaseTrack.Supervision.Handling;
using CaseTrack.Supervision.Leads;
using CaseTrack.Supervision.Outcome;
using static CaseTrack.Supervision.SupervisionStage;

namespace CaseTrack.Tests.Procedures;

/// <summary>行政执法监督 D.3: every transition, and the refusal of every other act in every stage.</summary>
public sealed class SupervisionProcedureTests
{
    private const string Kind = "supervision-files";
    private static readonly DateOnly D = Given.Day("2026-03-02");
    private static readonly DateOnly D1 = D.AddDays(1);
    private static readonly DateOnly D2 = D.AddDays(2);
    private static readonly Guid Ref = Guid.Parse("0193e1a0-0000-7000-8000-00000000000a");

    private static readonly ICaseEvent<SupervisionFile>[] IsLead = [new SupervisionLeadRegistered(D, "office", "complaint", "market")];
    private static readonly ICaseEvent<SupervisionFile>[] IsOpened = [.. IsLead, new SupervisionFileOpened(D1, "n")];
    private static readonly ICaseEvent<SupervisionFile>[] IsInstructed = [.. IsOpened, new InstrumentIssued(D1, "decision", Ref, "n")];
    private static readonly ICaseEvent<SupervisionFile>[] IsRectified = [.. IsInstructed, new RectificationReported(D1, "x"), new RectificationVerified(D1)];

    private static readonly Dictionary<SupervisionStage, ICaseEvent<SupervisionFile>[]> Histories = new()
    {
        [Lead] = IsLead,
        [Opened] = IsOpened,
        [Instructed] = IsInstructed,
        [Reported] = [.. IsInstructed, new RectificationReported(D1, "x")],
        [Rectified] = IsRectified,
        [HandedOver] = [.. IsOpened, new SupervisionHandedOver(D1, "police")],
        [NotEstablished] = [.. IsOpened, new SupervisionNotEstablished(D1)],
        [Withdrawn] = [.. IsOpened, new SupervisionWithdrawn(D1, "x", "y")],
        [Closed] = [.. IsRectified, new SupervisionClosed(D1)],
        [Archived] = [.. IsRectified, new SupervisionClosed(D1), new SupervisionArchived(D1, "long")],
        [Voided] = [.. IsLead, new SupervisionVoided(D1, "")],
    };

    private static readonly SupervisionStage[] All = Enum.GetValues<SupervisionStage>();
    private static readonly SupervisionStage[] Live = [.. All.Except([Voided])];
    private static readonly SupervisionStage[] Handled = [Opened, Instructed, Reported];

    private static readonly (string Act, object Command, SupervisionStage[] In)[] Table =
    [
        ("check", new CheckLead(D2, "x"), [Lead]),
        ("opening", new OpenFile(D2), [Lead]),
        ("investigations", new InvestigateFile(D2, "files", 2), Handled),
        ("problems", new RecordProblem(D2, Ref, "step-missing", "x", "y"), Handled),
        ("solved-problems", new SolveProblem(D2, Ref), [Instructed, Reported, Rectified]),
        ("instruments", new IssueInstrument(D2, "opinion", Guid.NewGuid()), Handled),
        ("rectification-report", new ReportRectification(D2, "x"), [Instructed]),
        ("rectification-return", new ReturnRectification(D2, "x"), [Reported]),
        ("extension", new ExtendHandling(D2, 30, "y"), Handled),
        ("interviews", new HoldInterview(D2, "x"), Handled),
        ("circulars", new IssueCircular(D2, "x"), [Rectified, HandedOver, .. Handled]),
        ("sanction-proposals", new ProposeSanction(D2, 1, "x"), [Rectified, HandedOver, .. Handled]),
        ("reexamination-request", new RequestReexamination(D2, "x"), [Instructed, Reported]),
        ("reexamination-result", new DecideReexamination(D2, "upheld"), [Instructed, Reported]),
        ("rectification", new VerifyRectification(D2), [Instructed, Reported]),
        ("hand-over", new HandOverFile(D2, "police"), Handled),
        ("hand-over-answer", new AnswerHandOver(D2, "accepted"), [HandedOver, Closed]),
        ("dismissal", new DismissFile(D2), [Lead, .. Handled]),
        ("withdrawal", new WithdrawFile(D2, "x", "y"), Handled),
        ("closing", new CloseFile(D2), [Rectified, HandedOver, NotEstablished, Withdrawn]),
        ("archiving", new ArchiveFile(D2, "long"), [Closed]),
        ("reopening", new ReopenFile(D2, "x", "y"), [Rectified, HandedOver, NotEstablished, Withdrawn, Closed, Archived]),
        ("corrections", new CorrectSupervision(D2, "x", "y", new() { Field = "police" }), Live),
        ("voiding", new VoidSupervision(D2, "x"), Live),
        ("restoration", new RestoreSupervision(D2, "x"), [Voided]),
    ];

    /// <summary>Each act with a command, for whoever wants to do it.</summary>
    internal static IEnumerable<(string Act, object Command)> Commands => Table.Select(x => (x.Act, x.Command));

    [Fact]
    public void Every_act_is_refused_in_every_stage_it_does_not_belong_to()
    {
        Histories.Keys.ShouldBe(All, ignoreOrder: true);
        Table.Select(x => x.Act).ShouldBe(SupervisionProcedure.All.Acts.Select(x => x.Noun), ignoreOrder: true);
        foreach (var (stage, history) in Histories)
        {
            var file = Given.Record(history);
            file.Stage.ShouldBe(stage);
            foreach (var (act, command, @in) in Table)
            {
                var refused = Acts.Refused(Kind, act, command, file, D2);
                (refused == "act.not-in-this-stage").ShouldBe(!@in.Contains(stage), $"{act} in {stage}: {refused}");
            }
        }
    }

    public static TheoryData<SupervisionStage, string, string> Transitions => new()
    {
        { Lead, "check", "Lead" }, { Lead, "opening", "Opened" }, { Lead, "dismissal", "NotEstablished" }, { Opened, "investigations", "Opened" },
        { Opened, "problems", "Opened" }, { Opened, "instruments", "Instructed" }, { Opened, "dismissal", "NotEstablished" }, { Opened, "withdrawal", "Withdrawn" },
        { Opened, "hand-over", "HandedOver" }, { Instructed, "rectification-report", "Reported" }, { Reported, "rectification-return", "Instructed" },
        { Reported, "rectification", "Rectified" }, { Instructed, "rectification", "Rectified" }, { Instructed, "instruments", "Instructed" },
        { Instructed, "hand-over", "HandedOver" }, { Instructed, "reexamination-request", "Instructed" }, { Opened, "interviews", "Opened" },
        { Opened, "circulars", "Opened" }, { Opened, "sanction-proposals", "Opened" }, { Opened, "extension", "Opened" }, { HandedOver, "hand-over-answer", "HandedOver" },
        { Rectified, "closing", "Closed" }, { HandedOver, "closing", "Closed" }, { NotEstablished, "closing", "Closed" }, { Withdrawn, "closing", "Closed" },
        { Closed, "archiving", "Archived" }, { Closed, "reopening", "Opened" }, { Archived, "reopening", "Opened" }, { Lead, "voiding", "Voided" },
    };

    [Theory]
    [MemberData(nameof(Transitions))]
    public void Each_transition_of_D3_is_allowed_and_leads_where_it_says(SupervisionStage given, string act, string then)
    {
        var file = Given.Record(Histories[given]);
        var command = Table.Single(x => x.Act == act).Command;
        Acts.Refused(Kind, act, command, file, D2).ShouldBeNull();
        var happened = Acts.Happens(Kind, act, command, file) ?? act switch
        {
            "opening" => new SupervisionFileOpened(D2, "n"),
            "instruments" => new InstrumentIssued(D2, "opinion", Guid.NewGuid(), "n"),
            _ => throw new InvalidOperationException(act),
        };
        SupervisionFile.Fold(file, file.Id, happened).Stage.ToString().ShouldBe(then);
    }

    [Fact]
    public void Conditions_are_asked()
    {
        string? Ask(string act, object command, params ICaseEvent<SupervisionFile>[] given) => Acts.Refused(Kind, act, command, Given.Record(given), Given.Day("2026-12-31"));

        Ask("investigations", new InvestigateFile(D2, "files", 1), IsOpened).ShouldBe("supervision.two-officers");
        Ask("solved-problems", new SolveProblem(D2, Ref), IsInstructed).ShouldBe("supervision.no-such-problem");
        Ask("extension", new ExtendHandling(D2, 30, "y"), [.. IsOpened, new SupervisionExtended(D1, 30, "y")]).ShouldBe("supervision.extended-once");
        Ask("extension", new ExtendHandling(Given.Day("2026-05-07"), 30, "y"), IsOpened).ShouldBe("supervision.term-expired");
        Ask("reexamination-request", new RequestReexamination(D2, "x"), [.. IsOpened, new InstrumentIssued(D1, "opinion", Ref, "n")]).ShouldBe("supervision.no-decision");
        Ask("reexamination-request", new RequestReexamination(Given.Day("2026-03-18"), "x"), IsInstructed).ShouldBe("supervision.reexamination-too-late");
        Ask("reexamination-request", new RequestReexamination(Given.Day("2026-03-17"), "x"), IsInstructed).ShouldBeNull();
        Ask("reexamination-request", new RequestReexamination(D2, "x"), [.. IsInstructed, new ReexaminationRequested(D1, "x")]).ShouldBe("supervision.reexamination-running");
        Ask("reexamination-result", new DecideReexamination(D2, "upheld"), IsInstructed).ShouldBe("supervision.no-reexamination");
        Ask("hand-over-answer", new AnswerHandOver(D2, "accepted"), [.. IsRectified, new SupervisionClosed(D1)]).ShouldBe("supervision.not-handed-over");
        Ask("reopening", new ReopenFile(D2, "x", "y"), [.. IsLead, new SupervisionNotEstablished(D1)]).ShouldBe("supervision.never-opened");
        Ask("opening", new OpenFile(D.AddDays(-1)), IsLead).ShouldBe("date.before-earlier-step");
    }

    [Fact]
    public void A_reopened_file_keeps_its_first_outcome_in_the_figures()
    {
        var again = Given.Record([.. IsRectified, new SupervisionReopened(D2, "x", "y"), new SupervisionHandedOver(D2, "police")]);
        again.Stage.ShouldBe(HandedOver);
        again.Facts().Count(x => x.Name is "supervision.rectified" or "supervision.handed-over").ShouldBe(1);
    }
}
