using System.Text.Json;
using CaseTrack.Parties;
using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Frames;
using Microsoft.AspNetCore.Http;
using Wolverine.Http.CodeGen;

namespace CaseTrack.Hosting;

/// <summary>Looks for personal data in the texts of every command, and runs its own <c>Validator</c>, before anything is loaded: the wrong shape is 400, each field named by JSON Pointer.</summary>
/// <remarks>A text is looked through unless <see cref="UncheckedText"/> says why not.</remarks>
public sealed class BodyValidation : IHttpPolicy
{
    public void Apply(IReadOnlyList<HttpChain> chains, GenerationRules rules, IServiceContainer container)
    {
        foreach (var chain in chains.Where(x => x.HasRequestType))
        {
            chain.Metadata.ProducesProblem(400);
            if (!UncheckedText.IsSkipped(chain.RequestType!))
            {
                chain.Middleware.Insert(0, new MethodCall(typeof(FreeText), typeof(FreeText).GetMethod(nameof(FreeText.Require))!.MakeGenericMethod(chain.RequestType!)));
                chain.Metadata.ProducesProblem(422);
            }

            if (!container.HasRegistrationFor(typeof(IValidator<>).MakeGenericType(chain.RequestType!)))
            {
                Present(chain);
                continue;
            }

            var check = new MethodCall(typeof(BodyValidation), typeof(BodyValidation).GetMethod(nameof(Check))!.MakeGenericMethod(chain.RequestType!));
            chain.Middleware.InsertRange(UncheckedText.IsSkipped(chain.RequestType!) ? 0 : 1, [check, new MaybeEndWithResultFrame(check.ReturnVariable!)]);
            Present(chain);
        }

        static void Present(HttpChain chain) =>
            chain.Middleware.Insert(0, new MethodCall(typeof(BodyValidation), typeof(BodyValidation).GetMethod(nameof(Require))!.MakeGenericMethod(chain.RequestType!)));
    }

    /// <summary><c>null</c> is valid JSON, and no command.</summary>
    /// <exception cref="RefusedException">400.</exception>
    public static void Require<T>(T? body)
    {
        if (body is null)
        {
            throw new RefusedException(HttpRefusals.Malformed, 400, "");
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
        problem.Extensions["errors"] = result.Errors.Select(x => new FieldError(Pointer(x.PropertyName), x.ErrorCode, x.ErrorMessage)).ToArray();
        return Results.Problem(problem);
    }

    /// <summary><c>Corrected.AcceptedOn</c> → <c>/corrected/acceptedOn</c>. RFC 6901.</summary>
    private static string Pointer(string property) =>
        "/" + string.Join('/', property.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)
            .Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}

/// <summary>One field that is not as it should be.</summary>
/// <param name="Pointer">JSON Pointer to the field.</param>
/// <param name="Code">Stable code of the rule.</param>
/// <param name="Detail">The rule in the reader's language.</param>
public sealed record FieldError(string Pointer, string Code, string Detail);
