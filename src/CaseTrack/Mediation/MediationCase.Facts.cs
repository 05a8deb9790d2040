using CaseTrack.Organisations;

namespace CaseTrack.Mediation;

/// <summary>人民调解案件的事实: what a case stands for in the figures.</summary>
public sealed partial record MediationCase
{
    /// <summary>Steps that are counted by themselves, broken down by what they say.</summary>
    private static readonly (string Step, FactKind Fact, Dimension? Dimension)[] SideFacts =
    [
        (EventName.Of<MediationNotAccepted>(), MediationFacts.NotAccepted, Dimension.NonAcceptance),
        (EventName.Of<AgreementPerformed>(), MediationFacts.Performance, Dimension.Performance),
        (EventName.Of<FollowUpMade>(), MediationFacts.FollowUp, Dimension.Performance),
        (EventName.Of<ConfirmationApplied>(), MediationFacts.ConfirmationApplied, null),
        (EventName.Of<ConfirmationDecided>(), MediationFacts.ConfirmationDecided, Dimension.ConfirmationResult),
        (EventName.Of<AgreementJudged>(), MediationFacts.AgreementJudged, Dimension.AgreementJudgment),
        (EventName.Of<EscalationPrevented>(), MediationFacts.EscalationPrevented, Dimension.Escalation),
        (EventName.Of<PoliceInformed>(), MediationFacts.PoliceInformed, Dimension.PoliceReport),
        (EventName.Of<ReferralAnswered>(), MediationFacts.ReferralAnswered, Dimension.ReferralAnswer),
    ];

    public IEnumerable<Fact> Facts()
    {
        if (Stage is MediationStage.Voided or MediationStage.Merged)
        {
            yield break;
        }

        var mediator = Mediators.Count > 0 ? Mediators[0] : null;
        var linkage = LinkedOn is null ? Dimension.No : Dimension.Yes;
        var accepting = AcceptedBy ?? new(Committee, CommitteeKind);
        var intake = Known(accepting.CommitteeKind);
        var underway = intake.With(Dimension.Mediator, mediator).With(Dimension.Linkage, linkage);
        var here = Known(CommitteeKind).With(Dimension.Mediator, mediator).With(Dimension.Linkage, linkage);

        yield return On(MediationFacts.Registered, RegisteredOn, intake) with { Unit = accepting.Committee };
        yield return On(MatterFacts.Opened, RegisteredOn, Dimensions.Of((Dimension.Kind, Kind))) with
        {
            Unit = accepting.Committee,
            Subject = Dossier.Matter.ToString()
        };
        if (AcceptedOn is { } accepted)
        {
            yield return On(MediationFacts.Accepted, accepted, underway) with { Unit = accepting.Committee };
            if (AgreedOn is not null)
            {
                yield return On(MediationFacts.AcceptedSettled, accepted, underway) with { Unit = accepting.Committee };
            }

            if (People is { } people)
            {
                yield return On(MediationFacts.People, accepted, underway) with { Unit = accepting.Committee, Amount = people };
            }
        }

        if (LinkedOn is { } linked)
        {
            yield return On(MediationFacts.Linked, linked,
                here.With(Dimension.LinkageLevels, string.Join('+', Linkage.Distinct().Order().Select(x => Wire.Name(x)))));
        }

        // What is outstanding moves with the case: out of the one committee, into the next.
        for (var i = 0; i < Transfers.Count; i++)
        {
            var (on, from, fromKind, _, _, closedBefore) = Transfers[i];
            if (!closedBefore)
            {
                var (to, toKind) = i + 1 < Transfers.Count ? (Transfers[i + 1].From, Transfers[i + 1].FromKind)
                    : (Committee, CommitteeKind);
                yield return On(MediationFacts.TransferredOut, on, Known(fromKind)) with { Unit = from };
                yield return On(MediationFacts.TransferredIn, on, Known(toKind)) with { Unit = to };
            }
        }

        // An outcome stays where it was reached, whoever the case went to afterwards.
        if (AgreedOn is { } agreed)
        {
            var (unit, outcome) = Reached(Transfers.FirstOrDefault(x => x.AgreedBefore));
            yield return On(MediationFacts.Succeeded, agreed, outcome) with { Unit = unit };
            yield return On(MediationFacts.PerformanceDue, PerformBy
                ?? agreed, outcome.With(Dimension.Performed, PerformedOn is null ? Dimension.No : Dimension.Yes)) with
            { Unit = unit };
            if (Form is AgreementForm.Written && Dossier.Steps.Any(x => x.Is<ConfirmationDecided>() && x.Tag == ConfirmationResult.Valid))
            {
                yield return On(MediationFacts.Confirmed, agreed, outcome) with { Unit = unit };
            }

            if (AmountYuan is { } amount)
            {
                yield return On(MediationFacts.AgreedAmount, agreed, outcome) with { Unit = unit, Amount = amount };
            }

            if (PerformedOn is { } performed)
            {
                yield return On(MediationFacts.Performed, performed,
                    outcome.With(Dimension.AtOnce, performed == agreed ? Dimension.Yes : Dimension.No)) with
                { Unit = unit };
            }
        }

        if (EndedOn is { } ended)
        {
            var (unit, outcome) = Reached(Transfers.FirstOrDefault(x => x.EndedBefore));
            yield return On(MediationFacts.Ended, ended, outcome) with { Unit = unit };
        }

        foreach (var (step, fact, dimension) in SideFacts)
        {
            foreach (var taken in Dossier.Steps.Where(x => x.Event == step))
            {
                var dimensions = here.With(dimension, taken.Tag);
                yield return On(fact, taken.On, dimensions);
                if (taken.Quantity is { } prevented)
                {
                    yield return On(MediationFacts.EscalationPreventedPeople, taken.On, dimensions) with { Amount = prevented };
                }
            }
        }

        if (ClosedOn is { } closed)
        {
            var (unit, outcome) = Reached(Transfers.FirstOrDefault(x => x.ClosedBefore));
            yield return On(MediationFacts.Closed, closed, outcome) with { Unit = unit };
            if (AcceptedOn is { } began)
            {
                yield return On(MediationFacts.Days, closed, outcome) with { Unit = unit, Amount = closed.DayNumber - began.DayNumber };
            }
        }

        Fact On(FactKind kind, DateOnly day, Dimensions dimensions) => new(kind, Committee, day, AcceptedOn ?? RegisteredOn, 1, dimensions);

        Dimensions Known(CommitteeKind kind) => Dimensions.Of(
            (Dimension.CommitteeKind, Wire.Name(kind)), (Dimension.Source, Source), (Dimension.DisputeType, DisputeType),
            (Dimension.ParticipantKind, ParticipantKind), (Dimension.Difficulty, Difficulty), (Dimension.GroupSize, GroupSize.Of(People)));

        (string Unit, Dimensions Outcome) Reached(Transfer? after) => (after?.From ?? Committee, Known(after?.FromKind ?? CommitteeKind)
            .With(Dimension.Mediator, mediator).With(Dimension.Linkage, linkage).With(Dimension.Outcome,
                AgreedOn is not null ? MediationOutcome.Agreed : MediationOutcome.Ended)
            .With(Dimension.AgreementForm, Wire.Name(Form)).With(Dimension.EndReason, EndReason));
    }
}
