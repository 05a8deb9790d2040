using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Http;

/// <summary>Problem details (RFC 9457) in the reader's language: Chinese unless <c>Accept-Language</c> asks for English.</summary>
public static class ProblemTexts
{
    public static void AddProblemTexts(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = Say);
        // After the library's own, which says nothing to whoever asked for another format.
        services.AddSingleton<IProblemDetailsWriter, AnyFormat>();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture("zh-CN").AddSupportedCultures("zh-CN", "zh", "en").AddSupportedUICultures("zh-CN", "zh", "en");
            options.ApplyCurrentCultureToResponseHeaders = true;
        });
    }

    public static void UseProblemTexts(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                StatusCodeSelector = StatusOf,
                SuppressDiagnosticsCallback = handled =>
            handled.Exception is RefusedException || StatusOf(handled.Exception) < 500
            });
        app.UseStatusCodePages();
    }

    /// <summary>Why not is said as JSON to whoever asked for a document or a table, too.</summary>
    private sealed class AnyFormat : IProblemDetailsWriter
    {
        public bool CanWrite(ProblemDetailsContext context) => true;

        public ValueTask WriteAsync(ProblemDetailsContext context)
        {
            Say(context);
            return new(context.HttpContext.Response.WriteAsJsonAsync(
                context.ProblemDetails, options: null, "application/problem+json", context.HttpContext.RequestAborted));
        }
    }

    private static int StatusOf(Exception failure) => failure switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        System.Text.Json.JsonException => StatusCodes.Status400BadRequest,
        RefusedException refused => refused.Status,
        _ => StorageFailures.Of(failure)?.Status ?? StatusCodes.Status500InternalServerError,
    };

    private static void Say(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        var status = problem.Status ?? context.HttpContext.Response.StatusCode;
        var thrown = context.HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        var (refusal, pointer) = problem is RefusalProblem own ? (own.Refusal, own.Pointer)
            : thrown is RefusedException refused ? (refused.Refusal, refused.Pointer)
            : StorageFailures.Of(thrown) is { } storage && storage.Status == status ? (storage.Refusal, null)
            : status == StatusCodes.Status401Unauthorized && context.HttpContext.Items[typeof(Refusal)] is Refusal known ? (known, null)
            : (ByStatus(status), null);
        var chinese = ReaderLanguage.IsChinese;

        problem.Type = $"urn:casetrack:problem:{refusal.Code}";
        problem.Title = chinese ? refusal.Chinese : refusal.English;
        problem.Detail = null;
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            context.HttpContext.Response.Headers.RetryAfter = thrown is not null && StorageFailures.IsTrouble(thrown) ? "10" : "1";
        }

        // So the library says that a body could not be read.
        if (status == StatusCodes.Status400BadRequest && problem.Extensions.Remove("lineNumber")
            && problem.Extensions.Remove("bytePositionInLine") && WrongJson.Of(context.HttpContext) is { } wrong)
        {
            problem.Extensions["errors"] = new[] { wrong };
        }

        if (thrown is RefusedException { RetryAfter: { } wait })
        {
            context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        problem.Instance = context.HttpContext.Request.Path;
        if (refusal.Basis.Length > 0)
        {
            problem.Extensions["legalBasis"] = refusal.Basis;
        }

        if (pointer is not null && !problem.Extensions.ContainsKey("errors"))
        {
            problem.Extensions["errors"] = new[] { new FieldError(pointer, refusal.Code, problem.Title) };
        }
    }

    private static Refusal ByStatus(int status) => status switch
    {
        400 => HttpRefusals.Malformed,
        401 => HttpRefusals.NotSignedIn,
        403 => HttpRefusals.Denied,
        404 => HttpRefusals.NotFound,
        409 => HttpRefusals.Conflict,
        405 => HttpRefusals.MethodNotAllowed,
        408 => HttpRefusals.TooSlow,
        413 => HttpRefusals.TooLarge,
        415 => HttpRefusals.WrongContentType,
        429 => HttpRefusals.TooManyRequests,
        504 => HttpRefusals.TookTooLong,
        422 => HttpRefusals.KeyReused,
        _ => new Refusal($"http-{status}", ReasonPhrases.GetReasonPhrase(status), ReasonPhrases.GetReasonPhrase(status)),
    };
}
