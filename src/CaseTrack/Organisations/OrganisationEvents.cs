namespace CaseTrack.Organisations;

/// <summary>机构种类.</summary>
public enum OrganisationKind
{
    /// <summary>区.</summary>
    District = 1,

    /// <summary>街道 (街道办事处) 或类乡级管理区.</summary>
    Street,

    /// <summary>社区 (居民委员会).</summary>
    Community,

    /// <summary>人民调解委员会. 人民调解法 §§7-8, 34.</summary>
    MediationCommittee,

    /// <summary>区直部门、科室.</summary>
    Department,
}

/// <summary>人民调解委员会的种类, the dimension of the official statistics.</summary>
public enum CommitteeKind
{
    /// <summary>村(居)人民调解委员会. 人民调解法 §8.</summary>
    Community = 1,

    /// <summary>乡镇(街道)人民调解委员会. 人民调解法 §34.</summary>
    Street,

    /// <summary>企事业单位人民调解委员会. 人民调解法 §8.</summary>
    Enterprise,

    /// <summary>行业性专业性人民调解委员会. 人民调解法 §34.</summary>
    Professional,

    /// <summary>诉前人民调解委员会: mediates what the court hands over before docketing. 民事诉讼法 §125.</summary>
    PreLitigation,
}

/// <summary>机构已设立. Opens the stream. The code is permanent: it is never given to another organisation.</summary>
public sealed record OrganisationEstablished(
    DateOnly OccurredOn, string Code, string Name, OrganisationKind Kind, CommitteeKind? CommitteeKind, string? Parent, string? NumberWord = null) : ICaseEvent<Organisation>;

/// <summary>机构已更名.</summary>
public sealed record OrganisationRenamed(DateOnly OccurredOn, string Name) : ICaseEvent<Organisation>;

/// <summary>机构隶属关系已变更. Earlier cases stay with the earlier parent.</summary>
public sealed record OrganisationMoved(DateOnly OccurredOn, string Parent) : ICaseEvent<Organisation>;

/// <summary>设立日已更正. The organisation was there before, or not yet, on the day entered first.</summary>
/// <param name="OccurredOn">业务日期 of the correction.</param>
/// <param name="EstablishedOn">设立日 as it should be.</param>
/// <param name="Reason">更正理由.</param>
public sealed record OrganisationFoundingCorrected(DateOnly OccurredOn, DateOnly EstablishedOn, string Reason) : ICaseEvent<Organisation>;

/// <summary>机构已撤销. Its cases stay in every total.</summary>
public sealed record OrganisationDissolved(DateOnly OccurredOn) : ICaseEvent<Organisation>;
