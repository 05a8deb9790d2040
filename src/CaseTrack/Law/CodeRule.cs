using FluentValidation.Validators;

namespace CaseTrack.Law;

/// <summary>A rule that a value is a code of a list: whoever describes the rule can name the list.</summary>
public interface ICodeRule
{
    /// <summary>The list.</summary>
    CodeList List { get; }
}

/// <summary>The value is a code of a list that holds on a day.</summary>
public sealed class CodeRule<T>(CodeList list, Func<T, DateOnly> on) : PropertyValidator<T, string>, ICodeRule
{
    public CodeList List => list;

    public override string Name => "CodeRule";

    public override bool IsValid(FluentValidation.ValidationContext<T> context, string value) =>
        list.Holds(value, on(context.InstanceToValidate));
}
