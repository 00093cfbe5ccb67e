using System.Reflection;

namespace Boxyard.GrainHost;

/// <summary>What callers hold of a grain: an object of its interface that turns each call into a message.</summary>
internal class GrainProxy : DispatchProxy, IAddressable
{
    // Saves the look-up; once it is dead it refuses calls, and the next one is looked up.
    private Activation? _lastActivation;

    internal Silo Silo { get; private set; } = null!;

    internal GrainIdentity Identity { get; private set; }

    internal static TGrainInterface Create<TGrainInterface>(Silo silo, GrainIdentity identity)
    {
        var reference = Create<TGrainInterface, GrainProxy>();
        var proxy = (GrainProxy)(object)reference!;
        proxy.Silo = silo;
        proxy.Identity = identity;
        return reference;
    }

    public override string ToString() => Identity.ToString();

    internal void Send(GrainCall call) => Silo.Send(Identity, call, ref _lastActivation);

    protected override object Invoke(MethodInfo? targetMethod, object?[]? args) =>
        GrainMethod.Of(targetMethod!).Call(this, args!);
}
