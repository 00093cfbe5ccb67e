namespace Boxyard.GrainHost;

internal sealed record SiloBuilder(IServiceCollection Services) : ISiloBuilder;
