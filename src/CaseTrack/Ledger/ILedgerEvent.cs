namespace CaseTrack.Ledger;

/// <summary>台账记录的经过. Every event of a ledger entry.</summary>
public interface ILedgerEvent : ICaseEvent<LedgerEntry>;

/// <summary>台账已登记. Opens the stream.</summary>
public sealed record LedgerEntryRecorded(DateOnly OccurredOn, string EntryKind, LedgerContent Content) : ILedgerEvent;

/// <summary>台账已更正. The whole entry as it should have been, why, and who approved it.</summary>
public sealed record LedgerEntryCorrected(DateOnly OccurredOn, string Reason, string ApprovedBy, DateOnly HappenedOn, LedgerContent Content) : ILedgerEvent
{
    ChangeClass ICaseEvent.Change => ChangeClass.Correction;
}

/// <summary>台账已作废.</summary>
public sealed record LedgerEntryVoided(DateOnly OccurredOn, string Reason) : ILedgerEvent
{
    ChangeClass ICaseEvent.Change => ChangeClass.Void;
}
