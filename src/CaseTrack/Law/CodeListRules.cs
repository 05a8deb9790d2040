namespace CaseTrack.Law;

/// <summary>Rules of shape that every command shares.</summary>
public static class CodeListRules
{
    /// <summary>The value is a code of the list that holds on the command's business date.</summary>
    public static IRuleBuilderOptions<T, string> IsCodeOf<T>(this IRuleBuilder<T, string> rule, CodeList list, Func<T, DateOnly> on) => rule
        .SetValidator(new IsCode<T>(list, on))
        .WithErrorCode("unknown-code")
        .WithMessage(_ => IsChinese
            ? $"“{{PropertyValue}}”不是{list.Chinese}代码表中当日有效的代码"
            : $"'{{PropertyValue}}' is not a code of the list {list.Name} on that day");

    /// <summary>Says which list it is, so that a form can offer it.</summary>
    private sealed class IsCode<T>(CodeList list, Func<T, DateOnly> on) : FluentValidation.Validators.PropertyValidator<T, string>, ICodeRule
    {
        public CodeList List => list;

        public override string Name => "IsCode";

        public override bool IsValid(ValidationContext<T> context, string value) => list.Holds(value, on(context.InstanceToValidate));
    }

    /// <summary>A business date that a person can mean: neither missing nor before the People's Republic, nor a slip in the year.</summary>
    public static IRuleBuilderOptions<T, DateOnly> IsBusinessDate<T>(this IRuleBuilder<T, DateOnly> rule) => rule
        .GreaterThanOrEqualTo(new DateOnly(1949, 10, 1))
        .WithErrorCode("business-date")
        .WithMessage(_ => IsChinese ? "业务日期缺失或过早" : "The business date is missing or too early");

    /// <summary>The code and the words of a rule that no library knows.</summary>
    public static IRuleBuilderOptions<T, TProperty> Saying<T,
        TProperty>(this IRuleBuilderOptions<T, TProperty> rule, string code, string chinese, string english) =>
        rule.WithErrorCode(code).WithMessage(_ => IsChinese ? chinese : english);

    private static bool IsChinese => System.Globalization.CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.Ordinal);
}
