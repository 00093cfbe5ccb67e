namespace Boxyard.Tests.Cli;

/// <summary>The classes that share one silo, one after the other. Each uses groups and boxes of its own.</summary>
[CollectionDefinition(Name)]
public sealed class CliCollection : ICollectionFixture<RunningSilo>
{
    public const string Name = "Command line and silo";
}
