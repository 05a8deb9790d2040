using System.Text.Json;

namespace CaseTrack.Law;

/// <summary>审查期限. How long an application may be screened, and what silence means, by the law in force on the day of receipt.</summary>
/// <param name="From">First day of receipt it governs.</param>
/// <param name="WorkingDays">Length, working days; the day of receipt is not counted.</param>
/// <param name="DeemedOnReceipt">Whether silence makes the day of receipt the day of acceptance, rather than the day the period runs out.</param>
/// <param name="Basis">Law and article.</param>
public sealed record ScreeningLimit(DateOnly From, int WorkingDays, bool DeemedOnReceipt, string Basis)
{
    private static readonly ScreeningLimit[] Versions = Read();

    public static ScreeningLimit For(DateOnly receivedOn) => Versions.Last(x => x.From <= receivedOn || x == Versions[0]);

    public DateOnly ExpiresOn(DateOnly receivedOn) => Law.WorkingDays.After(receivedOn, WorkingDays);

    public DateOnly DeemedAcceptedOn(DateOnly receivedOn) => DeemedOnReceipt ? receivedOn : ExpiresOn(receivedOn);

    private static ScreeningLimit[] Read()
    {
        using var stream = typeof(ScreeningLimit).Assembly.GetManifestResourceStream("Law.review.json")!;
        return [.. JsonSerializer.Deserialize<ScreeningLimit[]>(stream, JsonSerializerOptions.Web)!.OrderBy(x => x.From)];
    }
}
