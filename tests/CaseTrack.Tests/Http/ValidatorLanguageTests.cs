using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CaseTrack.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CaseTrack.Tests.Http;

/// <summary>校验的语言: what validators say is Chinese in Chinese answers and English in English ones, whatever is wrong with the
/// body.</summary>
public sealed partial class ValidatorLanguageTests
{
    private static readonly Type[] Commands =
        [.. typeof(BodyValidation).Assembly.GetTypes().Where(x => x.GetNestedType("Validator") is not null && !x.IsGenericTypeDefinition)];

    public ValidatorLanguageTests() => RuleTexts.Apply();

    [Fact]
    public async Task No_answer_mixes_the_languages()
    {
        Commands.Length.ShouldBeGreaterThan(60);
        var said = 0;
        foreach (var command in Commands)
        {
            foreach (var body in (object[])[RuntimeHelpers.GetUninitializedObject(command), Wrong(command)])
            {
                foreach (var error in await ErrorsAsync(command, body, "zh-CN"))
                {
                    said++;
                    error.Detail.Any(x => x >= 0x2E80).ShouldBeTrue($"{command.Name} {error}");
                    Words().Matches(Quoted().Replace(error.Detail, "")).Select(x => x.Value)
                        .ShouldBeEmpty($"{command.Name} {error}");
                }

                foreach (var error in await ErrorsAsync(command, body, "en"))
                {
                    error.Detail.Where(x => x != '长').Any(x => x >= 0x2E80).ShouldBeFalse($"{command.Name} {error}");
                }
            }
        }

        said.ShouldBeGreaterThan(200);
    }

    [Fact]
    public async Task What_is_missing_is_said_to_be_missing()
    {
        var errors = await ErrorsAsync(typeof(CaseTrack.Mediation.Intake.RegisterMediation),
            RuntimeHelpers.GetUninitializedObject(typeof(CaseTrack.Mediation.Intake.RegisterMediation)), "en");
        errors.Select(x => (x.Pointer, x.Code)).Distinct().Order().ShouldBe(
        [
            ("/committee", "missing"), ("/disputeType", "missing"), ("/id", "missing"), ("/occurredOn", "missing"), ("/source", "missing"),
        ]);
        var unknown = await ErrorsAsync(typeof(CaseTrack.Cases.RestrictAccess),
            new CaseTrack.Cases.RestrictAccess(new(2026, 3, 2), "because"), "en");
        unknown.Single().Detail.ShouldContain("restrictionGround");
    }

    /// <summary>Texts that are too long, numbers that are too small.</summary>
    private static object Wrong(Type command)
    {
        var body = RuntimeHelpers.GetUninitializedObject(command);
        foreach (var property in command.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(x => x.CanWrite))
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            object? value = type == typeof(string) ? new string('长', 20_000) : type == typeof(int) ? -5 : type == typeof(decimal) ? -5.123m
                : type == typeof(DateOnly) ? new DateOnly(1900, 1, 1) : null;
            if (value is not null)
            {
                property.SetValue(body, value);
            }
        }

        return body;
    }

    private static async Task<IReadOnlyList<FieldError>> ErrorsAsync(Type command, object body, string language)
    {
        CultureInfo.CurrentUICulture = new(language);
        var validator = Activator.CreateInstance(command.GetNestedType("Validator")!)!;
        var check = typeof(BodyValidation).GetMethod(nameof(BodyValidation.Check))!.MakeGenericMethod(command);
        var result = await (Task<Microsoft.AspNetCore.Http.IResult>)check.Invoke(
            null, [body, validator, TestContext.Current.CancellationToken])!;
        return result is ProblemHttpResult { ProblemDetails: var problem } ? (IReadOnlyList<FieldError>)problem.Extensions["errors"]! : [];
    }

    // Names of fields and lists are what they are in any language.
    [GeneratedRegex(@"['‘“""（(][A-Za-z0-9 .,\[\]-]+['’”""）)]|code-lists 中的 [A-Za-z]+|UUID|CSV|PEM|SHA-256|长+")]
    private static partial Regex Quoted();

    [GeneratedRegex("[A-Za-z]{3,}")]
    private static partial Regex Words();
}
