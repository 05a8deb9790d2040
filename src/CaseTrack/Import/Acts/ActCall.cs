using System.Reflection;
using System.Runtime.CompilerServices;

namespace CaseTrack.Import.Acts;

/// <summary>A method an act is made of. What it takes and hands back is looked up once, as a file calls it for every row.</summary>
public sealed class ActCall
{
    private readonly MethodInfo method;
    private readonly Type[] takes;
    private readonly PropertyInfo? result;

    public ActCall(MethodInfo method)
    {
        this.method = method;
        takes = [.. method.GetParameters().Select(x => x.ParameterType)];
        result = method.ReturnType is { IsGenericType: true } task && task.GetGenericTypeDefinition() == typeof(Task<>)
            ? task.GetProperty(nameof(Task<>.Result)) : null;
        var given = result?.PropertyType ?? method.ReturnType;
        Gives = given.IsAssignableTo(typeof(ITuple)) ? given.GetGenericArguments() : [given];
    }

    /// <summary>The types of what it hands back, in their order.</summary>
    public IReadOnlyList<Type> Gives { get; }

    /// <param name="given">A value of each type it takes.</param>
    public async Task<object?> InvokeAsync(Func<Type, object?> given)
    {
        var returned = method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [.. takes.Select(given)], null);
        if (returned is not Task task)
        {
            return returned;
        }

        await task;
        return result?.GetValue(task);
    }
}
