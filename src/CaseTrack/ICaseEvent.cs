namespace CaseTrack;

/// <summary>业务事件. Something that happened to a record; stored for ever.</summary>
public interface ICaseEvent
{
    /// <summary>业务日期: the day it happened in Asia/Shanghai. It decides the year of every figure; the moment of entry never does.</summary>
    DateOnly OccurredOn { get; }
}

/// <summary>An event of one kind of record.</summary>
/// <typeparam name="TRecord">The record it happens to.</typeparam>
public interface ICaseEvent<TRecord> : ICaseEvent where TRecord : class, ICaseRecord<TRecord>;
