namespace Boxyard.Tests.Lab.Dashboard;

/// <summary>Tests in a browser, one after another and beside no other: they look at what is shown when.</summary>
[CollectionDefinition(DashboardLab.Collection, DisableParallelization = true)]
public sealed class DashboardCollection : ICollectionFixture<DashboardLab>;
