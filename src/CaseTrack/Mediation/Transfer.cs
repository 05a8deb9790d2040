using System.Linq.Expressions;
using System.Text.Json.Serialization;
using CaseTrack.Organisations;
using Marten;

namespace CaseTrack.Mediation;

/// <summary>移交: from a committee to the next, or to the present one.</summary>
/// <param name="On">移交日.</param>
/// <param name="From">移出的调委会代码.</param>
/// <param name="FromKind">Its kind.</param>
/// <param name="AgreedBefore">Whether an agreement had been reached there or earlier.</param>
/// <param name="EndedBefore">Whether it had ended without one.</param>
/// <param name="ClosedBefore">Whether the case had been closed there or earlier.</param>
public sealed record Transfer(DateOnly On, string From, CommitteeKind FromKind, bool AgreedBefore, bool EndedBefore, bool ClosedBefore);
