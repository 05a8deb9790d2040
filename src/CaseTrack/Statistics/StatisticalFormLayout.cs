using System.Linq.Expressions;

namespace CaseTrack.Statistics;

/// <summary>报表表样已更换.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Form">报表.</param>
/// <param name="Content">The workbook, base64; null for the layout that comes with the program again.</param>
public sealed record FormLayoutChanged(DateOnly OccurredOn, string Form, string? Content) : ICaseEvent<StatisticalFormLayout>;

/// <summary>报表表样. The office's own layout of a statistical form.</summary>
public sealed record StatisticalFormLayout : ICaseRecord<StatisticalFormLayout>
{
    public static string Kind => "statistical-form-layouts";

    public Guid Id { get; init; }
    public int Version { get; init; }
    public required string Form { get; init; }
    public string? Content { get; init; }
    public DateOnly ChangedOn { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<string> Actions => [];

    public static Expression<Func<StatisticalFormLayout, bool>>? SeenBy(Sight sight) => null;

    public static StatisticalFormLayout Fold(StatisticalFormLayout? record, Guid id, ICaseEvent happened) => happened switch
    {
        FormLayoutChanged e => (record ?? new StatisticalFormLayout { Id = id, Form = e.Form }) with
        {
            Form = e.Form,
            Content = e.Content,
            ChangedOn = e.OccurredOn,
        },
        _ => throw new UnknownEventException(Kind, happened),
    };

    public IEnumerable<Fact> Facts() => [];
}
