using System.Text.Json.Nodes;
using Boxyard.Jobs;

namespace Boxyard.Dependencies;

/// <summary>Whether a job is as another waits for it. Knows no clock, disk or network.</summary>
public static class DependencyRules
{
    private static readonly char[] Separators = [' ', ','];

    /// <summary>
    /// No condition: its data is complete. Stages and readiness count as reached when they are passed; milestones must
    /// all be among those reported; any other field must be that text.
    /// </summary>
    public static WaitState Judge(string? condition, JobFacts job)
    {
        var holds = condition is null
            ? LkpView.FindReadiness(job.View.Readiness) >= LkpView.ReadinessComplete
            : JsonNode.Parse(condition)!.AsObject().All(field => Holds(field.Key, field.Value!, job));
        return holds ? WaitState.Holds : job.View.IsSettled ? WaitState.NeverHolds : WaitState.Open;
    }

    private static bool Holds(string name, JsonNode wanted, JobFacts job) => name switch
    {
        JobFacts.Stage => LkpView.FindStage(job.View.Stage) >= LkpView.FindStage(wanted.ToString()),
        JobFacts.Readiness => LkpView.FindReadiness(job.View.Readiness) >= LkpView.FindReadiness(wanted.ToString()),
        JobFacts.Milestones => HasAll(job.Get(name), wanted),
        _ => job.Get(name) == JobFields.ScalarText(wanted),
    };

    private static bool HasAll(string reported, JsonNode wanted)
    {
        var reached = reported.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return wanted is JsonArray list
            ? list.All(item => item is not null && reached.Contains(item.ToString()))
            : reached.Contains(wanted.ToString());
    }
}
