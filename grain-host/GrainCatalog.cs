using System.Collections.Concurrent;

namespace Boxyard.GrainHost;

/// <summary>Which grain class answers for a grain interface.</summary>
internal sealed class GrainCatalog(GrainClassSource source)
{
    private readonly GrainClass[] _classes =
        [.. source.Types.Where(IsGrainClass).Select(type => new GrainClass(type))];

    private readonly ConcurrentDictionary<(Type Interface, string? ClassNamePrefix), GrainClass> _answers = new();

    internal GrainClass GetClass(Type grainInterface, string? classNamePrefix) =>
        _answers.GetOrAdd(
            (grainInterface, classNamePrefix),
            static (wanted, catalog) => catalog.Find(wanted.Interface, wanted.ClassNamePrefix ?? ""),
            this);

    private static bool IsGrainClass(Type type) =>
        type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
        && type.IsAssignableTo(typeof(Grain))
        && type.IsAssignableTo(typeof(IGrain));

    private GrainClass Find(Type grainInterface, string classNamePrefix)
    {
        var found = _classes
            .Where(grainClass => grainClass.Type.IsAssignableTo(grainInterface))
            .Where(grainClass => grainClass.Type.FullName!.StartsWith(classNamePrefix, StringComparison.Ordinal))
            .ToArray();
        return found switch
        {
            [var only] => only,
            [] => throw new ArgumentException(
                $"No grain class implements {grainInterface} (class name prefix '{classNamePrefix}'). "
                + "Is its assembly referenced by the program?",
                nameof(grainInterface)),
            _ => throw new ArgumentException(
                $"Several grain classes implement {grainInterface}: "
                + $"{string.Join(", ", found.Select(grainClass => grainClass.Type.FullName))}. "
                + "Give a class name prefix.",
                nameof(classNamePrefix)),
        };
    }
}
