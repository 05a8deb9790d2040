using CaseTrack.Mediation;
using CaseTrack.Mediation.Intake;
using CaseTrack.Mediation.Outcome;
using CaseTrack.Mediation.Process;
using CaseTrack.Organisations;

namespace CaseTrack.Tests.Mediation;

public sealed class MediationTests
{
    private static readonly Today Now = new(Given.Day("2022-12-31"));
    private static readonly DateOnly Day = Given.Day("2022-03-01");
    private static readonly DateOnly Earlier = Given.Day("2022-02-28");
    private static readonly DateOnly Later = Given.Day("2022-03-10");
    private static readonly DateOnly Future = Given.Day("2023-01-01");
    private static readonly LinkageLevel[] Levels = [LinkageLevel.District, LinkageLevel.Street];
    private static readonly MediationRegistered RegisteredEvent = new(Day, "sfj", CommitteeKind.Community, "application", "01");
    private static readonly MediationAccepted AcceptedEvent = new(Day);
    private static readonly AgreementReached AgreedEvent = new(Day, AgreementForm.Oral, null);

    private static MediationCase Registered => Given.Record<MediationCase>(RegisteredEvent);

    private static MediationCase Accepted => Given.Record<MediationCase>(RegisteredEvent, AcceptedEvent);

    private static MediationCase Agreed => Given.Record<MediationCase>(RegisteredEvent, AcceptedEvent, AgreedEvent);

    [Fact]
    public void Every_act_is_allowed_in_its_stages_and_refused_in_all_others()
    {
        var records = new Dictionary<MediationStage, MediationCase>
        {
            [MediationStage.Registered] = Registered,
            [MediationStage.Accepted] = Accepted,
            [MediationStage.Agreed] = Agreed,
            [MediationStage.Ended] = Given.Record<MediationCase>(RegisteredEvent, AcceptedEvent, new MediationEnded(Day, "no-agreement", "litigation")),
            [MediationStage.Closed] = Given.Record<MediationCase>(RegisteredEvent, AcceptedEvent, AgreedEvent, new MediationClosed(Day)),
            [MediationStage.Voided] = Given.Record<MediationCase>(RegisteredEvent, new MediationVoided(Day, "twice", null)),
        };
        foreach (var (stage, record) in records)
        {
            record.Stage.ShouldBe(stage);
        }

        MediationStage[] live = [.. Enum.GetValues<MediationStage>().Except([MediationStage.Voided])];
        Given.ShouldAllowOnly(records,
            ("accept", x => AcceptMediationEndpoint.Validate(new(Later), x, Now), MediationRefusals.NotRegistered, [MediationStage.Registered]),
            ("link", x => StartLinkageEndpoint.Validate(new(Later, Levels), x, Now), MediationRefusals.NotInMediation, [MediationStage.Accepted]),
            ("agree", x => ReachAgreementEndpoint.Validate(new(Later, AgreementForm.Oral), x, Now), MediationRefusals.NotInMediation, [MediationStage.Accepted]),
            ("end", x => EndMediationEndpoint.Validate(new(Later, "no-agreement", "litigation"), x, Now), MediationRefusals.NotInMediation, [MediationStage.Accepted]),
            ("close", x => CloseMediationEndpoint.Validate(new(Later), x, Now), MediationRefusals.NothingToClose, [MediationStage.Agreed, MediationStage.Ended]),
            ("correct", x => CorrectMediationEndpoint.Validate(new(Later, "typo", "chief", new() { DisputeType = "02" }), x, null, Now), MediationRefusals.Voided, live),
            ("void", x => VoidMediationEndpoint.Validate(new(Later, "twice"), x, new(true), Now), MediationRefusals.Voided, live));
    }

    [Fact]
    public void A_dispute_is_registered_with_an_active_committee()
    {
        var command = new RegisterMediation(Given.Id, Day, "sfj", "application", "01");
        var committee = Given.Organisation(OrganisationKind.MediationCommittee);
        RegisterMediationEndpoint.Validate(command, committee, Now).Refused().ShouldBeNull();
        RegisterMediationEndpoint.Validate(command with { OccurredOn = Future }, committee, Now).Refused().ShouldBe("date.in-the-future");
        RegisterMediationEndpoint.Validate(command, null, Now).Refused().ShouldBe("organisation.unknown");
        RegisterMediationEndpoint.Validate(command, Given.Organisation(OrganisationKind.Street), Now).Refused().ShouldBe("mediation.not-a-committee");
        RegisterMediationEndpoint.Validate(command, Given.Organisation(OrganisationKind.MediationCommittee, Day), Now).Refused()
            .ShouldBe("organisation.not-active");
    }

    [Fact]
    public void Linkage_starts_once_and_joins_at_least_two_different_levels()
    {
        StartLinkageEndpoint.Validate(new(Later, Levels), Accepted, Now).Refused().ShouldBeNull();
        var linked = Given.Record<MediationCase>(RegisteredEvent, AcceptedEvent, new LinkageStarted(Day, Levels));
        StartLinkageEndpoint.Validate(new(Later, Levels), linked, Now).Refused().ShouldBe("mediation.already-linked");
        new StartLinkage.Validator().Validate(new StartLinkage(Later, Levels)).IsValid.ShouldBeTrue();
        new StartLinkage.Validator().Validate(new StartLinkage(Later, [LinkageLevel.Street, LinkageLevel.Street])).IsValid.ShouldBeFalse();
    }

    [Fact]
    public void No_step_lies_in_the_future_or_before_the_one_it_follows()
    {
        Func<DateOnly, string?>[] acts =
        [
            day => AcceptMediationEndpoint.Validate(new(day), Registered, Now).Refused(),
            day => StartLinkageEndpoint.Validate(new(day, Levels), Accepted, Now).Refused(),
            day => ReachAgreementEndpoint.Validate(new(day, AgreementForm.Written), Accepted, Now).Refused(),
            day => EndMediationEndpoint.Validate(new(day, "no-agreement", "litigation"), Accepted, Now).Refused(),
            day => CloseMediationEndpoint.Validate(new(day), Agreed, Now).Refused(),
            day => VoidMediationEndpoint.Validate(new(day, "twice"), Registered, new(true), Now).Refused(),
        ];
        foreach (var act in acts)
        {
            act(Later).ShouldBeNull();
            act(Future).ShouldBe("date.in-the-future");
            act(Earlier).ShouldBe("date.before-earlier-step");
        }
    }

    [Fact]
    public void A_correction_keeps_order_steps_and_the_kind_of_unit()
    {
        string? Correct(MediationCorrections wanted, Organisation? committee = null, DateOnly? on = null) =>
            CorrectMediationEndpoint.Validate(new(on ?? Later, "typo", "chief", wanted), Agreed, committee, Now).Refused();

        Correct(new() { AgreedOn = Later }).ShouldBeNull();
        Correct(new() { AgreedOn = Later }, on: Future).ShouldBe("date.in-the-future");
        Correct(new() { Committee = "nowhere" }).ShouldBe("organisation.unknown");
        Correct(new() { Committee = "x" }, Given.Organisation(OrganisationKind.Street)).ShouldBe("mediation.not-a-committee");
        Correct(new() { Committee = "x" }, Given.Organisation(OrganisationKind.MediationCommittee, Day)).ShouldBe("organisation.not-active");
        Correct(new() { ClosedOn = Later }).ShouldBe("correction.step-not-taken");
        Correct(new() { DisputeType = "01" }).ShouldBe("correction.nothing-changes");
        Correct(new() { AgreedOn = Earlier }).ShouldBe("correction.dates-out-of-order");
    }

    [Fact]
    public void A_duplicate_names_another_case_that_exists()
    {
        VoidMediationEndpoint.Validate(new(Later, "twice", Guid.NewGuid()), Registered, new(true), Now).Refused().ShouldBeNull();
        VoidMediationEndpoint.Validate(new(Later, "twice", Given.Id), Registered, new(true), Now).Refused().ShouldBe("mediation.duplicate-of-itself");
        VoidMediationEndpoint.Validate(new(Later, "twice", Guid.NewGuid()), Registered, new(false), Now).Refused().ShouldBe("mediation.duplicate-unknown");
    }

    [Fact]
    public void An_outcome_leaves_the_facts_of_the_intake_alone()
    {
        var facts = Given.Record<MediationCase>(RegisteredEvent, AcceptedEvent, new AgreementReached(Later, AgreementForm.Written, 1200.50m)).Facts().ToList();
        facts.Take(2).ShouldBe(Accepted.Facts());
        facts.Select(x => (x.Name, x.Amount)).ShouldBe(
            [("mediation.registered", 1), ("mediation.accepted", 1), ("mediation.succeeded", 1), ("mediation.agreed-amount", 1200.50m)]);
        Given.Record<MediationCase>(RegisteredEvent, new MediationVoided(Later, "", null)).Facts().ShouldBeEmpty();
    }
}
