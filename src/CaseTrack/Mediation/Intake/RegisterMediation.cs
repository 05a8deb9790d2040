using CaseTrack.Access;
using CaseTrack.Organisations;
using CaseTrack.Parties;
using Marten;

namespace CaseTrack.Mediation.Intake;

/// <summary>登记纠纷. 人民调解法 §17.</summary>
/// <param name="Id">Made by the client (UUID v7), so that a phone can retry safely.</param>
/// <param name="OccurredOn">The day it came in.</param>
/// <param name="Committee">调委会代码.</param>
/// <param name="Source">案件来源, code list <c>mediationSource</c>.</param>
/// <param name="DisputeType">纠纷类型, code list <c>disputeType</c>.</param>
/// <param name="ParticipantKind">当事人类型, code list <c>participantKind</c>.</param>
/// <param name="People">涉及人数.</param>
/// <param name="Difficulty">难易程度, code list <c>difficulty</c>.</param>
/// <param name="Referral">委托移送, for referred disputes only.</param>
/// <param name="Parties">当事人, if known at once.</param>
/// <param name="StillEntering">补录: more of it is still to be entered; until that is declared complete time limits, reminders and entry
/// signals pass it over.</param>
public sealed record RegisterMediation(
    Guid Id, DateOnly OccurredOn, string Committee, string Source, string DisputeType, string? ParticipantKind = null, int? People = null,
    string? Difficulty = null, Referral? Referral = null, IReadOnlyList<PartyDetails>? Parties = null,
    bool StillEntering = false) : IDated, IForUnit, IWithParties
{
    string? IForUnit.Unit => Committee;

    string IForUnit.UnitPointer => "/committee";

    public sealed class Validator : DatedValidator<RegisterMediation>
    {
        public Validator()
        {
            RuleFor(x => x.Id).NotEmpty();
            RuleFor(x => x.Committee).NotEmpty().MaximumLength(40);
            RuleFor(x => x.Source).IsCodeOf(CodeList.MediationSources, x => x.OccurredOn);
            RuleFor(x => x.DisputeType).IsCodeOf(CodeList.DisputeTypes, x => x.OccurredOn);
            RuleFor(x => x.ParticipantKind!).IsCodeOf(CodeList.Of("participantKind"), x => x.OccurredOn)
                .When(x => x.ParticipantKind is not null);
            RuleFor(x => x.People).InclusiveBetween(1, 100_000);
            RuleFor(x => x.Difficulty!).IsCodeOf(CodeList.Of("difficulty"), x => x.OccurredOn).When(x => x.Difficulty is not null);
            RuleForEach(x => x.Parties).NotNull().SetValidator(new PartyDetails.Validator());
            When(x => x.Referral is not null, () =>
            {
                RuleFor(x => x.Referral!.Organ).NotEmpty().MaximumLength(100);
                RuleFor(x => x.Referral!.Number).MaximumLength(100);
                RuleFor(x => x.Referral!.PoliceMatter).MaximumLength(100);
                RuleFor(x => x.Referral!.AnswerBy).GreaterThanOrEqualTo(x => x.OccurredOn);
                RuleFor(x => x.Referral!.Track!).IsCodeOf(CodeList.Of("mediationTrack"), x => x.OccurredOn)
                    .When(x => x.Referral!.Track is not null);
            });
        }
    }
}

public static class RegisterMediationEndpoint
{
    public static Task<Organisation?> LoadAsync(RegisterMediation command, IQuerySession session, CancellationToken token) =>
        session.OrganisationAsync(command.Committee, token);

    public static ProblemDetails Validate(RegisterMediation command, Organisation? committee, Today today) =>
        FirstParties.Check(command.Parties, command.OccurredOn, today) is RefusalProblem problem ? problem : Rules.Require(
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (committee is not null, CommonRefusals.UnknownUnit, "/committee"),
        (committee?.OrganisationKind is OrganisationKind.MediationCommittee, MediationRefusals.NotACommittee, "/committee"),
        (committee?.IsActiveOn(command.OccurredOn) is true, CommonRefusals.UnitNotActive, "/committee"),
        (command.Referral is null
        || command.Source.StartsWith("referral-", StringComparison.Ordinal), MediationRefusals.ReferralMissing, "/referral"));

    /// <summary>登记纠纷: opens a mediation case.</summary>
    [WolverinePost("/api/v1/mediation-cases")]
    public static (Created, IStartStream) Post(
        RegisterMediation command, Organisation committee, IDocumentSession session, PartyVault vault) => (
        Created.At(command.Id, $"/api/v1/mediation-cases/{command.Id}"),
        MartenOps.StartStream<MediationCase>(command.Id, [
            new MediationRegistered(
                command.OccurredOn, committee.Code, committee.CommitteeKind!.Value, command.Source, command.DisputeType,
                command.ParticipantKind,
                command.People, command.Difficulty, command.Referral),
            .. UnderEntry.Opening<MediationCase>(command.StillEntering, command.OccurredOn),
            .. FirstParties.Join<MediationCase>(command.Parties, command.Id, command.OccurredOn, session, vault)]));
}
