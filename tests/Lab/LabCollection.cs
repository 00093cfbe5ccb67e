namespace Boxyard.Tests.Lab;

/// <summary>
/// Lab tests that each keep a machine busy run one after another; inside a test, boxes run side by side.
/// </summary>
[CollectionDefinition(LabFolder.Collection)]
public sealed class LabCollection : ICollectionFixture<LabFolder>;
