namespace Boxyard.Jobs;

/// <summary>What the lab fills into jobs that do not say it.</summary>
public sealed class JobOptions
{
    public const string SectionName = "Jobs";

    /// <summary>The lab's name. Default `nolab`.</summary>
    public string Lab { get; set; } = "nolab";

    /// <summary>Default `openeuler`.</summary>
    public string Os { get; set; } = "openeuler";

    /// <summary>Default `aarch64`.</summary>
    public string OsArch { get; set; } = "aarch64";

    /// <summary>Default `20.03`.</summary>
    public string OsVersion { get; set; } = "20.03";

    /// <summary>Default `centos:7`.</summary>
    public string DockerImage { get; set; } = "centos:7";

    /// <summary>Whose lkp-tests tree is booted. Default `latest`.</summary>
    public string LkpInitrdUser { get; set; } = "latest";

    /// <summary>How a box's group follows from its name. Default TrailingNumber (rule A of compass-ci).</summary>
    public GroupRule GroupRule { get; set; } = GroupRule.TrailingNumber;

    /// <summary>The time of a run that names neither `timeout` nor `runtime`. Default 1 h.</summary>
    public TimeSpan RunTimeout { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often a lost attempt is repeated. Default 2.</summary>
    public int InfraRetries { get; set; } = 2;

    /// <summary>
    /// True when a job must name `my_email`, `my_name` and `my_token`. They are verified where accounts are on.
    /// Default false.
    /// </summary>
    public bool RequiresAccount { get; set; }

    public JobRules ToRules() => new()
    {
        Lab = Lab,
        Os = Os,
        OsArch = OsArch,
        OsVersion = OsVersion,
        DockerImage = DockerImage,
        LkpInitrdUser = LkpInitrdUser,
        GroupRule = GroupRule,
        RunTimeout = RunTimeout,
        InfraRetries = InfraRetries,
        RequiresAccount = RequiresAccount,
    };
}
