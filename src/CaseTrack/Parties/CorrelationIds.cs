using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;

namespace CaseTrack.Parties;

/// <summary>A caller's <c>X-Correlation-ID</c> is stored with every event for ever: it is taken only if it looks like an
/// identifier.</summary>
/// <remarks>Anything else is as if it had not been sent; the trace's own id stands in for it.</remarks>
public static partial class CorrelationIds
{
    private const string Header = "X-Correlation-ID";

    public static void UseCorrelationIds(this WebApplication app) => app.Use((context, next) =>
    {
        var given = context.Request.Headers[Header];
        if (given.Count > 1 || (given.Count == 1 && !IsTaken(given[0] ?? "")))
        {
            context.Request.Headers.Remove(Header);
        }

        return next(context);
    });

    // An identity number and a phone number look like identifiers too.
    private static bool IsTaken(string given) => Identifier().IsMatch(given) && !PersonalData.HoldsNumber(given);

    [GeneratedRegex(@"\A[A-Za-z0-9._:/|=-]{1,128}\z")]
    private static partial Regex Identifier();
}
