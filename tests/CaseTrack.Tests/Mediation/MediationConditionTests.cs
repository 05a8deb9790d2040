using CaseTrack.Access;
using CaseTrack.Mediation;
using CaseTrack.Mediation.Court;
using CaseTrack.Mediation.Intake;
using CaseTrack.Mediation.Outcome;
using CaseTrack.Mediation.Process;
using CaseTrack.Organisations;
using CaseTrack.Tests.Procedures;
using static CaseTrack.Tests.Mediation.MediationTests;

namespace CaseTrack.Tests.Mediation;

/// <summary>人民调解 B.4: what the law asks of an act beyond its stage.</summary>
public sealed class MediationConditionTests
{
    private static readonly Dictionary<string, Condition> Conditions = new()
    {
        ["what a party refuses is not accepted"] =
            new("acceptance", new AcceptMediation(D2, PartyRefuses: true), IsRegistered, "mediation.forbidden-on-refusal"),
        ["a written agreement has its content"] =
            new("agreement", new ReachAgreement(D2, AgreementForm.Written), InProgress, "mediation.written-needs-content"),
        ["a written agreement is signed"] = new("agreement",
            new ReachAgreement(D2, AgreementForm.Written, Content: Content with { Signed = false }), InProgress,
            "mediation.written-needs-content"),
        ["nothing is to be performed before it is agreed"] = new("agreement",
            new ReachAgreement(D2, AgreementForm.Written, Content: Content, PerformBy: D), InProgress,
            "mediation.perform-by-before-agreement"),
        ["a linkage is started once"] =
            new("linkage", new StartLinkage(D2, Levels), [.. InProgress, new LinkageStarted(D1, Levels)], "mediation.already-linked"),
        ["only in a linkage are units instructed"] =
            new("instructions", new InstructUnit(D2, "x", "y"), InProgress, "mediation.not-linked"),
        ["only a unit of the linkage is instructed"] = new("instructions", new InstructUnit(D2, "x", "y"),
            [.. InProgress, new LinkageStarted(D1, Levels, "a", ["b"])], "mediation.unit-not-in-linkage"),
        ["a unit of the linkage is instructed"] =
            new("instructions", new InstructUnit(D2, "b", "y"), [.. InProgress, new LinkageStarted(D1, Levels, "a", ["b"])], null),
        ["only the mediator is changed"] =
            new("mediator-change", new ChangeMediator(D2, "nobody", "b", "x"), InProgress, "mediation.not-the-mediator"),
        ["nobody takes over from themselves"] =
            new("mediator-change", new ChangeMediator(D2, "mediator.a", "mediator.a", "x"), InProgress, "mediation.already-the-mediator"),
        ["nobody is invited without consent"] =
            new("invitations", new InviteParticipant(D2, "experts", false), InProgress, "mediation.consent-missing"),
        ["nothing is extended without consent"] =
            new("extension", new ExtendMediation(D2, 15, false), InProgress, "mediation.consent-missing"),
        ["a term that has ended is not extended"] =
            new("extension", new ExtendMediation(Given.Day("2022-04-06"), 15, true), InProgress, "mediation.term-expired"),
        ["a confirmation is applied for jointly"] =
            new("confirmation-application", new ApplyForConfirmation(D2, "x", false), IsAgreed, "mediation.not-joint"),
        ["a confirmation is not applied for after thirty days"] = new("confirmation-application",
            new ApplyForConfirmation(Given.Day("2022-04-02"), "x", true), IsAgreed, "mediation.confirmation-too-late"),
        ["a confirmation is applied for on the thirtieth day"] =
            new("confirmation-application", new ApplyForConfirmation(Given.Day("2022-04-01"), "x", true), IsAgreed, null),
        ["only a written agreement is confirmed"] = new("confirmation-application", new ApplyForConfirmation(D2, "x", true),
            [.. InProgress, new AgreementReached(D1, AgreementForm.Oral, 1)], "mediation.only-written"),
        ["a confirmation is applied for once"] = new("confirmation-application", new ApplyForConfirmation(D2, "x", true),
            [.. IsAgreed, new ConfirmationApplied(D1, "x", true)], "mediation.already-applied"),
        ["only what was applied for is confirmed"] =
            new("confirmation-result", new RecordConfirmationResult(D2, "valid"), IsAgreed, "mediation.not-applied"),
        ["only a lawsuit there is gets a judgment"] =
            new("agreement-judgment", new RecordAgreementJudgment(D2, "upheld"), IsAgreed, "mediation.not-sued"),
        ["a referral is answered once"] = new("referral-answer", new AnswerReferral(D2, "succeeded"),
            [.. IsAgreed, new ReferralAnswered(D1, "succeeded")], "mediation.already-answered"),
        ["a case is not transferred to its own committee"] =
            new("transfer", new TransferMediation(D2, "tw", "x"), InProgress, "mediation.same-committee"),
        ["nothing is merged into itself"] =
            new("merging", new MergeMediation(D2, Given.Id, "x"), InProgress, "mediation.merged-into-itself"),
        ["nothing is merged into what there is not"] =
            new("merging", new MergeMediation(D2, Guid.NewGuid(), "x"), InProgress, "mediation.merge-unknown", Today: D2, Known: false),
        ["nothing duplicates itself"] =
            new("voiding", new VoidMediation(D2, "twice", Given.Id), IsRegistered, "mediation.duplicate-of-itself"),
        ["nothing duplicates what there is not"] = new("voiding", new VoidMediation(D2, "twice", Guid.NewGuid()),
            IsRegistered, "mediation.duplicate-unknown", Today: D2, Known: false),
    };

    public static TheoryData<string> Names => new(Conditions.Keys.ToArray());

    [Theory]
    [MemberData(nameof(Names))]
    public void Conditions_of_the_law_are_asked(string condition)
    {
        var asked = Conditions[condition];
        Acts.Refused(Kind, asked.Act, asked.Command, Given.Record(asked.Given), asked.Today ?? Given.Day("2022-12-31"),
            new Leaving(asked.Known, 0, false, "tester"), Given.Organisation(OrganisationKind.MediationCommittee)).ShouldBe(asked.Refusal);
    }

    /// <param name="Act">The act.</param>
    /// <param name="Command">The command.</param>
    /// <param name="Given">What has happened to the record.</param>
    /// <param name="Refusal">The code it is refused with, or null where it is let through.</param>
    /// <param name="Today">Today, where it is not the end of the year.</param>
    /// <param name="Known">Whether the other case it names is there.</param>
    private sealed record Condition(
        string Act, object Command, ICaseEvent<MediationCase>[] Given, string? Refusal,
        DateOnly? Today = null, bool Known = true);
}
