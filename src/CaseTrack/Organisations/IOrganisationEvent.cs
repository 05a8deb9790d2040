namespace CaseTrack.Organisations;

/// <summary>机构沿革. Every event of an organisation.</summary>
public interface IOrganisationEvent : ICaseEvent<Organisation>;

/// <summary>机构已设立. Opens the stream. The code is permanent: it is never given to another organisation.</summary>
public sealed record OrganisationEstablished(
    DateOnly OccurredOn, string Code, string Name, OrganisationKind Kind, CommitteeKind? CommitteeKind, string? Parent, string? NumberWord = null) : IOrganisationEvent;

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
