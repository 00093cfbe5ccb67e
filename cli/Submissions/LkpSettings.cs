using YamlDotNet.RepresentationModel;

namespace Boxyard.Cli.Submissions;

/// <summary>
/// What LKP's users keep for their `submit`: `compass-ci/defaults/*.yaml` with the account (`my_email`, `my_name`,
/// `lab`), and `compass-ci/include/lab/LAB.yaml` with the scheduler's address and `my_token`.
/// </summary>
internal sealed record LkpSettings
{
    private const string HostField = "SCHED_HOST";
    private const string PortField = "SCHED_PORT";
    private const string DefaultPort = "3000";

    /// <summary>
    /// Fields that every submitted job gets unless it says them itself; null when there are no files.
    /// </summary>
    public YamlMappingNode? Defaults { get; private init; }

    /// <summary>The lab's scheduler; null when the files name none.</summary>
    public string? Server { get; private init; }

    /// <summary>`my_token`: the account's token at the lab's scheduler; null when the files have none.</summary>
    public string? Token { get; private init; }

    /// <summary>Whether that is the lab's scheduler.</summary>
    public bool IsOfLab(Uri server) =>
        Uri.TryCreate(Server, UriKind.Absolute, out var own) && own == server;

    public static LkpSettings Read(UserSettings user)
    {
        var folder = user.ConfigDirectory is null ? null : Path.Combine(user.ConfigDirectory, "compass-ci");
        var defaults = Path.Combine(folder ?? "", "defaults");
        if (folder is null || !Directory.Exists(defaults))
        {
            return new LkpSettings();
        }

        var fields = new YamlMappingNode();
        foreach (var file in Directory.GetFiles(defaults, "*.yaml").Order(StringComparer.Ordinal))
        {
            JobFields.Merge(fields, ReadFields(file));
        }

        if (JobFields.TextOf(fields, "lab") is { } lab)
        {
            var file = Path.Combine(folder, "include", "lab", $"{lab}.yaml");
            if (!lab.Contains('/') && File.Exists(file))
            {
                JobFields.Merge(fields, ReadFields(file));
            }
        }

        var host = JobFields.Take(fields, HostField);
        var port = JobFields.Take(fields, PortField) ?? DefaultPort;
        return new LkpSettings
        {
            Defaults = fields,
            Server = host is null ? null : $"http://{host}:{port}",
            Token = JobFields.TextOf(fields, "my_token"),
        };
    }

    private static YamlMappingNode ReadFields(string file) => JobSource.ReadMapping(file, File.ReadAllText(file));
}
