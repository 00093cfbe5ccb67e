using System.Reflection;

namespace Boxyard.GrainHost;

/// <summary>A grain class and what its attributes say; compared by reference.</summary>
internal sealed class GrainClass(Type type)
{
    private const string Suffix = "Grain";

    private readonly ObjectFactory _factory = ActivatorUtilities.CreateFactory(type, []);

    internal Type Type { get; } = type;

    internal string Name { get; } =
        (type.Name.EndsWith(Suffix, StringComparison.Ordinal) ? type.Name[..^Suffix.Length] : type.Name)
        .ToLowerInvariant();

    internal bool IsReentrant { get; } = type.IsDefined(typeof(ReentrantAttribute));

    internal Grain Create(IServiceProvider services) => (Grain)_factory(services, null);
}
