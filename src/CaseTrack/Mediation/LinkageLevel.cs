namespace CaseTrack.Mediation;

/// <summary>联动层级: a level of the three-level linkage (三级联动).</summary>
public enum LinkageLevel
{
    /// <summary>区.</summary>
    District = 1,

    /// <summary>街道.</summary>
    Street,

    /// <summary>社区.</summary>
    Community,
}
