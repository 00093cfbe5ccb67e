namespace Boxyard.Tests.Silo;

/// <summary>The tests that share one running silo; each uses a group of its own.</summary>
[CollectionDefinition(Name)]
public sealed class SiloTests : ICollectionFixture<SiloFixture>
{
    public const string Name = "Silo";
}
