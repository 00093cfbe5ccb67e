namespace Boxyard.GrainHost;

/// <summary>The base of the emitted classes that implement grain interfaces for callers.</summary>
internal abstract class GrainProxy(Silo silo, GrainIdentity identity) : IAddressable
{
    // Saves the look-up; once it is dead it refuses calls, and the next one is looked up.
    private Activation? _lastActivation;

    internal Silo Silo => silo;

    internal GrainIdentity Identity { get; } = identity;

    public override string ToString() => Identity.ToString();

    internal Task Call<TArguments>(VoidGrainMethod<TArguments> method, TArguments arguments)
    {
        var call = new VoidGrainCall<TArguments>(this, method, arguments);
        Send(call, method.Token is null ? default : method.Token(arguments));
        return method.IsOneWay ? Task.CompletedTask : call.Response;
    }

    internal Task<TResult> Call<TArguments, TResult>(ResultGrainMethod<TArguments, TResult> method, TArguments arguments)
    {
        var call = new ResultGrainCall<TArguments, TResult>(this, method, arguments);
        Send(call, method.Token is null ? default : method.Token(arguments));
        return call.Response;
    }

    private void Send(MethodCall call, CancellationToken cancellationToken)
    {
        call.WatchFor(cancellationToken);
        silo.Send(Identity, call, ref _lastActivation);
    }
}
