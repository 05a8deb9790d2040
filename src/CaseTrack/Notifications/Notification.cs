using System.Globalization;
using CaseTrack.Clocks;

namespace CaseTrack.Notifications;

/// <summary>提醒. That somebody should look at a case: which, what for and by when, and nothing of what stands in it.</summary>
public sealed record Notification
{
    /// <summary>Person and cause: nobody is told of one cause twice.</summary>
    public required string Id { get; init; }

    public Guid Account { get; init; }

    public NotificationKind Kind { get; init; }

    /// <summary>The kind of case.</summary>
    public required string RecordKind { get; init; }

    public Guid RecordId { get; init; }

    /// <summary>The term's key within the case, or the name of what happened.</summary>
    public required string About { get; init; }

    public required string Chinese { get; init; }
    public required string English { get; init; }

    /// <summary>届满日, of a term.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The day it belongs to.</summary>
    public DateOnly On { get; init; }

    /// <summary>代办: for whom it is told, who was away when it was made.</summary>
    public string? OnBehalfOf { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>已了结: the term has ended or moved, or a later notification says more.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>The mail that tells of it.</summary>
    public Guid? Mail { get; init; }

    /// <summary>Of a term, and not of something that happened.</summary>
    public static bool IsOfTerm(NotificationKind kind) => kind is NotificationKind.Due or NotificationKind.Overdue;

    /// <summary>One for a person.</summary>
    public static Notification Of(Cause cause, Reader reader, DateTimeOffset now) => new()
    {
        Id = $"{reader.Account}/{cause.Key}",
        Account = reader.Account,
        OnBehalfOf = reader.OnBehalfOf,
        Kind = cause.Kind,
        RecordKind = cause.RecordKind,
        RecordId = cause.RecordId,
        About = cause.About,
        Chinese = cause.Chinese,
        English = cause.English,
        DueOn = cause.DueOn,
        On = cause.On,
        MadeAt = now,
    };
}

/// <summary>起因. Why people are told something.</summary>
/// <param name="Key">What makes it one and the same, however often it is looked at.</param>
/// <param name="Kind">提醒种类.</param>
/// <param name="RecordKind">The kind of case.</param>
/// <param name="RecordId">The case.</param>
/// <param name="About">The term's key, or the name of what happened.</param>
/// <param name="Chinese">What it is called.</param>
/// <param name="English">The same in English.</param>
/// <param name="On">The day it belongs to.</param>
/// <param name="DueOn">届满日, of a term.</param>
public sealed record Cause(
    string Key, NotificationKind Kind, string RecordKind, Guid RecordId, string About, string Chinese, string English, DateOnly On,
    DateOnly? DueOn = null)
{
    /// <summary>What a term asks to be told on a day: the last step that has come, and no earlier one.</summary>
    public static Cause? Of(Deadline term, DueDays days, DateOnly today)
    {
        if (term is not { EndedOn: null, Window: false, DueOn: { } due } || term.State is not Terms.TermState.Running)
        {
            return null;
        }

        var left = due.DayNumber - today.DayNumber;
        int? step = left < 0 ? -1 : days.Before.Where(x => x >= left).Select(x => (int?)x).Min();
        return step is null || left < -days.Within ? null : new(
            string.Create(CultureInfo.InvariantCulture, $"term/{term.Id}@{due:yyyy-MM-dd}{(step < 0 ? "+" : $"-{step}")}"),
            step < 0 ? NotificationKind.Overdue : NotificationKind.Due, term.Kind, term.RecordId, term.Term, term.Chinese, term.English,
            due.AddDays(-step.Value), due);
    }
}
