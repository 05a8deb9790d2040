using System.Globalization;
using CaseTrack.Access;
using CaseTrack.Http;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace CaseTrack.Web.Pages;

/// <summary>A refusal as a page, with the same sentence the API gives. Whoever is not signed in is asked to, and comes back.</summary>
public sealed class PageProblems(IOptions<ProblemDetailsOptions> options) : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context)
    {
        var request = context.HttpContext.Request;
        return !request.Path.StartsWithSegments("/api") && !request.Path.StartsWithSegments("/health")
            && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
    }

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var http = context.HttpContext;
        context.ProblemDetails.Status ??= http.Response.StatusCode;
        options.Value.CustomizeProblemDetails?.Invoke(context);
        var refused = http.Features.Get<IExceptionHandlerFeature>()?.Error as RefusedException;
        if (refused?.Refusal.Code == AccessRefusals.PasswordMustChange.Code)
        {
            await SeeOther.To("/password").ExecuteAsync(http);
            return;
        }

        if (refused?.Refusal.Code == AccessRefusals.SecondFactorMissing.Code)
        {
            await SeeOther.To("/second-factor").ExecuteAsync(http);
            return;
        }

        if (context.ProblemDetails.Status == StatusCodes.Status401Unauthorized)
        {
            var back = HttpMethods.IsGet(http.Request.Method) ? http.Request.Path + http.Request.QueryString : "/";
            await SeeOther.To($"/sign-in?return={Uri.EscapeDataString(back)}").ExecuteAsync(http);
            return;
        }

        var basis = context.ProblemDetails.Extensions.TryGetValue("legalBasis", out var value) ? value as string : null;
        await new RazorComponentResult<ProblemPage>(new Dictionary<string, object?>
        {
            [nameof(ProblemPage.Status)] = context.ProblemDetails.Status.Value.ToString(CultureInfo.InvariantCulture),
            [nameof(ProblemPage.Said)] = context.ProblemDetails.Title,
            [nameof(ProblemPage.Basis)] = basis,
        })
        { StatusCode = context.ProblemDetails.Status }.ExecuteAsync(http);
    }
}
