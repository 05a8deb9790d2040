namespace CaseTrack.Mediation;

/// <summary>协议形式. 人民调解法 §28.</summary>
public enum AgreementForm
{
    /// <summary>口头协议: noted by the mediator, effective when reached. 人民调解法 §§28, 30.</summary>
    Oral = 1,

    /// <summary>书面协议: effective on signatures and the committee's seal. 人民调解法 §29.</summary>
    Written,
}
