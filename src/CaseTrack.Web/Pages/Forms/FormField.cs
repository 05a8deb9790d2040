namespace CaseTrack.Web.Pages.Forms;

/// <summary>How a field is asked for.</summary>
public enum FieldKind
{
    Text = 1, Long, Day, Flag, YesNo, Whole, Number, Choice, Choices, Lines, Pairs, Made, Fixed, Another, Case, Group, Groups,
}

/// <summary>表单字段. One field of a form, as its command, its validator and its comments say.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Kind">How it is asked for.</param>
/// <param name="Required">The command cannot do without it.</param>
public sealed record FormField(string Name, FieldKind Kind, bool Required)
{
    public required string Chinese { get; init; }
    public required string English { get; init; }

    /// <summary>The rest of its comment.</summary>
    public string Hint { get; init; } = "";

    /// <summary>The same for whoever reads Chinese.</summary>
    public string ChineseHint { get; init; } = "";

    public int? Longest { get; init; }
    public decimal? Least { get; init; }

    /// <summary>What may be chosen, where the code knows it.</summary>
    public IReadOnlyList<FieldOption> Options { get; init; } = [];

    /// <summary>Chosen among the organisations of the district.</summary>
    public bool Organisation { get; init; }

    /// <summary>Committees alone.</summary>
    public bool Committee { get; init; }

    /// <summary>The fields of a group.</summary>
    public IReadOnlyList<FormField> Fields { get; init; } = [];

    /// <summary>The type of a group.</summary>
    public string? Group { get; init; }

    /// <summary>What it begins with; of a list, each item.</summary>
    public IReadOnlyList<string> Start { get; init; } = [];

    /// <summary>It matters only with this answer to another.</summary>
    public FieldCondition? When { get; init; }

    /// <summary>Its codes stand side by side.</summary>
    public bool Tiles { get; init; }

    public string Label => Texts.Either(Chinese, English);
}

/// <summary>One thing that may be chosen.</summary>
public sealed record FieldOption(string Value, string Chinese, string English)
{
    public string Label => Texts.Either(Chinese, English);
}
