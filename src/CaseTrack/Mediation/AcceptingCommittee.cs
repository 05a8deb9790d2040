using CaseTrack.Organisations;

namespace CaseTrack.Mediation;

/// <summary>受理的调委会.</summary>
public sealed record AcceptingCommittee(string Committee, CommitteeKind CommitteeKind);
