using CaseTrack.Mediation;
using CaseTrack.Parties;
using CaseTrack.Review;
using CaseTrack.Supervision;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Cases;

/// <summary>登记当事人.</summary>
/// <param name="OccurredOn">参加之日.</param>
/// <param name="Party">当事人信息.</param>
public sealed record JoinParty(DateOnly OccurredOn, PartyDetails Party) : IDated
{
    public sealed class Validator : DatedValidator<JoinParty>
    {
        public Validator() => RuleFor(x => x.Party).NotNull().SetValidator(new PartyDetails.Validator());
    }

    public ProblemDetails Check(Dossier dossier, bool live, Today today) =>
        Rules.Require(
            (live, PartyRefusals.RecordVoided),
            (OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
            (dossier.Parties.All(x => x.Id != Party.Id), PartyRefusals.AlreadyThere, "/party/id")) is RefusalProblem problem
            ? problem
            : Party.Check(OccurredOn, today, "/party");

    /// <summary>The event and the document, together or not at all.</summary>
    public (Recorded, PartyJoined<T>) Join<T>(T record, IDocumentSession session, PartyVault vault) where T : class, ICaseRecord<T>
    {
        vault.Keep(Party, T.Kind, record.Id, session);
        return (Recorded.After(record), new(OccurredOn, Party.Id, Party.Role, Party.PartyKind));
    }
}

public static class JoinMediationPartyEndpoint
{
    public static ProblemDetails Validate(JoinParty command, MediationCase mediation, Today today) => command.Check(mediation.Dossier, mediation.Live, today);

    /// <summary>登记调解案件当事人.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/parties")]
    public static (Recorded, PartyJoined<MediationCase>) Post(JoinParty command, [WriteAggregate] MediationCase mediation, IDocumentSession session, PartyVault vault) => command.Join(mediation, session, vault);
}

public static class JoinReviewPartyEndpoint
{
    public static ProblemDetails Validate(JoinParty command, ReviewApplication review, Today today) => command.Check(review.Dossier, review.Live, today);

    /// <summary>登记复议申请当事人.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/parties")]
    public static (Recorded, PartyJoined<ReviewApplication>) Post(JoinParty command, [WriteAggregate] ReviewApplication review, IDocumentSession session, PartyVault vault) => command.Join(review, session, vault);
}

public static class JoinSupervisionPartyEndpoint
{
    public static ProblemDetails Validate(JoinParty command, SupervisionFile file, Today today) => command.Check(file.Dossier, file.Live, today);

    /// <summary>登记监督案件当事人.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/parties")]
    public static (Recorded, PartyJoined<SupervisionFile>) Post(JoinParty command, [WriteAggregate] SupervisionFile file, IDocumentSession session, PartyVault vault) => command.Join(file, session, vault);
}
