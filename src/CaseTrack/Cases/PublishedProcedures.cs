using CaseTrack.Mediation;
using CaseTrack.Procedures;
using CaseTrack.Review;
using CaseTrack.Supervision;
using CaseTrack.Terms;

namespace CaseTrack.Cases;

/// <summary>全部程序: the definitions the decisions go by, and the rules on time limits.</summary>
public sealed record PublishedProcedures(IReadOnlyList<PublishedProcedure> Procedures, IReadOnlyList<TermRule> Terms)
{
    public static PublishedProcedures Of(TermRules rules) =>
        new([MediationProcedure.All.Publish(), ReviewProcedure.All.Publish(), SupervisionProcedure.All.Publish()], rules.All);
}
