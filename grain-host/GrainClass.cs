using System.Reflection;

namespace Boxyard.GrainHost;

/// <summary>A grain class and what its attributes say; compared by reference.</summary>
internal sealed class GrainClass
{
    private readonly ObjectFactory _factory;

    internal GrainClass(Type type, GrainCollectionOptions options)
    {
        Type = type;
        Name = type.Name.EndsWith("Grain", StringComparison.Ordinal) ? type.Name[..^"Grain".Length] : type.Name;
        Name = Name.ToLowerInvariant();
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute));
        CollectionAge = FindCollectionAge(type, options);
        _factory = ActivatorUtilities.CreateFactory(type, []);
    }

    internal Type Type { get; }

    internal string Name { get; }

    internal bool IsReentrant { get; }

    /// <summary>How long an activation may be idle; null means that it is never collected.</summary>
    internal TimeSpan? CollectionAge { get; }

    internal IGrainBase Create(IServiceProvider services) => (IGrainBase)_factory(services, null);

    private static TimeSpan? FindCollectionAge(Type type, GrainCollectionOptions options)
    {
        if (type.IsDefined(typeof(KeepAliveAttribute)))
        {
            return null;
        }

        if (!options.ClassSpecificCollectionAge.TryGetValue(type.FullName!, out var age))
        {
            age = type.GetCustomAttribute<CollectionAgeLimitAttribute>()?.AgeLimit ?? options.CollectionAge;
        }

        return age == TimeSpan.MaxValue ? null : age;
    }
}
