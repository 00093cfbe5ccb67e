using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Boxyard.Jobs;
using Boxyard.Storage;
using Microsoft.Extensions.Options;

namespace Boxyard.Clusters;

/// <summary>
/// The clusters of the lab, each a file that an operator writes. Read when a job is submitted: a change counts for the
/// next one.
/// </summary>
internal sealed class ClusterDefinitions(IOptions<ClusterOptions> options, IOptions<StorageOptions> storage)
{
    private const int MaxBytes = 1 << 20;

    private readonly string _folder =
        options.Value.Directory ?? Path.Join(storage.Value.DataDirectory, "clusters");

    /// <summary>The definition, or what is wrong with it or its name.</summary>
    public (ClusterDefinition? Definition, ImmutableArray<string> Mistakes) Find(string name)
    {
        if (SafeName.FindProblem(name) is { } problem)
        {
            return (null, [$"The cluster's name {problem}"]);
        }

        string[] paths = [Path.Join(_folder, name), Path.Join(_folder, $"{name}.yaml")];
        if (Array.Find(paths, File.Exists) is not { } path)
        {
            return (null, [$"There is no cluster '{name}'. Write its definition to {name}.yaml in the folder of "
                + $"Clusters:Directory, or send it as `{ClusterJob.DefinitionField}`."]);
        }

        if (new FileInfo(path).Length > MaxBytes)
        {
            return (null, [$"The definition of the cluster '{name}' has more than {MaxBytes} bytes."]);
        }

        var text = JobText.Parse(File.ReadAllBytes(path), JobTextFormat.Yaml);
        return text.IsValid
            ? Read(name, text.Jobs[0])
            : (null, [$"The definition of the cluster '{name}' cannot be read: {text.Errors[0].Message}"]);
    }

    /// <summary>Reads a definition that came with its job.</summary>
    public static (ClusterDefinition? Definition, ImmutableArray<string> Mistakes) Read(string name, JsonObject text)
    {
        var (definition, mistakes) = ClusterDefinitionReader.Read(text);
        return (definition, [.. mistakes.Select(mistake => $"Cluster '{name}': {mistake}")]);
    }
}
