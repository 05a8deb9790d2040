using CaseTrack.Access;
using CaseTrack.Mediation;
using CaseTrack.Mediation.Court;
using CaseTrack.Mediation.Intake;
using CaseTrack.Mediation.Outcome;
using CaseTrack.Mediation.Process;
using CaseTrack.Organisations;
using CaseTrack.Tests.Procedures;
using static CaseTrack.Mediation.MediationStage;

namespace CaseTrack.Tests.Mediation;

/// <summary>人民调解 B.4: every transition, and the refusal of every other act in every stage.</summary>
public sealed class MediationTests
{
    internal const string Kind = "mediation-cases";
    internal static readonly DateOnly D = Given.Day("2022-03-01");
    internal static readonly DateOnly D1 = D.AddDays(1);
    internal static readonly DateOnly D2 = D.AddDays(2);
    internal static readonly LinkageLevel[] Levels = [LinkageLevel.District, LinkageLevel.Street];
    internal static readonly AgreementContent Content = new("事实", "内容", "当场", true);

    internal static readonly ICaseEvent<MediationCase>[] IsRegistered =
        [new MediationRegistered(D, "tw", CommitteeKind.Community, "referral-court", "02")];
    internal static readonly ICaseEvent<MediationCase>[] InProgress =
        [.. IsRegistered, new MediationAccepted(D1, "n", ["mediator.a"], true)];
    internal static readonly ICaseEvent<MediationCase>[] IsAgreed =
        [.. InProgress, new AgreementReached(D1, AgreementForm.Written, 100, Content)];
    internal static readonly ICaseEvent<MediationCase>[] IsPerformed = [.. IsAgreed, new AgreementPerformed(D1, "performed")];
    internal static readonly ICaseEvent<MediationCase>[] IsClosed = [.. IsPerformed, new MediationClosed(D1)];

    private static readonly Dictionary<MediationStage, ICaseEvent<MediationCase>[]> Histories = new()
    {
        [Registered] = IsRegistered,
        [Accepted] = [.. IsRegistered, new MediationAccepted(D1, "n")],
        [InMediation] = InProgress,
        [Paused] = [.. InProgress, new MediationPaused(D1, "appraisal")],
        [Agreed] = IsAgreed,
        [Performing] = [.. IsAgreed, new AgreementPerformed(D1, "performing")],
        [Performed] = IsPerformed,
        [PartlyPerformed] = [.. IsAgreed, new AgreementPerformed(D1, "part")],
        [NotPerformed] = [.. IsAgreed, new AgreementPerformed(D1, "not")],
        [Ended] = [.. InProgress, new MediationEnded(D1, "no-agreement", "litigation")],
        [NotAccepted] = [.. IsRegistered, new MediationNotAccepted(D1, "not-civil", "法院")],
        [ReferredOut] = [.. IsRegistered, new MediationReferredOut(D1, "街道调委会")],
        [Closed] = IsClosed,
        [Archived] = [.. IsClosed, new MediationArchived(D1, "long")],
        [Merged] = [.. InProgress, new MediationMerged(D1, Guid.NewGuid(), "")],
        [Voided] = [.. IsRegistered, new MediationVoided(D1, "", null)],
    };

    private static readonly MediationStage[] All = Enum.GetValues<MediationStage>();
    private static readonly MediationStage[] Live = [.. All.Except([Voided, Merged])];
    private static readonly MediationStage[] WithAgreement = [Agreed, Performing, Performed, PartlyPerformed, NotPerformed];

    private static readonly (string Act, object Command, MediationStage[] In)[] Table =
    [
        ("acceptance", new AcceptMediation(D2), [Registered]),
        ("non-acceptance", new DeclineMediation(D2, "refused", "x"), [Registered]),
        ("referral-out", new ReferMediation(D2, "x"), [Registered]),
        ("assignment", new AssignMediator(D2, "b", true), [Accepted, InMediation]),
        ("mediator-change", new ChangeMediator(D2, "mediator.a", "b", "x"), [InMediation, Paused]),
        ("rights-notice", new ExplainRights(D2), [Accepted, InMediation]),
        ("sessions", new HoldSession(D2, "online", 2), [InMediation]),
        ("investigations", new InvestigateDispute(D2, "site"), [Accepted, InMediation, Paused]),
        ("invitations", new InviteParticipant(D2, "experts", true), [InMediation]),
        ("extension", new ExtendMediation(D2, 15, true), [InMediation]),
        ("pause", new PauseMediation(D2, "appraisal"), [InMediation]),
        ("resumption", new ResumeMediation(D2), [Paused]),
        ("linkage", new StartLinkage(D2, Levels), [InMediation]),
        ("instructions", new InstructUnit(D2, "x", "y"), [InMediation]),
        ("transfer", new TransferMediation(D2, "sfj", "x"), [Accepted, InMediation]),
        ("risk", new AssessRisk(D2, "red"), [Registered, Accepted, InMediation, Paused]),
        ("escalation-measures", new TakeMeasure(D2, "calming"), [Registered, Accepted, InMediation, Paused]),
        ("police-report", new ReportToPolice(D2, "crime", "派出所"), [Registered, Accepted, InMediation, Paused]),
        ("agreement", new ReachAgreement(D2, AgreementForm.Oral), [InMediation]),
        ("termination", new EndMediation(D2, "no-agreement", "litigation"), [Accepted, InMediation, Paused]),
        ("performance", new RecordPerformance(D2, "part"), [Agreed, Performing, PartlyPerformed, NotPerformed]),
        ("follow-ups", new FollowUp(D2, "visit", "performed", false), [Closed, .. WithAgreement]),
        ("prevented-escalations", new RecordPreventedEscalation(D2, "crime", 3, "x"), [Ended, Closed, .. WithAgreement]),
        ("renewal", new RenewMediation(D2, "x"), [Agreed, Performing, PartlyPerformed, NotPerformed, Ended]),
        ("closing", new CloseMediation(D2), [Performed, PartlyPerformed, NotPerformed, Ended]),
        ("archiving", new ArchiveMediation(D2), [Closed]),
        ("reopening", new ReopenMediation(D2, "x", "y"), [Archived]),
        ("merging", new MergeMediation(D2, Guid.NewGuid(), "x"), [.. Live.Except([Archived])]),
        ("corrections", new CorrectMediation(D2, "x", "y", new() { DisputeType = "03" }), Live),
        ("voiding", new VoidMediation(D2, "x"), Live),
        ("restoration", new RestoreMediation(D2, "x"), [Voided, Merged]),
        ("referral-answer", new AnswerReferral(D2, "succeeded"), [NotAccepted, ReferredOut, Ended, Closed, .. WithAgreement]),
        ("confirmation-application", new ApplyForConfirmation(D2, "x", true), WithAgreement),
        ("confirmation-answer", new RecordConfirmationAnswer(D2, "accepted"), [Closed, .. WithAgreement]),
        ("confirmation-result", new RecordConfirmationResult(D2, "valid"), [Closed, .. WithAgreement]),
        ("agreement-lawsuit", new RecordAgreementLawsuit(D2, "x"), [Closed, .. WithAgreement]),
        ("agreement-judgment", new RecordAgreementJudgment(D2, "upheld"), [Closed, .. WithAgreement]),
    ];

    /// <summary>Each act with a command, for whoever wants to do it.</summary>
    internal static IEnumerable<(string Act, object Command)> Commands => Table.Select(x => (x.Act, x.Command));

    private static string? Ask(string act, object command, params ICaseEvent<MediationCase>[] given) =>
        Acts.Refused(Kind, act, command, Given.Record(given), Given.Day("2022-12-31"), new Leaving(true, 0, false, "tester"),
            Given.Organisation(OrganisationKind.MediationCommittee));

    [Fact]
    public void Every_act_is_refused_in_every_stage_it_does_not_belong_to()
    {
        Histories.Keys.ShouldBe(All, ignoreOrder: true);
        Table.Select(x => x.Act).ShouldBe(MediationProcedure.All.Acts.Select(x => x.Noun), ignoreOrder: true);
        foreach (var (stage, history) in Histories)
        {
            Given.Record(history).Stage.ShouldBe(stage);
            foreach (var (act, command, @in) in Table)
            {
                var refused = Ask(act, command, history);
                (refused == "act.not-in-this-stage").ShouldBe(!@in.Contains(stage), $"{act} in {stage}: {refused}");
            }
        }
    }

    [Fact]
    public void Every_path_upon_a_record_is_an_act_of_its_procedure_or_belongs_to_the_dossier()
    {
        string[] dossier = ["parties", "party-departures", "restriction", "restriction-lifting", "documents", "photos", "photo-withdrawals",
            "issued-letters", "hand-overs", "hand-over-receipts", "hand-over-returns", "proposals", "entry-completion", "step-corrections"];
        string[] ofOffices = [.. dossier, "officer"];
        Acts.Of(Kind).ShouldBe([.. MediationProcedure.All.Acts.Select(x => x.Noun), .. dossier], ignoreOrder: true);
        Acts.Of("review-applications")
            .ShouldBe([.. CaseTrack.Review.ReviewProcedure.All.Acts.Select(x => x.Noun), .. ofOffices], ignoreOrder: true);
        Acts.Of("supervision-files")
            .ShouldBe([.. CaseTrack.Supervision.SupervisionProcedure.All.Acts.Select(x => x.Noun), .. ofOffices], ignoreOrder: true);
    }

    public static TheoryData<MediationStage, string, string> Transitions => new()
    {
        { Registered, "acceptance", "Accepted" }, { Registered, "non-acceptance", "NotAccepted" },
            { Registered, "referral-out", "ReferredOut" },
        { Registered, "voiding", "Voided" }, { Accepted, "assignment", "InMediation" }, { Accepted, "termination", "Ended" },
        { InMediation, "sessions", "InMediation" },
        { InMediation, "mediator-change", "InMediation" }, { InMediation, "invitations", "InMediation" },
        { InMediation, "extension", "InMediation" },
        { InMediation, "linkage", "InMediation" }, { InMediation, "transfer", "Accepted" }, { InMediation, "pause", "Paused" },
        { Paused, "resumption", "InMediation" },
        { InMediation, "agreement", "Agreed" }, { InMediation, "termination", "Ended" }, { Agreed, "performance", "PartlyPerformed" },
        { Performing, "performance", "PartlyPerformed" },
        { Agreed, "confirmation-application", "Agreed" }, { Agreed, "agreement-lawsuit", "Agreed" }, { Agreed, "renewal", "InMediation" },
        { Performed, "closing", "Closed" }, { PartlyPerformed, "closing", "Closed" }, { NotPerformed, "closing", "Closed" },
        { Ended, "closing", "Closed" },
        { Archived, "reopening", "Closed" }, { InMediation, "merging", "Merged" }, { Registered, "merging", "Merged" },
        { Closed, "merging", "Merged" },
        { Registered, "police-report", "Registered" }, { InMediation, "escalation-measures", "InMediation" },
        { InMediation, "risk", "InMediation" },
        { Ended, "referral-answer", "Ended" }, { Agreed, "follow-ups", "Agreed" }, { Closed, "prevented-escalations", "Closed" },
    };

    [Theory]
    [MemberData(nameof(Transitions))]
    public void Each_transition_of_B4_is_allowed_and_leads_where_it_says(MediationStage given, string act, string then)
    {
        var mediation = Given.Record(Histories[given]);
        var command = Table.Single(x => x.Act == act).Command;
        Ask(act, command, Histories[given]).ShouldBeNull();
        var happened = Acts.Happens(Kind, act, command, mediation) ?? new MediationAccepted(D2, "n");
        MediationCase.Fold(mediation, mediation.Id, happened).Stage.ToString().ShouldBe(then);
    }

    [Fact]
    public void An_agreement_performed_at_once_and_an_archived_file_go_the_short_way()
    {
        var mediation = Given.Record(InProgress);
        MediationCase.Fold(mediation, mediation.Id,
            new AgreementReached(D2, AgreementForm.Oral, null, PerformedAtOnce: true)).Stage.ShouldBe(Performed);
        Ask("archiving", new ArchiveMediation(D2), IsClosed).ShouldBe("mediation.items-missing");
        ICaseEvent<MediationCase>[] complete =
            [.. IsClosed, .. new[] { "application", "rights-notice", "identity", "session-record", "agreement" }.Select(
            x => new DocumentFiled<MediationCase>(D1, x, null))];
        Ask("archiving", new ArchiveMediation(D2), complete).ShouldBeNull();
    }

    [Fact]
    public void A_dispute_is_registered_with_an_active_committee()
    {
        var command = new RegisterMediation(Given.Id, D, "sfj", "application", "01");
        var committee = Given.Organisation(OrganisationKind.MediationCommittee);
        string? Register(RegisterMediation asked, Organisation? unit) => RegisterMediationEndpoint.Validate(asked, unit, new(D2)).Refused();
        Register(command, committee).ShouldBeNull();
        Register(command with { OccurredOn = D2.AddDays(1) }, committee).ShouldBe("date.in-the-future");
        Register(command, null).ShouldBe("organisation.unknown");
        Register(command, Given.Organisation(OrganisationKind.Street)).ShouldBe("mediation.not-a-committee");
        Register(command, Given.Organisation(OrganisationKind.MediationCommittee, D)).ShouldBe("organisation.not-active");
        Register(command with { Referral = new("法院") }, committee).ShouldBe("mediation.referral-missing");
        Register(command with { Source = "referral-court", Referral = new("法院") }, committee).ShouldBeNull();
    }

    [Fact]
    public void A_correction_keeps_order_steps_and_the_kind_of_unit()
    {
        string? Correct(MediationCorrections wanted, Organisation? committee = null, DateOnly? on = null) =>
            CorrectMediationEndpoint.Validate(new(on ?? D2, "typo", "chief", wanted), Given.Record(IsAgreed), committee, new(D2)).Refused();

        Correct(new() { AgreedOn = D2 }).ShouldBeNull();
        Correct(new() { AgreedOn = D2 }, on: D2.AddDays(1)).ShouldBe("date.in-the-future");
        Correct(new() { Committee = "nowhere" }).ShouldBe("organisation.unknown");
        Correct(new() { Committee = "x" }, Given.Organisation(OrganisationKind.Street)).ShouldBe("mediation.not-a-committee");
        Correct(new() { Committee = "x" }, Given.Organisation(OrganisationKind.MediationCommittee, D)).ShouldBe("organisation.not-active");
        Correct(new() { ClosedOn = D2 }).ShouldBe("correction.step-not-taken");
        Correct(new() { DisputeType = "02" }).ShouldBe("correction.nothing-changes");
        Correct(new() { AgreedOn = D }).ShouldBe("correction.dates-out-of-order");
        var moved = Given.Record(IsAgreed).With(new() { AgreedOn = D2 });
        moved.Dossier.DayOf<AgreementReached>().ShouldBe(D2);
    }

    [Fact]
    public void A_transfer_leaves_the_acceptance_where_it_was_and_a_renewal_the_success_in_its_year()
    {
        var transferred = Given.Record(
            [.. InProgress, new MediationTransferred(D2, "street-tw", CommitteeKind.Street, "x"), new MediatorAssigned(D2, "b", true),
            new AgreementReached(D2, AgreementForm.Oral, null)]);
        transferred.Facts().Single(x => x.Name == "mediation.accepted").Unit.ShouldBe("tw");
        transferred.Facts().Single(x => x.Name == "mediation.succeeded").Unit.ShouldBe("street-tw");
        var renewed = Given.Record(
            [.. IsAgreed, new MediationRenewed(Given.Day("2023-01-05"), "x"),
            new AgreementReached(Given.Day("2023-02-01"), AgreementForm.Oral, 5)]);
        renewed.Facts().Single(x => x.Name == "mediation.succeeded").HappenedOn.ShouldBe(D1);
        Given.Record([.. IsAgreed, new MediationMerged(D2, Guid.NewGuid(), "")]).Facts().ShouldBeEmpty();
    }

    [Fact]
    public void What_is_outstanding_goes_with_the_case_from_committee_to_committee()
    {
        var twice = Given.Record(
            [.. InProgress, new MediationTransferred(D1, "street-tw", CommitteeKind.Street, "x"),
            new MediationTransferred(D2, "third", CommitteeKind.Community, "x"),
            new AgreementReached(D2, AgreementForm.Oral, null, Content), new MediationClosed(D2), new MediationRenewed(D2, "x"),
            new MediationTransferred(D2, "fourth", CommitteeKind.Street, "x")]);
        var stock = new Dictionary<string, int>();
        foreach (var fact in twice.Facts())
        {
            stock[fact.Unit] = stock.GetValueOrDefault(fact.Unit) + fact.Name switch
            {
                "mediation.accepted" or "mediation.transferred-in" => 1,
                "mediation.closed" or "mediation.transferred-out" => -1,
                _ => 0,
            };
        }

        stock.Values.ShouldAllBe(x => x == 0);
        twice.Facts().Where(x => x.Name == "mediation.transferred-in").Select(x => x.Unit).ShouldBe(["street-tw", "third"]);
        foreach (var outcome in (string[])["mediation.succeeded", "mediation.closed"])
        {
            twice.Facts().Single(x => x.Name == outcome).Unit.ShouldBe("third", outcome);
        }
    }
}
