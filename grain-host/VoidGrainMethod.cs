using System.Reflection;

namespace Boxyard.GrainHost;

/// <summary>A grain method without a result.</summary>
internal sealed class VoidGrainMethod<TArguments>(MethodInfo method) : GrainMethod(method)
{
    internal Func<object, TArguments, Task> Call { get; } = CompileCall<TArguments, Task>(method);

    internal Func<TArguments, CancellationToken>? Token { get; } = CompileToken<TArguments>(method);
}
