namespace Boxyard.Tests.Lab.Faults;

/// <summary>One connection through a <see cref="PostgresProxy"/>.</summary>
internal sealed class ProxiedConnection
{
    private volatile bool _isCut;

    /// <summary>Nothing passes any more, in either direction.</summary>
    public bool IsCut
    {
        get => _isCut;
        set => _isCut = value;
    }
}
