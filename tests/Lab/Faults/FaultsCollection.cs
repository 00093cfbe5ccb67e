namespace Boxyard.Tests.Lab.Faults;

/// <summary>Faults run one after another: each keeps the machine busy, and says how long it took to recover.</summary>
[CollectionDefinition(Name)]
public sealed class FaultsCollection
{
    public const string Name = "Faults";
}
