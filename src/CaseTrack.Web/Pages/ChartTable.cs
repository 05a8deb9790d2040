namespace CaseTrack.Web.Pages;

/// <summary>How a chart is drawn.</summary>
public enum ChartKind
{
    /// <summary>Columns side by side.</summary>
    Columns = 1,

    /// <summary>Lines over time.</summary>
    Lines,

    /// <summary>Bars from the left, the longest first.</summary>
    Rows,

    /// <summary>Steps from an opening to a closing stock.</summary>
    Steps,
}

/// <summary>图表. A chart is a table first: what is drawn stands in it, and nothing else is drawn.</summary>
/// <param name="Id">Its name in the page.</param>
/// <param name="Kind">How it is drawn.</param>
/// <param name="Unit">计量单位, one.</param>
/// <param name="Series">Four at the most.</param>
/// <param name="Rows">The labels with their values, null for none yet.</param>
/// <param name="Sentence">What it says, in one sentence.</param>
public sealed record ChartTable(
    string Id, ChartKind Kind, string Unit, IReadOnlyList<string> Series, IReadOnlyList<ChartRow> Rows, string Sentence);

/// <summary>One label of a chart.</summary>
/// <param name="Label">A month, a street, a step.</param>
/// <param name="Values">One for each series.</param>
/// <param name="Sides">Of a rate, what it was worked out from.</param>
public sealed record ChartRow(string Label, IReadOnlyList<decimal?> Values, string? Sides = null);
