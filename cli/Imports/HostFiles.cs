using System.Text.RegularExpressions;
using Boxyard.Cli.Submissions;
using YamlDotNet.RepresentationModel;

namespace Boxyard.Cli.Imports;

/// <summary>
/// Reads the folder `hosts` of LKP's users: a YAML file a machine, named as it, with `mac_addr`, `arch`, `memory`,
/// `tags` and `queues` as far as they are there.
/// </summary>
internal static partial class HostFiles
{
    private static readonly string[] MacFields = ["mac_addr", "mac", "macs"];

    public static void Read(string folder, OldLab lab)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"there is no folder {folder}.");
        }

        foreach (var file in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            name = name.EndsWith(".yaml", StringComparison.Ordinal) ? name[..^5] : name;
            try
            {
                var fields = JobSource.ReadMapping(file, File.ReadAllText(file));
                var macs = MacFields.SelectMany(field => TextsOf(fields, field)).ToList();
                if (macs.Count == 0)
                {
                    lab.Leave("host", name, "its file has no mac_addr: it describes a kind of box, not a machine");
                    continue;
                }

                lab.Add(new OldBox
                {
                    Name = name,
                    Macs = [.. macs.Select(RedisLab.CleanMac)],
                    Queues = [.. TextsOf(fields, "queues").SelectMany(RedisLab.SplitQueues)],
                    Arch = JobFields.TextOf(fields, "arch"),
                    Memory = MemoryOf(JobFields.TextOf(fields, "memory")),
                    Tags = TextsOf(fields, "tags"),
                });
            }
            catch (UsageException exception)
            {
                lab.Leave("host", name, exception.Message);
            }
        }
    }

    /// <summary>`128G`, `128 GB` and `128g` are the same; what is neither is not known.</summary>
    private static string? MemoryOf(string? text)
    {
        var match = Memory().Match(text ?? "");
        return match.Success ? $"{match.Groups["count"].Value}{match.Groups["unit"].Value.ToLowerInvariant()}" : null;
    }

    private static List<string> TextsOf(YamlMappingNode fields, string name) =>
        fields.Children.TryGetValue(new YamlScalarNode(name), out var node) && node is YamlSequenceNode list
            ? [.. list.OfType<YamlScalarNode>().Select(item => item.Value ?? "").Where(text => text.Length > 0)]
            : JobFields.TextOf(fields, name) is { } text ? [text] : [];

    [GeneratedRegex(
        "^(?<count>[1-9][0-9]*) ?(?<unit>[mMgGtT])i?[bB]?$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Memory();
}
