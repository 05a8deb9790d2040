using CaseTrack.Terms;

namespace CaseTrack.Records;

/// <summary>案件. What the three kinds of case have in common whatever their procedure.</summary>
public interface ICaseFile
{
    /// <summary>The stream id.</summary>
    Guid Id { get; }

    /// <summary>承办机构代码.</summary>
    string Unit { get; }

    /// <summary>Parties, documents, numbers, hand-overs, and the steps taken.</summary>
    Dossier Dossier { get; }

    /// <summary>Neither void nor merged.</summary>
    bool Live { get; }

    /// <summary>Nothing is under way in it: archived, closed, or ended before anything began. What runs in it by law or in court keeps it
    /// open.</summary>
    bool Over { get; }

    /// <summary>What the clock reads.</summary>
    Timeline Timeline { get; }

    /// <summary>The event by which a term that ran out changes the record; null if it changes nothing now.</summary>
    /// <param name="term">The term.</param>
    /// <param name="on">The legal day.</param>
    ICaseEvent? BySilence(Term term, DateOnly on);
}

/// <summary>A case of one kind.</summary>
public interface ICaseFile<TSelf, TStage> : ICaseFile, ICaseRecord<TSelf>
    where TSelf : class, ICaseFile<TSelf, TStage>
    where TStage : struct, Enum
{
    TStage Stage { get; }
}
