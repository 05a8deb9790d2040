using CaseTrack.Organisations;

namespace CaseTrack.Mediation;

/// <summary>人民调解案件的事实: what a case stands for in the figures.</summary>
public sealed partial record MediationCase
{
    /// <summary>Steps that are counted by themselves, broken down by what they say.</summary>
    private static readonly (string Step, string Fact, string? Dimension)[] SideFacts =
    [
        (EventName.Of<MediationNotAccepted>(), "mediation.not-accepted", "nonAcceptance"),
        (EventName.Of<AgreementPerformed>(), "mediation.performance", "performance"),
        (EventName.Of<FollowUpMade>(), "mediation.follow-up", "performance"),
        (EventName.Of<ConfirmationApplied>(), "mediation.confirmation-applied", null),
        (EventName.Of<ConfirmationDecided>(), "mediation.confirmation-decided", "confirmationResult"),
        (EventName.Of<AgreementJudged>(), "mediation.agreement-judged", "agreementJudgment"),
        (EventName.Of<EscalationPrevented>(), "mediation.escalation-prevented", "escalation"),
        (EventName.Of<PoliceInformed>(), "mediation.police-informed", "policeReport"),
        (EventName.Of<ReferralAnswered>(), "mediation.referral-answered", "referralAnswer"),
    ];

    public IEnumerable<Fact> Facts()
    {
        if (Stage is MediationStage.Voided or MediationStage.Merged)
        {
            yield break;
        }

        var mediator = Mediators.Count > 0 ? Mediators[0] : null;
        var linkage = LinkedOn is null ? "no" : "yes";
        var accepting = AcceptedBy ?? new(Committee, CommitteeKind);
        var intake = Known(accepting.CommitteeKind);
        var underway = intake.With("mediator", mediator).With("linkage", linkage);
        var here = Known(CommitteeKind).With("mediator", mediator).With("linkage", linkage);

        yield return On("mediation.registered", RegisteredOn, intake) with { Unit = accepting.Committee };
        yield return On("matter.opened", RegisteredOn, Dimensions.Of(("kind", Kind))) with
        {
            Unit = accepting.Committee,
            Subject = Dossier.Matter.ToString()
        };
        if (AcceptedOn is { } accepted)
        {
            yield return On("mediation.accepted", accepted, underway) with { Unit = accepting.Committee };
            if (AgreedOn is not null)
            {
                yield return On("mediation.accepted-settled", accepted, underway) with { Unit = accepting.Committee };
            }

            if (People is { } people)
            {
                yield return On("mediation.people", accepted, underway) with { Unit = accepting.Committee, Amount = people };
            }
        }

        if (LinkedOn is { } linked)
        {
            yield return On("mediation.linked", linked,
                here.With("linkageLevels", string.Join('+', Linkage.Distinct().Order().Select(x => Wire.Name(x)))));
        }

        // What is outstanding moves with the case: out of the one committee, into the next.
        for (var i = 0; i < Transfers.Count; i++)
        {
            var (on, from, fromKind, _, _, closedBefore) = Transfers[i];
            if (!closedBefore)
            {
                var (to, toKind) = i + 1 < Transfers.Count ? (Transfers[i + 1].From, Transfers[i + 1].FromKind)
                    : (Committee, CommitteeKind);
                yield return On("mediation.transferred-out", on, Known(fromKind)) with { Unit = from };
                yield return On("mediation.transferred-in", on, Known(toKind)) with { Unit = to };
            }
        }

        // An outcome stays where it was reached, whoever the case went to afterwards.
        if (AgreedOn is { } agreed)
        {
            var (unit, outcome) = Reached(Transfers.FirstOrDefault(x => x.AgreedBefore));
            yield return On("mediation.succeeded", agreed, outcome) with { Unit = unit };
            yield return On("mediation.performance-due", PerformBy
                ?? agreed, outcome.With("performed", PerformedOn is null ? "no" : "yes")) with
            { Unit = unit };
            if (Form is AgreementForm.Written && Dossier.Steps.Any(x => x.Is<ConfirmationDecided>() && x.Tag == "valid"))
            {
                yield return On("mediation.confirmed", agreed, outcome) with { Unit = unit };
            }

            if (AmountYuan is { } amount)
            {
                yield return On("mediation.agreed-amount", agreed, outcome) with { Unit = unit, Amount = amount };
            }

            if (PerformedOn is { } performed)
            {
                yield return On("mediation.performed", performed,
                    outcome.With("atOnce", performed == agreed ? "yes" : "no")) with
                { Unit = unit };
            }
        }

        if (EndedOn is { } ended)
        {
            var (unit, outcome) = Reached(Transfers.FirstOrDefault(x => x.EndedBefore));
            yield return On("mediation.ended", ended, outcome) with { Unit = unit };
        }

        foreach (var (step, fact, dimension) in SideFacts)
        {
            foreach (var taken in Dossier.Steps.Where(x => x.Event == step))
            {
                var dimensions = here.With(dimension, taken.Tag);
                yield return On(fact, taken.On, dimensions);
                if (taken.Quantity is { } prevented)
                {
                    yield return On($"{fact}-people", taken.On, dimensions) with { Amount = prevented };
                }
            }
        }

        if (ClosedOn is { } closed)
        {
            var (unit, outcome) = Reached(Transfers.FirstOrDefault(x => x.ClosedBefore));
            yield return On("mediation.closed", closed, outcome) with { Unit = unit };
            if (AcceptedOn is { } began)
            {
                yield return On("mediation.days", closed, outcome) with { Unit = unit, Amount = closed.DayNumber - began.DayNumber };
            }
        }

        Fact On(string name, DateOnly day, Dimensions dimensions) => new(name, Committee, day, AcceptedOn ?? RegisteredOn, 1, dimensions);

        Dimensions Known(CommitteeKind kind) => Dimensions.Of(
            ("committeeKind", Wire.Name(kind)), ("source", Source), ("disputeType", DisputeType),
            ("participantKind", ParticipantKind), ("difficulty", Difficulty), ("groupSize", GroupSize.Of(People)));

        (string Unit, Dimensions Outcome) Reached(Transfer? after) => (after?.From ?? Committee, Known(after?.FromKind ?? CommitteeKind)
            .With("mediator", mediator).With("linkage", linkage).With("outcome", AgreedOn is not null ? "agreed" : "ended")
            .With("agreementForm", Wire.Name(Form)).With("endReason", EndReason));
    }
}
