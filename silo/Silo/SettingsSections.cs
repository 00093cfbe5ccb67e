using Boxyard.Accounts;
using Boxyard.Apps;
using Boxyard.Boot;
using Boxyard.Builds;
using Boxyard.Clusters;
using Boxyard.Events;
using Boxyard.Jobs;
using Boxyard.Notifications;
using Boxyard.Power;
using Boxyard.Results;
using Boxyard.Retention;
using Boxyard.Storage;
using Boxyard.TaskQueues;
using Boxyard.Telemetry;
using Boxyard.Testboxes;

namespace Boxyard.Silo;

/// <summary>
/// Every section of settings and the class that documents it. What stands in none of them is a mistake.
/// </summary>
internal static class SettingsSections
{
    public static readonly IReadOnlyList<(string Name, Type Type)> All =
    [
        (AccountsOptions.SectionName, typeof(AccountsOptions)),
        (AppOptions.SectionName, typeof(AppOptions)),
        (SiloOptions.SectionName, typeof(SiloOptions)),
        (SiloClusterOptions.SectionName, typeof(SiloClusterOptions)),
        (HttpOptions.SectionName, typeof(HttpOptions)),
        (LabNetworkOptions.SectionName, typeof(LabNetworkOptions)),
        (JobOptions.SectionName, typeof(JobOptions)),
        (SubmitOptions.SectionName, typeof(SubmitOptions)),
        (DeadlineOptions.SectionName, typeof(DeadlineOptions)),
        (TestboxOptions.SectionName, typeof(TestboxOptions)),
        (ClusterOptions.SectionName, typeof(ClusterOptions)),
        (TaskQueueOptions.SectionName, typeof(TaskQueueOptions)),
        (BootOptions.SectionName, typeof(BootOptions)),
        (ResultsOptions.SectionName, typeof(ResultsOptions)),
        (BuildsOptions.SectionName, typeof(BuildsOptions)),
        (PowerOptions.SectionName, typeof(PowerOptions)),
        (EventOptions.SectionName, typeof(EventOptions)),
        (NotificationOptions.SectionName, typeof(NotificationOptions)),
        (RetentionOptions.SectionName, typeof(RetentionOptions)),
        (TelemetryOptions.SectionName, typeof(TelemetryOptions)),
        (LimitOptions.SectionName, typeof(LimitOptions)),
        (StorageOptions.SectionName, typeof(StorageOptions)),
    ];

    public static Type? Find(string name)
    {
        foreach (var section in All)
        {
            if (string.Equals(section.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return section.Type;
            }
        }

        return null;
    }
}
