using Boxyard.Tests.Lab;

namespace Boxyard.Tests.Silo;

/// <summary>Three silos in processes of their own on one PostgreSQL, which look for deadlines all the time.</summary>
public sealed class ThreeSilos : IAsyncLifetime
{
    public SiloGroup Silos { get; private set; } = null!;

    public async Task InitializeAsync() => Silos = await SiloGroup.StartAsync(
        3, "--Deadlines:Interval", "00:00:00.05", "--Results:ExtractInterval", "00:00:01");

    public async Task DisposeAsync() => await Silos.DisposeAsync();
}
