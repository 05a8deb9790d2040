namespace CaseTrack.Records;

/// <summary>业务事件. Something that happened to a record; stored for ever.</summary>
public interface ICaseEvent
{
    /// <summary>业务日期: the day it happened in Asia/Shanghai. It decides the year of every figure; the moment of entry never does.</summary>
    DateOnly OccurredOn { get; }

    /// <summary>What it is about where several run side by side: one letter, one lawsuit.</summary>
    string? Ref => null;

    /// <summary>The code that decides which time limits it starts.</summary>
    string? Tag => null;

    /// <summary>Days it grants.</summary>
    int? GrantedDays => null;

    /// <summary>The last day it sets.</summary>
    DateOnly? SetsDay => null;

    /// <summary>Why it changes figures that were released before it.</summary>
    ChangeClass Change => ChangeClass.LateEntry;

    /// <summary>理由, where one is given.</summary>
    string? Reason => null;

    /// <summary>How many people or things it is about, where that is counted.</summary>
    int? Quantity => null;

    /// <summary>标识 of its own, where it was given one to be told from another of its day.</summary>
    Guid? Reference => null;

    /// <summary>当事人身份: whose step it is, where each party has their own.</summary>
    string? Party => null;

    /// <summary>文号: the document it gives a number to, and the number.</summary>
    (string Document, string Number)? Numbered => null;
}

/// <summary>An event of one kind of record.</summary>
/// <typeparam name="TRecord">The record it happens to.</typeparam>
public interface ICaseEvent<TRecord> : ICaseEvent where TRecord : class, ICaseRecord<TRecord>;
