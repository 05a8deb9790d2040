using CaseTrack.Figures;

namespace CaseTrack.Mediation;

/// <summary>人民调解案件的事实: what a case stands for in the figures.</summary>
public sealed partial record MediationCase
{
    /// <summary>Steps that are counted by themselves, broken down by what they say.</summary>
    private static readonly (string Step, string Fact, string Dimension)[] SideFacts =
    [
        ("mediation-not-accepted", "mediation.not-accepted", "nonAcceptance"),
        ("agreement-performed", "mediation.performance", "performance"),
        ("follow-up-made", "mediation.follow-up", "performance"),
        ("confirmation-applied", "mediation.confirmation-applied", "manner"),
        ("confirmation-decided", "mediation.confirmation-decided", "confirmationResult"),
        ("agreement-judged", "mediation.agreement-judged", "agreementJudgment"),
        ("escalation-prevented", "mediation.escalation-prevented", "escalation"),
        ("police-informed", "mediation.police-informed", "policeReport"),
        ("referral-answered", "mediation.referral-answered", "referralAnswer"),
    ];

    public IEnumerable<Fact> Facts()
    {
        if (Stage is MediationStage.Voided or MediationStage.Merged)
        {
            yield break;
        }

        // What is known at acceptance breaks acceptances down; what only the outcome knows breaks outcomes down,
        // so that an outcome does not rewrite the facts before it.
        var acceptingUnit = AcceptedBy?.Committee ?? Committee;
        var intake = Dimensions.Of(
            ("committeeKind", Wire.Name(AcceptedBy?.CommitteeKind ?? CommitteeKind)), ("source", Source), ("disputeType", DisputeType),
            ("participantKind", ParticipantKind), ("difficulty", Difficulty), ("groupSize", GroupSize.Of(People)));
        var outcome = Dimensions.Of(
            ("committeeKind", Wire.Name(CommitteeKind)), ("source", Source), ("disputeType", DisputeType),
            ("participantKind", ParticipantKind), ("difficulty", Difficulty), ("mediator", Mediators.Count > 0 ? Mediators[0] : null),
            ("linkage", LinkedOn is null ? "no" : "yes"),
            ("outcome", AgreedOn is not null ? "agreed" : "ended"),
            ("agreementForm", Wire.Name(Form)),
            ("endReason", EndReason));

        yield return On("mediation.registered", RegisteredOn, intake) with { Unit = acceptingUnit };
        yield return On("matter.opened", RegisteredOn, Dimensions.Of(("kind", Kind))) with { Unit = acceptingUnit, Subject = Dossier.Matter.ToString() };
        if (AcceptedOn is { } accepted)
        {
            yield return On("mediation.accepted", accepted, intake) with { Unit = acceptingUnit };
            if (People is { } people)
            {
                yield return On("mediation.people", accepted, intake) with { Unit = acceptingUnit, Amount = people };
            }
        }

        if (LinkedOn is { } linked)
        {
            yield return On("mediation.linked", linked, Dimensions.Of(
                ("committeeKind", Wire.Name(CommitteeKind)), ("linkageLevels", string.Join('+', Linkage.Distinct().Order().Select(x => Wire.Name(x))))));
        }

        if (AgreedOn is { } agreed)
        {
            yield return On("mediation.succeeded", agreed, outcome);
            yield return On("mediation.performance-due", PerformBy ?? agreed, outcome);
            if (AmountYuan is { } amount)
            {
                yield return On("mediation.agreed-amount", agreed, outcome) with { Amount = amount };
            }
        }

        if (PerformedOn is { } performed)
        {
            yield return On("mediation.performed", performed, outcome.With("atOnce", performed == AgreedOn ? "yes" : "no"));
        }

        if (EndedOn is { } ended)
        {
            yield return On("mediation.ended", ended, outcome);
        }

        foreach (var (step, fact, dimension) in SideFacts)
        {
            foreach (var taken in Dossier.Steps.Where(x => x.Event == step))
            {
                var dimensions = Dimensions.Of(("committeeKind", Wire.Name(CommitteeKind)), (dimension, taken.Tag));
                yield return On(fact, taken.On, dimensions);
                if (taken.Quantity is { } prevented)
                {
                    yield return On($"{fact}-people", taken.On, dimensions) with { Amount = prevented };
                }
            }
        }

        if (ClosedOn is { } closed)
        {
            yield return On("mediation.closed", closed, outcome);
            if (AcceptedOn is { } began)
            {
                yield return On("mediation.days", closed, outcome) with { Amount = closed.DayNumber - began.DayNumber };
            }
        }

        Fact On(string name, DateOnly day, Dimensions dimensions) => new(name, Committee, day, AcceptedOn ?? RegisteredOn, 1, dimensions);
    }
}
