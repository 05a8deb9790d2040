using System.Linq.Expressions;

namespace CaseTrack.Clocks.Notices;

/// <summary>放假通知已载入.</summary>
public sealed record HolidayNoticeLoaded(DateOnly OccurredOn, DateTimeOffset LoadedAt, DaysOffNotice Notice) : ICaseEvent<HolidayNotice>;

/// <summary>放假通知已撤回: it had been loaded by mistake.</summary>
public sealed record HolidayNoticeWithdrawn(DateOnly OccurredOn, DateTimeOffset WithdrawnAt, string Reason) : ICaseEvent<HolidayNotice>;

/// <summary>放假通知. A notice loaded by the office, after those that come with the program.</summary>
public sealed record HolidayNotice : ICaseRecord<HolidayNotice>, IFew
{
    public static string Kind => "holiday-notices";

    public Guid Id { get; init; }
    public int Version { get; init; }
    public required DaysOffNotice Notice { get; init; }
    public DateTimeOffset LoadedAt { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<string> Actions => WithdrawnAt is null ? ["withdrawal"] : [];

    /// <summary>Whether it was in force at an instant, whenever it was loaded: from the day it was issued. One loaded by mistake counted
    /// only while it stood.</summary>
    public bool IsInForceAt(DateTimeOffset instant) => WithdrawnAt is { } withdrawn
        ? LoadedAt <= instant && withdrawn > instant
        : LoadedAt <= instant
            || (Notice.PublishedOn is { } issued && new DateTimeOffset(issued, TimeOnly.MinValue, Today.ShanghaiOffset) <= instant);

    /// <summary>Whether it was known at an instant; without one, whether it is now.</summary>
    public bool IsKnownAt(DateTimeOffset? instant) => instant is { } then
        ? LoadedAt <= then && (WithdrawnAt is null || WithdrawnAt > then)
        : WithdrawnAt is null;

    public static Expression<Func<HolidayNotice, bool>>? SeenBy(Sight sight) => null;

    public static HolidayNotice Fold(HolidayNotice? record, Guid id, ICaseEvent happened) => happened switch
    {
        HolidayNoticeLoaded e =>
            new HolidayNotice
            {
                Id = id,
                Notice = e.Notice with { PublishedOn = e.Notice.PublishedOn ?? e.OccurredOn },
                LoadedAt = e.LoadedAt
            },
        HolidayNoticeWithdrawn e => record! with { WithdrawnAt = e.WithdrawnAt },
        _ => throw new UnknownEventException(Kind, happened),
    };

    public IEnumerable<Fact> Facts() => [];
}
