using CaseTrack.Mediation;
using CaseTrack.Parties;
using CaseTrack.Review;
using CaseTrack.Supervision;
using Marten;

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

    /// <summary>The event and the document, together or not at all; what earlier texts say of the party is told.</summary>
    public async Task<(Recorded, PartyJoined<T>)> JoinAsync<T>(
        T record, IDocumentSession session, PartyVault vault, CancellationToken token) where T : class, ICaseRecord<T>
    {
        vault.Keep(Party, T.Kind, record.Id, session);
        var earlier = await session.Events.FetchStreamAsync(record.Id, token: token);
        var person = KnownPerson.Of(Party.PartyKind, PartyVault.PersonOf(Party));
        return (Recorded.After(record) with { Warnings = NameWarnings.InEarlier(earlier.Select(x => (x.Version, x.Data)), person) },
            new(OccurredOn, Party.Id, Party.Role, Party.PartyKind));
    }
}

public static class JoinMediationPartyEndpoint
{
    public static ProblemDetails Validate(JoinParty command, MediationCase mediation, Today today) =>
        command.Check(mediation.Dossier, mediation.Live, today);

    /// <summary>登记调解案件当事人.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/parties")]
    public static Task<(Recorded, PartyJoined<MediationCase>)> Post(
        JoinParty command, [WriteAggregate] MediationCase mediation, IDocumentSession session, PartyVault vault,
        CancellationToken token) => command.JoinAsync(mediation, session, vault, token);
}

public static class JoinReviewPartyEndpoint
{
    public static ProblemDetails Validate(JoinParty command, ReviewApplication review, Today today) =>
        command.Check(review.Dossier, review.Live, today);

    /// <summary>登记复议申请当事人.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/parties")]
    public static Task<(Recorded, PartyJoined<ReviewApplication>)> Post(
        JoinParty command, [WriteAggregate] ReviewApplication review, IDocumentSession session, PartyVault vault,
        CancellationToken token) => command.JoinAsync(review, session, vault, token);
}

public static class JoinSupervisionPartyEndpoint
{
    public static ProblemDetails Validate(JoinParty command, SupervisionFile file, Today today) =>
        command.Check(file.Dossier, file.Live, today);

    /// <summary>登记监督案件当事人.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/parties")]
    public static Task<(Recorded, PartyJoined<SupervisionFile>)> Post(
        JoinParty command, [WriteAggregate] SupervisionFile file, IDocumentSession session, PartyVault vault,
        CancellationToken token) => command.JoinAsync(file, session, vault, token);
}
