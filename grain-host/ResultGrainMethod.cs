using System.Reflection;

namespace Boxyard.GrainHost;

/// <summary>A grain method with a result.</summary>
internal sealed class ResultGrainMethod<TArguments, TResult>(MethodInfo method) : GrainMethod(method)
{
    internal Func<object, TArguments, Task<TResult>> Call { get; } = CompileCall<TArguments, Task<TResult>>(method);

    internal Func<TArguments, CancellationToken>? Token { get; } = CompileToken<TArguments>(method);
}
