using System.Linq.Expressions;
using System.Text.Json.Serialization;
using CaseTrack.Procedures;
using Marten;

namespace CaseTrack.Mediation;

/// <summary>办理阶段.</summary>
public enum MediationStage
{
    [Stage("登记", "registered")] Registered = 1,
    [Stage("受理", "accepted")] Accepted,
    [Stage("调解中", "in mediation")] InMediation,
    [Stage("暂缓", "paused")] Paused,
    [Stage("达成协议", "agreed")] Agreed,
    [Stage("履行中", "being performed")] Performing,
    [Stage("已履行", "performed")] Performed,
    [Stage("部分履行", "partly performed")] PartlyPerformed,
    [Stage("未履行", "not performed")] NotPerformed,
    [Stage("调解不成、终止", "ended")] Ended,
    [Stage("不予受理", "not accepted")] NotAccepted,
    [Stage("转介", "referred out")] ReferredOut,
    [Stage("已办结", "closed")] Closed,
    [Stage("已归档", "archived")] Archived,
    [Stage("已合并", "merged")] Merged,
    [Stage("已作废", "voided")] Voided,
}
