namespace Boxyard.Tests.GrainHost;

public sealed class OrleansSurfaceTests
{
    [Fact]
    public void Everything_public_in_the_grain_host_exists_in_Orleans()
    {
        var allowed = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "GrainHost", "OrleansSurface.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .ToHashSet(StringComparer.Ordinal);

        var invented = PublicSurface.Describe(typeof(Grain).Assembly).Where(line => !allowed.Contains(line));

        Assert.Equal("", string.Join(Environment.NewLine, invented));
    }

    [Fact]
    public void The_description_of_the_surface_sees_what_was_added()
    {
        var lines = PublicSurface.Describe(typeof(Grain).Assembly);

        Assert.Contains("abstract class Grain", lines);
        Assert.Contains("Grain: is IGrainBase", lines);
        Assert.Contains("Grain: protected void DeactivateOnIdle()", lines);
        Assert.Contains("Grain: virtual Task OnActivateAsync(CancellationToken cancellationToken)", lines);
        Assert.Contains("GrainCollectionOptions: TimeSpan CollectionAge { get; set; }", lines);
        Assert.Contains("IGrainWithStringKey: is IGrain", lines);
    }
}
