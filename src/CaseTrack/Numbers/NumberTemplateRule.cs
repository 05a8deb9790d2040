using System.Linq.Expressions;
using System.Text.Json.Serialization;

namespace CaseTrack.Numbers;

/// <summary>文号模板已规定.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Document">The kind of document.</param>
/// <param name="Template">模板.</param>
/// <param name="InForceFrom">施行日.</param>
/// <param name="SetBy">Who entered it.</param>
public sealed record NumberTemplateSet(DateOnly OccurredOn, string Document, string Template, DateOnly InForceFrom, string SetBy)
    : ICaseEvent<NumberTemplateRule>;

/// <summary>文号模板的规定. How a district writes the numbers of a kind of document from a day on. It stays what it was: a change is a further
/// one with its day.</summary>
public sealed record NumberTemplateRule : ICaseRecord<NumberTemplateRule>, IFew
{
    public static string Kind => "number-templates";

    public Guid Id { get; init; }
    public int Version { get; init; }

    /// <summary>文书种类.</summary>
    public required string Document { get; init; }

    /// <summary>模板.</summary>
    public required string Template { get; init; }

    /// <summary>施行日.</summary>
    public DateOnly InForceFrom { get; init; }

    public required string SetBy { get; init; }
    public DateOnly SetOn { get; init; }

    /// <summary>unit where each office numbers for itself, else district.</summary>
    public string Scope => NumberTemplate.ScopeOf(Template);

    [JsonIgnore]
    public IReadOnlyList<string> Actions => [];

    public static Expression<Func<NumberTemplateRule, bool>>? SeenBy(Sight sight) => null;

    public static NumberTemplateRule Fold(NumberTemplateRule? record, Guid id, ICaseEvent happened) => happened switch
    {
        NumberTemplateSet e => new NumberTemplateRule
        {
            Id = id,
            Document = e.Document,
            Template = e.Template,
            InForceFrom = e.InForceFrom,
            SetBy = e.SetBy,
            SetOn = e.OccurredOn,
        },
        _ => throw new UnknownEventException(Kind, happened),
    };

    public IEnumerable<Fact> Facts() => [];
}
