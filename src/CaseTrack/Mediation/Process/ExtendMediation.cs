using CaseTrack.Clocks;
using CaseTrack.Terms;
using Marten;

namespace CaseTrack.Mediation.Process;

/// <summary>延长调解期限. 人民调解工作若干规定 §33；特邀调解规定 §27.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Days">延长日数.</param>
/// <param name="Consent">双方是否同意.</param>
public sealed record ExtendMediation(DateOnly OccurredOn, int Days, bool Consent) : IDated
{
    public sealed class Validator : DatedValidator<ExtendMediation>
    {
        public Validator() => RuleFor(x => x.Days).InclusiveBetween(1, 60);
    }
}

public static class ExtendMediationEndpoint
{
    public static Task<Rulebook> LoadAsync(IQuerySession session, TermRules rules, CancellationToken token) =>
        session.RulebookAsync(rules, token);

    public static ProblemDetails Validate(ExtendMediation command, MediationCase mediation, Rulebook rulebook, Today today) =>
        MediationProcedure.Extension.Allows(mediation, command.OccurredOn, today,
            mediation.Dossier.OnceADay<MediationExtended>(command.OccurredOn),
            (command.Consent, MediationRefusals.ConsentMissing, "/consent"),
            rulebook.InTime(mediation, TermCode.MediationTerm, command.OccurredOn, MediationRefusals.TermExpired,
                BreachKind.ProcedureWrong));

    [WolverinePost("/api/v1/mediation-cases/{id}/extension")]
    public static (Recorded, MediationExtended) Post(
        ExtendMediation command, [WriteAggregate] MediationCase mediation, Rulebook rulebook) =>
        (Recorded.After(mediation),
            new(command.OccurredOn, command.Days, command.Consent,
            TooLate: !rulebook.IsInTime(mediation, TermCode.MediationTerm, command.OccurredOn)));
}
