using System.Linq.Expressions;
using System.Text.Json.Serialization;
using CaseTrack.Procedures;
using Marten;

namespace CaseTrack.Review;

/// <summary>办理阶段.</summary>
public enum ReviewStage
{
    [Stage("审查中", "screening")] Screening = 1,
    [Stage("待补正", "awaiting papers")] AwaitingPapers,
    [Stage("受理前调解中", "mediation before acceptance")] PreAcceptanceMediation,
    [Stage("审理中", "adjudication")] Adjudication,
    [Stage("中止", "suspended")] Suspended,
    [Stage("受理前撤回", "withdrawn")] Withdrawn,
    [Stage("不予受理", "refused")] Refused,
    [Stage("已告知、转送", "referred")] Referred,
    [Stage("视为放弃", "abandoned")] Abandoned,
    [Stage("已决定", "decided")] Decided,
    [Stage("已制作调解书", "mediated")] Mediated,
    [Stage("已驳回申请", "dismissed")] Dismissed,
    [Stage("已终止", "terminated")] Terminated,
    [Stage("已办结", "closed")] Closed,
    [Stage("已归档", "archived")] Archived,
    [Stage("已作废", "voided")] Voided,
}
