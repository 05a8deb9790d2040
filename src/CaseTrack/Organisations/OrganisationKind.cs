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
