using System.Reflection;

namespace Boxyard.GrainHost;

/// <summary>The types among which the host looks for grain classes. Orleans knows them from generated code.</summary>
internal sealed record GrainClassSource(IReadOnlyList<Type> Types)
{
    private static readonly Assembly HostAssembly = typeof(GrainClassSource).Assembly;

    /// <summary>
    /// Every assembly that refers to this one: the loaded ones and what they refer to, loaded or not. A grain assembly
    /// that nothing refers to yet must be loaded by the program first.
    /// </summary>
    internal static GrainClassSource FromLoadedAssemblies()
    {
        var found = new HashSet<Assembly>();
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            Visit(assembly, found);
        }

        return new GrainClassSource([.. found.SelectMany(assembly => assembly.GetTypes())]);
    }

    private static void Visit(Assembly assembly, HashSet<Assembly> found)
    {
        AssemblyName[] references = assembly.IsDynamic ? [] : assembly.GetReferencedAssemblies();
        var refersToHost = references.Any(name => name.Name == HostAssembly.GetName().Name);
        if (!refersToHost || !found.Add(assembly))
        {
            return;
        }

        foreach (var name in references.Where(name => !IsOfTheFramework(name)))
        {
            Visit(Assembly.Load(name), found);
        }
    }

    private static bool IsOfTheFramework(AssemblyName name) =>
        name.Name!.StartsWith("System", StringComparison.Ordinal)
        || name.Name.StartsWith("Microsoft.", StringComparison.Ordinal);
}
