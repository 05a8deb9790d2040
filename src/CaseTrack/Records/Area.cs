namespace CaseTrack.Records;

/// <summary>业务领域. What a right is about. Nothing is allowed that no permit names.</summary>
public enum Area
{
    /// <summary>人民调解案件.</summary>
    Mediation = 1,

    /// <summary>行政复议申请.</summary>
    Review,

    /// <summary>行政执法监督案件.</summary>
    Supervision,

    /// <summary>工作台账.</summary>
    Ledger,

    /// <summary>指标: numbers, not the cases behind them.</summary>
    Figures,

    /// <summary>数据发布.</summary>
    Releases,

    /// <summary>年度报告: text, template, check of drafts.</summary>
    Reports,

    /// <summary>录入提示: reading and, with the right to write, reviewing them.</summary>
    Signals,

    /// <summary>第二人批准: releases, erasures, redactions.</summary>
    Approval,

    /// <summary>个人信息删除、仅存储、法定保留、文字遮盖: applying for it.</summary>
    Privacy,

    /// <summary>机构.</summary>
    Organisations,

    /// <summary>放假通知.</summary>
    Calendar,

    /// <summary>账号与密钥.</summary>
    Accounts,

    /// <summary>查阅记录.</summary>
    AccessLog,

    /// <summary>防篡改核验.</summary>
    Proof,

    /// <summary>批量导入: beside the rights of what is imported.</summary>
    Import,
}
