using System.Linq.Expressions;
using System.Text.Json.Serialization;
using CaseTrack.Organisations;
using Marten;

namespace CaseTrack.Mediation;

/// <summary>受理的调委会.</summary>
public sealed record AcceptingCommittee(string Committee, CommitteeKind CommitteeKind);
