using System.Linq.Expressions;
using System.Reflection;

namespace Boxyard.GrainHost;

/// <summary>A method of a grain interface as the proxy and the activation need it.</summary>
internal abstract class GrainMethod(MethodInfo method)
{
    internal string Name { get; } = $"{method.DeclaringType!.Name}.{method.Name}";

    internal bool AlwaysInterleaves { get; } = method.IsDefined(typeof(AlwaysInterleaveAttribute));

    internal bool IsReadOnly { get; } = method.IsDefined(typeof(ReadOnlyAttribute));

    internal bool IsOneWay { get; } =
        method.IsDefined(typeof(OneWayAttribute)) || method.ReturnType == typeof(void);

    internal TimeSpan? ResponseTimeout { get; } = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;

    /// <summary>Compiles the call of the method with the members of a value tuple as its arguments.</summary>
    private protected static Func<object, TArguments, TTask> CompileCall<TArguments, TTask>(MethodInfo method)
    {
        var grain = Expression.Parameter(typeof(object));
        var arguments = Expression.Parameter(typeof(TArguments));
        var call = Expression.Call(
            Expression.Convert(grain, method.DeclaringType!),
            method,
            method.GetParameters().Select((_, index) => Expression.Field(arguments, $"Item{index + 1}")));
        return Expression.Lambda<Func<object, TArguments, TTask>>(ToTask(call), grain, arguments).Compile();
    }

    /// <summary>Compiles the reading of the method's cancellation token; null when it has none.</summary>
    private protected static Func<TArguments, CancellationToken>? CompileToken<TArguments>(MethodInfo method)
    {
        var index = Array.FindIndex(
            method.GetParameters(), parameter => parameter.ParameterType == typeof(CancellationToken));
        if (index < 0)
        {
            return null;
        }

        var arguments = Expression.Parameter(typeof(TArguments));
        var token = Expression.Field(arguments, $"Item{index + 1}");
        return Expression.Lambda<Func<TArguments, CancellationToken>>(token, arguments).Compile();
    }

    private static Expression ToTask(Expression call) =>
        call.Type == typeof(void) ? Expression.Block(call, Expression.Constant(Task.CompletedTask))
        : call.Type.IsAssignableTo(typeof(Task)) ? call
        : Expression.Call(call, nameof(ValueTask.AsTask), typeArguments: null);
}
