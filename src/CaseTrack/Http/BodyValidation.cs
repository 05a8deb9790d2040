using System.Text.Json;
using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Frames;
using Microsoft.AspNetCore.Http;
using Wolverine.Http.CodeGen;

namespace CaseTrack.Http;

/// <summary>Runs a command's own <c>Validator</c> before anything is loaded: the wrong shape is 400, each field named by JSON
/// Pointer.</summary>
public sealed class BodyValidation : IHttpPolicy
{
    public void Apply(IReadOnlyList<HttpChain> chains, GenerationRules rules, IServiceContainer container)
    {
        foreach (var chain in chains.Where(x => x.HasRequestType))
        {
            if (!container.HasRegistrationFor(typeof(IValidator<>).MakeGenericType(chain.RequestType!)))
            {
                continue;
            }

            var check = new MethodCall(
                typeof(BodyValidation), typeof(BodyValidation).GetMethod(nameof(Check))!.MakeGenericMethod(chain.RequestType!));
            chain.Middleware.InsertRange(0, [check, new MaybeEndWithResultFrame(check.ReturnVariable!)]);
            chain.Metadata.ProducesProblem(400);
        }
    }

    public static async Task<IResult> Check<T>(T body, IValidator<T> validator, CancellationToken token)
    {
        var result = await validator.ValidateAsync(body, token);
        if (result.IsValid)
        {
            return WolverineContinue.Result();
        }

        var problem = new RefusalProblem(HttpRefusals.Invalid) { Status = 400 };
        problem.Extensions["errors"] = result.Errors.Select(x => IsMissing(x.AttemptedValue) && x.PropertyName.Length > 0
            ? new FieldError(Pointer(x.PropertyName), HttpRefusals.Missing.Code, HttpRefusals.Missing.Here)
            : new FieldError(Pointer(x.PropertyName), x.ErrorCode, x.ErrorMessage)).ToArray();
        return Results.Problem(problem);
    }

    /// <summary>What was left out, or sent without a value.</summary>
    private static bool IsMissing(object? value) => value switch
    {
        null or "" => true,
        DateOnly day => day == default,
        Guid id => id == Guid.Empty,
        Enum code => Convert.ToInt32(code, System.Globalization.CultureInfo.InvariantCulture) == 0,
        _ => false,
    };

    /// <summary><c>Corrected.AcceptedOn</c> → <c>/corrected/acceptedOn</c>. RFC 6901.</summary>
    public static string Pointer(string property) =>
        "/" + string.Join('/', property.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)
            .Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}

/// <summary>One field that is not as it should be.</summary>
/// <param name="Pointer">JSON Pointer to the field.</param>
/// <param name="Code">Stable code of the rule.</param>
/// <param name="Detail">The rule in the reader's language.</param>
public sealed record FieldError(string Pointer, string Code, string Detail);
