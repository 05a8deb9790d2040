namespace CaseTrack.Organisations;

/// <summary>机构沿革. Every event of an organisation.</summary>
public interface IOrganisationEvent : ICaseEvent<Organisation>;

/// <summary>机构已设立. Opens the stream. The code is permanent: it is never given to another organisation.</summary>
public sealed record OrganisationEstablished(
    DateOnly OccurredOn, string Code, string Name, OrganisationKind Kind, CommitteeKind? CommitteeKind, string? Parent,
    string? NumberWord = null) : IOrganisationEvent;

/// <summary>机构已更名.</summary>
public sealed record OrganisationRenamed(DateOnly OccurredOn, string Name) : IOrganisationEvent;

/// <summary>机构隶属关系已变更. Earlier cases stay with the earlier parent.</summary>
public sealed record OrganisationMoved(DateOnly OccurredOn, string Parent) : IOrganisationEvent;

/// <summary>设立日已更正. The organisation was there before, or not yet, on the day entered first.</summary>
/// <param name="OccurredOn">业务日期 of the correction.</param>
/// <param name="EstablishedOn">设立日 as it should be.</param>
/// <param name="Reason">更正理由.</param>
public sealed record OrganisationFoundingCorrected(DateOnly OccurredOn, DateOnly EstablishedOn, string Reason) : IOrganisationEvent;

/// <summary>机构已撤销. Its cases stay in every total.</summary>
public sealed record OrganisationDissolved(DateOnly OccurredOn) : IOrganisationEvent;

/// <summary>所辖区已登记. A district lies beneath this city or province, from a day until a day. What was said of the same district from the
/// same day on is said anew.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="District">区划代码.</param>
/// <param name="Since">首日; none for all days there are records of.</param>
/// <param name="Until">末日; none until further notice.</param>
/// <param name="Database">The database it lies in, by its name in the settings; none for the service's own.</param>
public sealed record DistrictAssigned(DateOnly OccurredOn, string District, DateOnly? Since, DateOnly? Until, string? Database)
    : IOrganisationEvent;

/// <summary>所辖区登记已撤回. It was never so.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="District">区划代码.</param>
/// <param name="Since">首日 of what is taken back.</param>
public sealed record DistrictAssignmentWithdrawn(DateOnly OccurredOn, string District, DateOnly? Since) : IOrganisationEvent;
