using System.ComponentModel.DataAnnotations;

namespace CaseTrack.Operations.Limits;

/// <summary>How many requests one client may make, section <c>RateLimits</c>.</summary>
/// <remarks>A budget may be spent at once; it comes back evenly over the window.</remarks>
public sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    /// <summary>Off only where one caller makes the requests of thousands: in tests, and behind a gateway that limits by itself.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Length of the window, seconds.</summary>
    [Range(1, 3600)]
    public int WindowSeconds { get; set; } = 60;

    /// <summary>Requests of one account in a window.</summary>
    [Range(1, int.MaxValue)]
    public int General { get; set; } = 600;

    /// <summary>Attempts to sign in from one address in a window, whoever tries.</summary>
    [Range(1, int.MaxValue)]
    public int SignIn { get; set; } = 20;

    /// <summary>Requests of one importing account in a window.</summary>
    [Range(1, int.MaxValue)]
    public int Import { get; set; } = 6000;

    /// <summary>Requests of one importing account under way at the same moment.</summary>
    [Range(1, int.MaxValue)]
    public int ImportAtOnce { get; set; } = 4;
}
