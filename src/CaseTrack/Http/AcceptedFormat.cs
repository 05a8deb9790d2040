using Microsoft.AspNetCore.Http;

namespace CaseTrack.Http;

/// <summary>内容协商. Which of the forms of an answer that is one thing is asked for by <c>Accept</c>. RFC 9110 §12.5.1.</summary>
public static class AcceptedFormat
{
    /// <summary>The first of those asked for that there is; the first offered where any will do.</summary>
    /// <param name="request">The request.</param>
    /// <param name="offered">What there is, the usual one first.</param>
    /// <exception cref="RefusedException">406 where there is none of them.</exception>
    public static string Of(HttpRequest request, params IReadOnlyList<string> offered)
    {
        var asked = request.GetTypedHeaders().Accept.Where(x => (x.Quality ?? 1) > 0).OrderByDescending(x => x.Quality ?? 1).ToArray();
        return asked.Length == 0 ? offered[0]
            : asked.Select(x => offered.FirstOrDefault(y => Fits(x.MediaType.Value!, y))).FirstOrDefault(x => x is not null)
                ?? throw new RefusedException(HttpRefusals.NotThere([.. offered]), StatusCodes.Status406NotAcceptable);
    }

    private static bool Fits(string asked, string offered) => asked == "*/*" || asked == offered
        || (asked.EndsWith("/*", StringComparison.Ordinal) && offered.StartsWith(asked[..^1], StringComparison.Ordinal));
}
