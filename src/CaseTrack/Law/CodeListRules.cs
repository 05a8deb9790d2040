namespace CaseTrack.Law;

/// <summary>Rules of shape that every command shares.</summary>
public static class CodeListRules
{
    /// <summary>The value is a code of the list that holds on the command's business date.</summary>
    public static IRuleBuilderOptions<T, string> IsCodeOf<T>(this IRuleBuilder<T, string> rule, CodeList list, Func<T, DateOnly> on) => rule
        .SetValidator(new CodeRule<T>(list, on))
        .WithErrorCode("unknown-code")
        .WithMessage((_, value) => ReaderLanguage.IsChinese
            ? $"“{Short(value)}”不是代码表{list.Chinese}（code-lists 中的 {list.Name}）中当日有效的代码"
            : $"'{Short(value)}' is not a code of the list {list.Name} (see code-lists) on that day");

    /// <summary>A business date that a person can mean: neither missing nor before the People's Republic, nor a slip in the year.</summary>
    public static IRuleBuilderOptions<T, DateOnly> IsBusinessDate<T>(this IRuleBuilder<T, DateOnly> rule) => rule
        .GreaterThanOrEqualTo(new DateOnly(1949, 10, 1))
        .WithErrorCode("business-date")
        .WithMessage(_ => ReaderLanguage.IsChinese ? "业务日期缺失或过早" : "The business date is missing or too early");

    /// <summary>The code and the words of a rule that no library knows.</summary>
    public static IRuleBuilderOptions<T, TProperty> Saying<T,
        TProperty>(this IRuleBuilderOptions<T, TProperty> rule, string code, string chinese, string english) =>
        rule.WithErrorCode(code).WithMessage(_ => ReaderLanguage.Of(chinese, english));

    // No code is longer; what came is shown as far as it tells what it is. A brace would be taken for a placeholder.
    private static string Short(string? value) =>
        (value?.Length > 40 ? value[..40] + "…" : value ?? "").Replace('{', '(').Replace('}', ')');
}
