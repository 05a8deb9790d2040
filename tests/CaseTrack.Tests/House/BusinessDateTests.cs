using FluentValidation;

namespace CaseTrack.Tests.House;

/// <summary>业务日期: a command that has one says so, and its shape is looked at in one way.</summary>
public sealed class BusinessDateTests
{
    private static readonly Type[] Validators = [.. typeof(ICaseEvent).Assembly.GetTypes()
        .Where(x => x is { IsAbstract: false, IsGenericTypeDefinition: false } && typeof(IValidator).IsAssignableFrom(x))];

    [Fact]
    public void Every_command_with_a_business_date_is_dated_and_validated_as_such()
    {
        var dated = Validators.Select(x => (Validator: x, Command: CommandOf(x)))
            .Where(x => x.Command.GetProperty(nameof(IDated.OccurredOn))?.PropertyType == typeof(DateOnly)).ToList();
        dated.Count.ShouldBeGreaterThan(100);
        dated.Where(x => !typeof(IDated).IsAssignableFrom(x.Command)
                || !typeof(DatedValidator<>).MakeGenericType(x.Command).IsAssignableFrom(x.Validator))
            .Select(x => x.Command.Name).ShouldBeEmpty();
    }

    [Fact]
    public void Every_dated_command_has_a_validator() =>
        typeof(ICaseEvent).Assembly.GetTypes().Where(x => x.IsClass && typeof(IDated).IsAssignableFrom(x))
            .Except(Validators.Select(CommandOf)).Select(x => x.Name).ShouldBeEmpty();

    private static Type CommandOf(Type validator)
    {
        var type = validator;
        while (!type!.IsGenericType || type.GetGenericTypeDefinition() != typeof(AbstractValidator<>))
        {
            type = type.BaseType;
        }

        return type.GetGenericArguments()[0];
    }
}
