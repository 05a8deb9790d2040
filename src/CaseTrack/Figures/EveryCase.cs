namespace CaseTrack.Figures;

public sealed partial class FigureReader
{
    /// <summary>Every record behind a figure, for whoever needs all of them and no page: what is hashed, compared or withheld must not be cut off.</summary>
    public Task<IReadOnlyList<FigureCase>> EveryCaseAsync(Figure figure, FigureScope scope, CancellationToken token, FigureGroups? among = null) =>
        CasesAsync(figure, scope, null, int.MaxValue, token, among);
}
