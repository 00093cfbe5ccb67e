namespace Boxyard.Storage.Builds;

/// <summary>Keeps a number that a Jenkins has given.</summary>
internal sealed class AddJenkinsBuildCommand(string appNamespace, string name, string version, long number)
    : WriteCommandOf<bool>
{
    public string AppNamespace { get; } = appNamespace;

    public string Name { get; } = name;

    public string Version { get; } = version;

    public long Number { get; } = number;

    public override string ConflictKey { get; } = $"jenkins:{appNamespace}/{name}";
}
