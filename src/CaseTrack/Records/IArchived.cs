namespace CaseTrack.Records;

/// <summary>归档: the event by which a case of any kind is put away.</summary>
public interface IArchived
{
    /// <summary>保管期限, code list <c>retention</c>.</summary>
    string? Retention { get; }
}
