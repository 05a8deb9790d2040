using System.Linq.Expressions;
using System.Text.Json.Serialization;
using CaseTrack.Procedures;
using Marten;

namespace CaseTrack.Supervision;

/// <summary>办理阶段.</summary>
public enum SupervisionStage
{
    [Stage("线索", "lead")] Lead = 1,
    [Stage("已立案", "opened")] Opened,
    [Stage("整改中", "instructed")] Instructed,
    [Stage("待验收", "reported")] Reported,
    [Stage("整改完成", "rectified")] Rectified,
    [Stage("已移交", "handed over")] HandedOver,
    [Stage("不予立案、不成立", "not established")] NotEstablished,
    [Stage("已撤案", "withdrawn")] Withdrawn,
    [Stage("已结案", "closed")] Closed,
    [Stage("已归档", "archived")] Archived,
    [Stage("已作废", "voided")] Voided,
}
