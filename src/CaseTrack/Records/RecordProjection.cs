using JasperFx.Events;
using Marten.Events.Aggregation;

namespace CaseTrack.Records;

/// <summary>The record as it stands, stored with every event: what decisions ask and lists show.</summary>
public sealed partial class RecordProjection<TRecord> : SingleStreamProjection<TRecord, Guid> where TRecord : class, ICaseRecord<TRecord>
{
    public RecordProjection()
    {
        Name = typeof(TRecord).Name;
        IncludeArchivedEvents = true;
        foreach (var type in RecordKind.EventTypes.Where(x => typeof(ICaseEvent<TRecord>).IsAssignableFrom(x)))
        {
            IncludeType(type);
        }
    }

    public override TRecord? Evolve(TRecord? snapshot, Guid id, IEvent e) =>
        e.Data is ICaseEvent<TRecord> happened ? TRecord.Fold(snapshot, id, happened) : snapshot;
}
