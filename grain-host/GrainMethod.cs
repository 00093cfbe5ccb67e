using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace Boxyard.GrainHost;

/// <summary>A method of a grain interface: how it is called on the grain, and what is common to its calls.</summary>
internal abstract class GrainMethod(MethodInfo method)
{
    private static readonly ConcurrentDictionary<MethodInfo, GrainMethod> Known = new();

    private readonly Func<object, object?[], Task> _invoke = Compile(method);
    private readonly int _tokenIndex = Array.FindIndex(
        method.GetParameters(), parameter => parameter.ParameterType == typeof(CancellationToken));

    internal string Name { get; } = $"{method.DeclaringType!.Name}.{method.Name}";

    internal static GrainMethod Of(MethodInfo method) => Known.GetOrAdd(method, Create);

    /// <summary>Sends a call; what its caller gets is of the method's return type.</summary>
    internal abstract object Call(GrainProxy target, object?[] arguments);

    /// <summary>The method's task. What it throws before its first await is in the task too.</summary>
    internal Task Invoke(object grain, object?[] arguments)
    {
        try
        {
            return _invoke(grain, arguments);
        }
        catch (Exception exception)
        {
            return Task.FromException(exception);
        }
    }

    internal CancellationToken TokenOf(object?[] arguments) =>
        _tokenIndex < 0 ? CancellationToken.None : (CancellationToken)arguments[_tokenIndex]!;

    private static GrainMethod Create(MethodInfo method)
    {
        var returned = method.ReturnType;
        var definition = returned.IsGenericType ? returned.GetGenericTypeDefinition() : returned;
        var hasResult = definition == typeof(Task<>) || definition == typeof(ValueTask<>);
        if (method.IsGenericMethod || !(hasResult || returned == typeof(Task) || returned == typeof(ValueTask)))
        {
            throw new NotSupportedException(
                $"{method.DeclaringType}.{method.Name} cannot be called in this host. A grain method returns Task, "
                + "Task<T>, ValueTask or ValueTask<T> and is not generic.");
        }

        var result = hasResult ? returned.GenericTypeArguments[0] : typeof(object);
        return (GrainMethod)Activator.CreateInstance(typeof(GrainMethod<>).MakeGenericType(result), method)!;
    }

    private static Func<object, object?[], Task> Compile(MethodInfo method)
    {
        var grain = Expression.Parameter(typeof(object));
        var arguments = Expression.Parameter(typeof(object?[]));
        var call = Expression.Call(
            Expression.Convert(grain, method.DeclaringType!),
            method,
            method.GetParameters().Select((parameter, index) => Expression.Convert(
                Expression.ArrayIndex(arguments, Expression.Constant(index)), parameter.ParameterType)));
        var task = method.ReturnType.IsValueType
            ? Expression.Call(call, nameof(ValueTask.AsTask), typeArguments: null)
            : call;
        return Expression.Lambda<Func<object, object?[], Task>>(task, grain, arguments).Compile();
    }
}
