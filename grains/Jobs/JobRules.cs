namespace Boxyard.Jobs;

/// <summary>What a lab fills into the jobs that are submitted to it.</summary>
public sealed record JobRules
{
    public string Lab { get; init; } = "nolab";
    public string Os { get; init; } = "openeuler";
    public string OsArch { get; init; } = "aarch64";
    public string OsVersion { get; init; } = "20.03";
    public string DockerImage { get; init; } = "centos:7";

    /// <summary>Whose lkp-tests tree is booted.</summary>
    public string LkpInitrdUser { get; init; } = "latest";
    public GroupRule GroupRule { get; init; } = GroupRule.TrailingNumber;

    /// <summary>True when a job must name `my_email`, `my_name` and `my_token`.</summary>
    public bool RequiresAccount { get; init; }

    /// <summary>Of jobs that name neither `timeout` nor `runtime`.</summary>
    public TimeSpan RunTimeout { get; init; } = TimeSpan.FromHours(1);
    public int InfraRetries { get; init; } = 2;
}
