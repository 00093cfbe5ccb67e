namespace Boxyard.Silo;

/// <summary>Hosts the grains, on the engine that this silo is built for.</summary>
internal static class GrainServices
{
    public static WebApplicationBuilder AddGrains(this WebApplicationBuilder builder)
    {
        builder.UseOrleans();
        return builder;
    }
}
