using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Boxyard.Cli.Submissions;

/// <summary>
/// Makes one job of each combination of a job's lists. A list of scalars is a choice, wherever it stands in the job's
/// mappings, but in fields that are lists by themselves. The key `a|b` chooses for two fields at once: `1|x`.
/// The first choice of the file changes slowest.
/// </summary>
internal static class Matrix
{
    /// <summary>What the silo takes in one batch.</summary>
    public const int MaxJobs = 10_000;

    /// <summary>Top fields whose lists are values: of Boxyard's own jobs and of LKP's.</summary>
    private static readonly HashSet<string> ListFields = new(StringComparer.Ordinal)
    {
        "cache_dirs", "cluster_definition", "define_files", "direct_macs", "initrds_uri", "job2sh",
        "kernel_custom_params", "kernel_params", "milestones", "my_ssh_pubkey", "need_file_store", "on_fail",
        "pkg_data", "requires", "rootfs_disk", "script", "secrets", "services", "tags", "target_machines",
        "upload_dirs", "upload_fields", "upload_file_store", "wait_on", "wait_options",
    };

    public static IReadOnlyList<MatrixJob> Expand(string file, YamlMappingNode job)
    {
        var choices = new List<Choice>();
        Find(file, job, [], choices);
        var count = choices.Aggregate(1L, (product, choice) => Math.Min(product * choice.Options.Count, MaxJobs + 1L));
        if (count > MaxJobs)
        {
            throw new UsageException($"{file} would be more than {MaxJobs} jobs: shorten its lists.");
        }

        IEnumerable<MatrixJob> jobs = [new MatrixJob(job, [])];
        foreach (var choice in choices)
        {
            jobs = jobs.SelectMany(made => choice.Options.Select(option => Choose(made, choice, option)));
        }

        return [.. jobs];
    }

    private static void Find(string file, YamlMappingNode mapping, string[] path, List<Choice> choices)
    {
        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (path.Length == 0 && ListFields.Contains(name))
            {
                continue;
            }

            if (value is YamlMappingNode inner)
            {
                Find(file, inner, [.. path, name], choices);
            }
            else if (FindOptions(file, name, value) is { } options)
            {
                choices.Add(new Choice([.. path, name], name.Split('|', StringSplitOptions.TrimEntries), options));
            }
        }
    }

    /// <summary>Null for a value that is no choice.</summary>
    private static List<IReadOnlyList<YamlNode>>? FindOptions(string file, string name, YamlNode value)
    {
        var keys = name.Split('|').Length;
        var list = value as YamlSequenceNode;
        var isChoice = list is { Children.Count: > 0 } && list.Children.All(item => item is YamlScalarNode);
        return isChoice ? [.. list!.Select(item => Split(file, name, keys, (YamlScalarNode)item))]
            : keys > 1 && value is YamlScalarNode scalar ? [Split(file, name, keys, scalar)]
            : null;
    }

    private static List<YamlNode> Split(string file, string name, int keys, YamlScalarNode option)
    {
        if (keys == 1)
        {
            return [option];
        }

        var values = (option.Value ?? "").Split('|', StringSplitOptions.TrimEntries);
        return values.Length == keys
            ? [.. values.Select(value => new YamlScalarNode(value) { Style = ScalarStyle.Plain })]
            : throw new UsageException(
                $"{file}, line {option.Start.Line}: '{name}' names {keys} fields and '{option.Value}' has "
                + $"{values.Length} values: write {string.Join('|', Enumerable.Repeat("VALUE", keys))}.");
    }

    private static MatrixJob Choose(MatrixJob made, Choice choice, IReadOnlyList<YamlNode> option)
    {
        var prefix = string.Concat(choice.Path[..^1].Select(part => $"{part}."));
        var chosen = choice.Keys.Zip(option, (key, value) => $"{prefix}{key}={FlowText.Show(value)}");
        // A list of one is a way of writing its item.
        var isOnly = choice.Options.Count == 1;
        return new MatrixJob(
            Replace(made.Job, choice.Path, choice.Keys, option), isOnly ? made.Chosen : [.. made.Chosen, .. chosen]);
    }

    /// <summary>A copy in which the values stand where the choice stood, in the same place among its fields.</summary>
    private static YamlMappingNode Replace(
        YamlMappingNode mapping, ReadOnlySpan<string> path, string[] keys, IReadOnlyList<YamlNode> values)
    {
        var copy = new YamlMappingNode();
        foreach (var (key, value) in mapping.Children)
        {
            if ((key as YamlScalarNode)?.Value != path[0])
            {
                copy.Children[key] = value;
            }
            else if (path.Length > 1)
            {
                copy.Children[key] = Replace((YamlMappingNode)value, path[1..], keys, values);
            }
            else
            {
                foreach (var (name, chosen) in keys.Zip(values))
                {
                    copy.Children[new YamlScalarNode(name)] = chosen;
                }
            }
        }

        return copy;
    }

    private sealed record Choice(string[] Path, string[] Keys, List<IReadOnlyList<YamlNode>> Options);
}
