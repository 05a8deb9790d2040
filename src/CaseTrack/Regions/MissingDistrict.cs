namespace CaseTrack.Regions;

/// <summary>缺少的原因.</summary>
public enum MissingReason
{
    /// <summary>没有该数据库的设置.</summary>
    NotConfigured = 1,

    /// <summary>数据库不能连接，或中途断开.</summary>
    Unreachable,

    /// <summary>连接的账号不能登录或没有读取权限.</summary>
    NotReadable,

    /// <summary>数据库的表与本程序版本不符.</summary>
    TablesDiffer,

    /// <summary>该数据库中没有该区的任何记录.</summary>
    NothingRecorded,
}

/// <summary>缺少的区. A district whose figures could not be read.</summary>
/// <param name="District">区划代码.</param>
/// <param name="Database">The database it is said to lie in; absent for the service's own.</param>
/// <param name="Reason">Why.</param>
/// <param name="Why">The same in words.</param>
public sealed record MissingDistrict(string District, string? Database, MissingReason Reason, string Why)
{
    public static MissingDistrict Of(RegionMember member, MissingReason reason) =>
        new(member.Code, member.Database, reason, Words(reason, member.Database));

    private static string Words(MissingReason reason, string? database) => reason switch
    {
        MissingReason.NotConfigured =>
            $"没有设置 {RegionDatabases.Setting}:{database} (the setting that names its database is gone)",
        MissingReason.Unreachable => $"数据库 {database} 不能连接，或读取时中断 (its database cannot be reached, or broke off)",
        MissingReason.NotReadable => $"数据库 {database} 的账号不能登录或没有读取权限 (the login of its database is refused, or may not read)",
        MissingReason.TablesDiffer =>
            $"数据库 {database} 的表与本程序版本不符，请使两处版本一致并执行 migrate (its tables are not those of this build: bring both to one build, "
                + "run migrate)",
        _ => "该数据库中没有该区的记录 (nothing of the district is recorded there)",
    };
}
