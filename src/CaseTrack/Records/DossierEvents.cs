using CaseTrack.Terms;

namespace CaseTrack.Records;

/// <summary>An event of the dossier, which leaves the procedure where it is.</summary>
public interface IDossierEvent;

/// <summary>当事人已加入. Who it is stands outside events, under the id.</summary>
public sealed record PartyJoined<TRecord>(DateOnly OccurredOn, Guid PartyId, string Role, string PartyKind)
    : ICaseEvent<TRecord>, IDossierEvent where TRecord : class, ICaseRecord<TRecord>;

/// <summary>当事人已退出.</summary>
public sealed record PartyLeft<TRecord>(DateOnly OccurredOn, Guid PartyId, string Reason)
    : ICaseEvent<TRecord>, IDossierEvent where TRecord : class, ICaseRecord<TRecord>;

/// <summary>当事人个人信息已删除或限制处理. Who it was is no longer known, or no longer used; that there was a party stays.</summary>
public sealed record PartyErased<TRecord>(DateOnly OccurredOn, Guid PartyId, ErasureMeasure Measure, Guid Erasure)
    : ICaseEvent<TRecord>, IDossierEvent where TRecord : class, ICaseRecord<TRecord>
{
    ChangeClass ICaseEvent.Change => ChangeClass.Erasure;
}

/// <summary>材料已入卷.</summary>
public sealed record DocumentFiled<TRecord>(DateOnly OccurredOn, string Item, string? Title, Guid? Reference = null)
    : ICaseEvent<TRecord>, IDossierEvent where TRecord : class, ICaseRecord<TRecord>;

/// <summary>已设为限制查阅: minors, domestic violence, informants, or whatever else the case calls for.</summary>
public sealed record AccessRestricted<TRecord>(DateOnly OccurredOn, string Ground)
    : ICaseEvent<TRecord>, IDossierEvent where TRecord : class, ICaseRecord<TRecord>;

/// <summary>已解除限制查阅.</summary>
public sealed record RestrictionLifted<TRecord>(DateOnly OccurredOn, string Reason)
    : ICaseEvent<TRecord>, IDossierEvent where TRecord : class, ICaseRecord<TRecord>;

/// <summary>已提请作废、合并或撤销作废: what changes published figures is proposed by one person and done by another.</summary>
/// <param name="OccurredOn">提请日.</param>
/// <param name="Act">The act proposed, by the noun of its path.</param>
/// <param name="Other">The case that stays, if it names one.</param>
/// <param name="Reason">理由.</param>
/// <param name="ProposedBy">Who proposed it; somebody else does it.</param>
public sealed record LeavingProposed<TRecord>(DateOnly OccurredOn, string Act, Guid? Other, string Reason, string ProposedBy)
    : ICaseEvent<TRecord>, IDossierEvent where TRecord : class, ICaseRecord<TRecord>;

/// <summary>已移送: the sending side.</summary>
public sealed record HandOverSent<TRecord>(DateOnly OccurredOn, Guid HandOverId, string To, string Reason)
    : ICaseEvent<TRecord>, IDossierEvent where TRecord : class, ICaseRecord<TRecord>;

/// <summary>移送已被接收: the sender learns which case took it up.</summary>
public sealed record HandOverReceived<TRecord>(DateOnly OccurredOn, Guid HandOverId, string ReceivingKind, Guid ReceivingId)
    : ICaseEvent<TRecord>, IDossierEvent where TRecord : class, ICaseRecord<TRecord>;

/// <summary>移送已回告.</summary>
public sealed record HandOverReturned<TRecord>(DateOnly OccurredOn, Guid HandOverId, string Result)
    : ICaseEvent<TRecord>, IDossierEvent where TRecord : class, ICaseRecord<TRecord>;

/// <summary>已并入同一事项: the receiving side. From now on both cases are one matter, counted once where matters are counted.</summary>
public sealed record MatterJoined<TRecord>(DateOnly OccurredOn, Guid Matter, string SendingKind, Guid SendingId, Guid HandOverId)
    : ICaseEvent<TRecord>, IDossierEvent where TRecord : class, ICaseRecord<TRecord>
{
    ChangeClass ICaseEvent.Change => ChangeClass.Merge;
}

/// <summary>期限已移动: a notice on days off changed a running term.</summary>
public sealed record DeadlineMoved<TRecord>(DateOnly OccurredOn, string Term, DateOnly? From, DateOnly? To, Guid Notice)
    : ICaseEvent<TRecord>, IDossierEvent, IMovesDeadline where TRecord : class, ICaseRecord<TRecord>;

/// <summary>期限届满失权: a right lapsed because nobody used it in time.</summary>
public sealed record TermLapsed<TRecord>(DateOnly OccurredOn, string Term)
    : ICaseEvent<TRecord>, IDossierEvent where TRecord : class, ICaseRecord<TRecord>
{
    string? ICaseEvent.Ref => Term;

    string? ICaseEvent.Tag => Clock.BySilence;
}
