using System.Text.Json;
using FluentValidation.Resources;

namespace CaseTrack.Http;

/// <summary>校验的用语. What the rules of shape say in Chinese, and what they call a field: as the request does.</summary>
/// <remarks>The library finds its own Chinese by way of the culture's parents, which a program without culture data does not
/// know: it would answer in English.</remarks>
public sealed class RuleTexts : LanguageManager
{
    private static readonly (string Rule, string Chinese)[] Texts =
    [
        ("NotEmptyValidator", "“{PropertyName}”必填"),
        ("NotNullValidator", "“{PropertyName}”必填"),
        ("NullValidator", "“{PropertyName}”不应填写"),
        ("EmptyValidator", "“{PropertyName}”不应填写"),
        ("MaximumLengthValidator", "“{PropertyName}”至多{MaxLength}个字符，现有{TotalLength}个"),
        ("MinimumLengthValidator", "“{PropertyName}”至少{MinLength}个字符，现有{TotalLength}个"),
        ("LengthValidator", "“{PropertyName}”应为{MinLength}至{MaxLength}个字符，现有{TotalLength}个"),
        ("ExactLengthValidator", "“{PropertyName}”应为{MaxLength}个字符，现有{TotalLength}个"),
        ("InclusiveBetweenValidator", "“{PropertyName}”应在{From}至{To}之间，现为{PropertyValue}"),
        ("ExclusiveBetweenValidator", "“{PropertyName}”应大于{From}且小于{To}，现为{PropertyValue}"),
        ("GreaterThanValidator", "“{PropertyName}”应大于{ComparisonValue}"),
        ("GreaterThanOrEqualValidator", "“{PropertyName}”不得小于{ComparisonValue}"),
        ("LessThanValidator", "“{PropertyName}”应小于{ComparisonValue}"),
        ("LessThanOrEqualValidator", "“{PropertyName}”不得大于{ComparisonValue}"),
        ("EqualValidator", "“{PropertyName}”应为{ComparisonValue}"),
        ("NotEqualValidator", "“{PropertyName}”不得为{ComparisonValue}"),
        ("RegularExpressionValidator", "“{PropertyName}”的写法不对"),
        ("EnumValidator", "“{PropertyName}”没有{PropertyValue}这一取值"),
        ("ScalePrecisionValidator", "“{PropertyName}”至多{ExpectedPrecision}位数字，其中小数至多{ExpectedScale}位"),
        ("PredicateValidator", "“{PropertyName}”不符合要求"),
    ];

    public RuleTexts()
    {
        foreach (var (rule, chinese) in Texts)
        {
            AddTranslation("zh-CN", rule, chinese);
            AddTranslation("zh", rule, chinese);
        }
    }

    /// <summary>From now on, everywhere in the program.</summary>
    public static void Apply()
    {
        ValidatorOptions.Global.LanguageManager = new RuleTexts();
        ValidatorOptions.Global.DisplayNameResolver = (_, member, _) =>
            member is null ? null : JsonNamingPolicy.CamelCase.ConvertName(member.Name);
    }
}
