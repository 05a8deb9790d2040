namespace CaseTrack.Records;

/// <summary>A command about something that happened on a day.</summary>
public interface IDated
{
    /// <summary>业务日期.</summary>
    DateOnly OccurredOn { get; }
}

/// <summary>The shape of a command with a business date; the command adds what else it has.</summary>
public abstract class DatedValidator<T> : AbstractValidator<T> where T : IDated
{
    protected DatedValidator() => RuleFor(x => x.OccurredOn).IsBusinessDate();
}
