namespace CaseTrack.Reports.Drafts;

/// <summary>A numeral on its own, without what stands before it and its measure.</summary>
internal sealed record NumberBody(decimal Digits, int Decimals, decimal Scale, int End)
{
    public string Word { get; init; } = "";
    public bool Percent { get; init; }
    public bool Spelt { get; init; }
    public bool TooLong { get; init; }
    public NumberForm Form { get; init; }
}
