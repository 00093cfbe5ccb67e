namespace Boxyard.GrainHost;

/// <summary>The identity of a grain, asked of the grain itself or of a reference to it.</summary>
public static class GrainExtensions
{
    public static string GetPrimaryKeyString(this IAddressable grain) =>
        GetIdentity(grain).TextKey
        ?? throw new InvalidOperationException($"{GetIdentity(grain)} has an integer key; ask GetPrimaryKeyLong.");

    public static long GetPrimaryKeyLong(this IAddressable grain) =>
        GetIdentity(grain) is { TextKey: null } identity
            ? identity.IntegerKey
            : throw new InvalidOperationException($"{GetIdentity(grain)} has a string key; ask GetPrimaryKeyString.");

    private static GrainIdentity GetIdentity(IAddressable grain) => grain switch
    {
        GrainProxy proxy => proxy.Identity,
        IGrainBase activated => Activation.Of(activated).Identity,
        _ =>
            throw new ArgumentException($"{grain.GetType()} is neither a grain nor a reference to one.", nameof(grain)),
    };
}
