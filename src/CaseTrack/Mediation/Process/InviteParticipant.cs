namespace CaseTrack.Mediation.Process;

/// <summary>邀请参与. 人民调解法 §20.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Participant">对象, code list <c>invitedKind</c>.</param>
/// <param name="Consent">当事人是否同意.</param>
/// <param name="Reference">标识, to be told from another of the same day.</param>
public sealed record InviteParticipant(DateOnly OccurredOn, string Participant, bool Consent, Guid? Reference = null) : IDated
{
    public sealed class Validator : DatedValidator<InviteParticipant>
    {
        public Validator() => RuleFor(x => x.Participant).IsCodeOf(CodeList.Of("invitedKind"), x => x.OccurredOn);
    }
}

public static class InviteParticipantEndpoint
{
    public static ProblemDetails Validate(InviteParticipant command, MediationCase mediation, Today today) =>
        MediationProcedure.Invitations.Allows(mediation, command.OccurredOn, today,
            mediation.Dossier.OnceADay<ParticipantInvited>(command.OccurredOn, command.Reference, command.Participant),
            (command.Consent, MediationRefusals.ConsentMissing, "/consent"));

    /// <summary>邀请参与.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/invitations")]
    public static (Recorded, ParticipantInvited) Post(InviteParticipant command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Participant, command.Consent, command.Reference));
}
