using System.Reflection;

namespace Boxyard.GrainHost;

/// <summary>A method with a result; one without gives a null that nobody reads.</summary>
internal sealed class GrainMethod<TResult>(MethodInfo method) : GrainMethod(method)
{
    private readonly Type _returned = method.ReturnType;

    internal override object Call(GrainProxy target, object?[] arguments)
    {
        var call = new MethodCall<TResult>(target, this, arguments);
        call.WatchFor(TokenOf(arguments));
        target.Send(call);
        return _returned == typeof(ValueTask) ? new ValueTask(call.Response)
            : _returned == typeof(ValueTask<TResult>) ? new ValueTask<TResult>(call.Response)
            : call.Response;
    }
}
