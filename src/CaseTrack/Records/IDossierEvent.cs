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

/// <summary>保管期满，个人部分已销毁. The parties' keys, the photos and the words are gone; what is counted stays.</summary>
/// <param name="OccurredOn">The day it was approved.</param>
/// <param name="List">销毁清册: the list it stands on.</param>
/// <param name="People">How many parties were erased.</param>
/// <param name="Photos">How many photos.</param>
/// <param name="Texts">How many texts were taken out.</param>
/// <param name="TextsLeft">How many texts stay, since what is counted, or a step, rests on them.</param>
public sealed record PersonalPartDestroyed<TRecord>(DateOnly OccurredOn, Guid List, int People, int Photos, int Texts, int TextsLeft)
    : ICaseEvent<TRecord>, IDossierEvent where TRecord : class, ICaseRecord<TRecord>
{
    ChangeClass ICaseEvent.Change => ChangeClass.Erasure;
}

/// <summary>承办人已确定.</summary>
public sealed record OfficerAssigned<TRecord>(DateOnly OccurredOn, string Officer, string? Reason = null)
    : ICaseEvent<TRecord>, IDossierEvent where TRecord : class, ICaseRecord<TRecord>;

/// <summary>材料已入卷.</summary>
public sealed record DocumentFiled<TRecord>(DateOnly OccurredOn, string Item, string? Title, Guid? Reference = null)
    : ICaseEvent<TRecord>, IDossierEvent where TRecord : class, ICaseRecord<TRecord>;

/// <summary>照片已登记. What it shows stands outside events, under the id; the case owes it until it has arrived.</summary>
/// <param name="OccurredOn">拍摄日.</param>
/// <param name="Photo">照片标识.</param>
/// <param name="Sha256">照片内容的 SHA-256: whoever has the photo can say whether it is this one.</param>
/// <param name="Size">字节数.</param>
public sealed record PhotoAnnounced<TRecord>(DateOnly OccurredOn, Guid Photo, string Sha256, int Size)
    : ICaseEvent<TRecord>, IDossierEvent where TRecord : class, ICaseRecord<TRecord>
{
    string? ICaseEvent.Ref => Photo.ToString();
}

/// <summary>照片已收到. All of it, and it is the one that was announced.</summary>
public sealed record PhotoArrived<TRecord>(DateOnly OccurredOn, Guid Photo)
    : ICaseEvent<TRecord>, IDossierEvent where TRecord : class, ICaseRecord<TRecord>
{
    string? ICaseEvent.Ref => Photo.ToString();
}

/// <summary>照片不再补交. The case no longer waits for it.</summary>
public sealed record PhotoWithdrawn<TRecord>(DateOnly OccurredOn, Guid Photo, string Reason)
    : ICaseEvent<TRecord>, IDossierEvent where TRecord : class, ICaseRecord<TRecord>
{
    string? ICaseEvent.Ref => Photo.ToString();
}

/// <summary>文书已制作. What it says stands outside events, sealed, under the id; the events only know that it is there.</summary>
/// <param name="OccurredOn">成文日期.</param>
/// <param name="Letter">文书标识.</param>
/// <param name="Code">哪一种文书.</param>
/// <param name="Event">The event it belongs to, by name.</param>
/// <param name="EventOn">The day of that event.</param>
/// <param name="Number">文号, which the case had got already.</param>
/// <param name="Template">The office's own template it was made from; absent for the one that comes with the program.</param>
/// <param name="Sha256">文书内容的 SHA-256.</param>
/// <param name="Size">字节数.</param>
/// <param name="ShowsPeople">Whether it says who somebody is.</param>
/// <param name="Item">卷内材料 it counts as, if any.</param>
public sealed record LetterMade<TRecord>(
    DateOnly OccurredOn, Guid Letter, string Code, string Event, DateOnly EventOn, string? Number, Guid? Template, string Sha256, int Size,
    bool ShowsPeople, string? Item)
    : ICaseEvent<TRecord>, IDossierEvent where TRecord : class, ICaseRecord<TRecord>
{
    string? ICaseEvent.Ref => Letter.ToString();

    string? ICaseEvent.Tag => Code;
}

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

/// <summary>已确认违反期限或程序. Stands right after the act it belongs to: the act happened although the rule said otherwise, as somebody confirmed
/// knowingly.</summary>
public sealed record BreachRecorded<TRecord>(
    DateOnly OccurredOn, string Act, BreachKind Kind, string Rule, string Basis, string Phase, DateOnly? DueOn = null, int? DaysLate = null,
    bool Beside = false)
    : ICaseEvent<TRecord>, IDossierEvent where TRecord : class, ICaseRecord<TRecord>
{
    string? ICaseEvent.Tag => Wire.Name(Kind);
}

/// <summary>补录已开始. The record is being entered after the fact: nothing looks at it until it is declared complete.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="File">导入文件: its SHA-256, of a record that came out of a file.</param>
/// <param name="Row">行号 in that file.</param>
public sealed record EntryOpened<TRecord>(DateOnly OccurredOn, string? File = null, int? Row = null)
    : ICaseEvent<TRecord>, IDossierEvent where TRecord : class, ICaseRecord<TRecord>;

/// <summary>补录已完成. From now on what time brings about applies to it.</summary>
public sealed record EntryCompleted<TRecord>(DateOnly OccurredOn)
    : ICaseEvent<TRecord>, IDossierEvent where TRecord : class, ICaseRecord<TRecord>;
