using CaseTrack.Figures;

namespace CaseTrack.Mediation;

/// <summary>人民调解案件的事实: what a case stands for in the figures.</summary>
public sealed partial record MediationCase
{
    public IEnumerable<Fact> Facts()
    {
        if (Stage is MediationStage.Voided)
        {
            yield break;
        }

        // What is known at acceptance breaks acceptances down; what only the outcome knows breaks outcomes down,
        // so that an outcome does not rewrite the facts before it.
        var intake = Dimensions.Of(
            ("committeeKind", Wire.Name(CommitteeKind)), ("source", Source), ("disputeType", DisputeType));
        var outcome = Dimensions.Of(
            ("committeeKind", Wire.Name(CommitteeKind)), ("source", Source), ("disputeType", DisputeType),
            ("linkage", LinkedOn is null ? "no" : "yes"),
            ("outcome", AgreedOn is not null ? "agreed" : "ended"),
            ("agreementForm", Wire.Name(Form)),
            ("endReason", EndReason));

        yield return On("mediation.registered", RegisteredOn, intake);
        if (AcceptedOn is { } accepted)
        {
            yield return On("mediation.accepted", accepted, intake);
        }

        if (AgreedOn is { } agreed)
        {
            yield return On("mediation.succeeded", agreed, outcome);
            if (AmountYuan is { } amount)
            {
                yield return On("mediation.agreed-amount", agreed, outcome) with { Amount = amount };
            }
        }

        if (EndedOn is { } ended)
        {
            yield return On("mediation.ended", ended, outcome);
        }

        if (ClosedOn is { } closed)
        {
            yield return On("mediation.closed", closed, outcome);
        }

        Fact On(string name, DateOnly day, Dimensions dimensions) => new(name, Committee, day, AcceptedOn ?? RegisteredOn, 1, dimensions);
    }
}
