using System.Linq.Expressions;
using System.Text.Json.Serialization;
using Marten;

namespace CaseTrack.Reports.Wordings;

/// <summary>处理状态.</summary>
public enum ChoiceStage
{
    /// <summary>已提出.</summary>
    Proposed = 1,

    /// <summary>已确认: the checker reads the wording so from now on.</summary>
    Approved,

    /// <summary>未采纳.</summary>
    Rejected,
}

/// <summary>“不是这个指标”已提出.</summary>
public sealed record WordingChosen(DateOnly OccurredOn, string Wording, string Said, string Not, string? Instead, string ChosenBy)
    : ICaseEvent<WordingChoice>;

/// <summary>“不是这个指标”已复核, by a second person.</summary>
public sealed record WordingChoiceReviewed(DateOnly OccurredOn, bool Agreed, string ReviewedBy) : ICaseEvent<WordingChoice>;

/// <summary>表述认定: what a wording of drafts is not, and what it is, in the eyes of the office. It holds once a second person has
/// agreed.</summary>
public sealed record WordingChoice : ICaseRecord<WordingChoice>
{
    public static string Kind => "wording-choices";

    public Guid Id { get; init; }
    public int Version { get; init; }
    public ChoiceStage Stage { get; init; }

    /// <summary>The clause as the checker gave it, {0} for the number.</summary>
    public required string Wording { get; init; }

    /// <summary>The number that stood there.</summary>
    public required string Said { get; init; }

    /// <summary>The figure it was taken for.</summary>
    public required string Not { get; init; }

    /// <summary>The figure it is; none if no figure says it.</summary>
    public string? Instead { get; init; }

    public required string ChosenBy { get; init; }
    public DateOnly ChosenOn { get; init; }
    public string? ReviewedBy { get; init; }

    [JsonIgnore]
    public IReadOnlyList<string> Actions => Stage is ChoiceStage.Proposed ? ["review"] : [];

    public static Expression<Func<WordingChoice, bool>>? SeenBy(Sight sight) => null;

    public static WordingChoice Fold(WordingChoice? record, Guid id, ICaseEvent happened) => happened switch
    {
        WordingChosen e => new WordingChoice
        {
            Id = id,
            Stage = ChoiceStage.Proposed,
            Wording = e.Wording,
            Said = e.Said,
            Not = e.Not,
            Instead = e.Instead,
            ChosenBy = e.ChosenBy,
            ChosenOn = e.OccurredOn,
        },
        WordingChoiceReviewed e =>
        record! with { Stage = e.Agreed ? ChoiceStage.Approved : ChoiceStage.Rejected, ReviewedBy = e.ReviewedBy },
        _ => throw new UnknownEventException(Kind, happened),
    };

    public IEnumerable<Fact> Facts() => [];

    /// <summary>What the office has agreed on, by wording and the figure it was taken for; of two, the later one.</summary>
    public static async Task<IReadOnlyDictionary<(string Wording, string Not),
        string?>> ApprovedAsync(IQuerySession session, CancellationToken token)
    {
        var choices = new Dictionary<(string, string), string?>();
        foreach (var choice in await session.Query<WordingChoice>().Where(x => x.Stage == ChoiceStage.Approved).OrderBy(x => x.ChosenOn)
            .ThenBy(x => x.Id).ToListAsync(token))
        {
            choices[(choice.Wording, choice.Not)] = choice.Instead;
        }

        return choices;
    }
}
