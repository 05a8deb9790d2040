using System.Linq.Expressions;

namespace CaseTrack.Releases;

/// <summary>已公布的基期数. A figure of a year from before this service, as it was published then; entered to be compared with, never counted.</summary>
public sealed record BaseFigure : ICaseRecord<BaseFigure>
{
    public static string Kind => "base-figures";

    public Guid Id { get; init; }
    public int Version { get; init; }

    /// <summary>指标代码.</summary>
    public required string Figure { get; init; }

    /// <summary>年度.</summary>
    public int Year { get; init; }

    /// <summary>公布的数值.</summary>
    public decimal Value { get; init; }

    /// <summary>出处.</summary>
    public required string Source { get; init; }

    /// <summary>撤销日.</summary>
    public DateOnly? WithdrawnOn { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<string> Actions => WithdrawnOn is null ? ["withdrawal"] : [];

    public static Expression<Func<BaseFigure, bool>>? SeenBy(Sight sight) => null;

    public static BaseFigure Fold(BaseFigure? record, Guid id, ICaseEvent happened) => happened switch
    {
        BaseFigureEntered e => new BaseFigure { Id = id, Figure = e.Figure, Year = e.Year, Value = e.Value, Source = e.Source },
        BaseFigureWithdrawn e => record! with { WithdrawnOn = e.OccurredOn },
        _ => throw new UnknownEventException(Kind, happened),
    };

    public IEnumerable<Fact> Facts() => [];
}

/// <summary>基期数已录入.</summary>
/// <param name="OccurredOn">录入的业务日期.</param>
/// <param name="Figure">指标代码.</param>
/// <param name="Year">年度.</param>
/// <param name="Value">公布的数值.</param>
/// <param name="Source">出处.</param>
public sealed record BaseFigureEntered(DateOnly OccurredOn, string Figure, int Year, decimal Value, string Source) : ICaseEvent<BaseFigure>;

/// <summary>基期数已撤销, as it was entered wrongly.</summary>
public sealed record BaseFigureWithdrawn(DateOnly OccurredOn, string Reason) : ICaseEvent<BaseFigure>;
