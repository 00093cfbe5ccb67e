using Boxyard.Apps;
using Boxyard.Jobs;
using Microsoft.Extensions.Options;

namespace Boxyard.Builds;

internal sealed class BuildsOptionsValidator : IValidateOptions<BuildsOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(7);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, BuildsOptions options)
    {
        var mistakes = new ValidateOptionsResultBuilder();
        CheckGroup("Builds:Group", options.Group, mistakes);
        CheckGroup("Builds:ProfileGroup", options.ProfileGroup, mistakes);
        foreach (var (index, group) in options.ProfileGroups.Index())
        {
            CheckGroup($"Builds:ProfileGroups:{index}", group, mistakes);
        }

        foreach (var (architecture, group) in options.GroupOf.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            CheckGroup($"Builds:GroupOf:{architecture}", group, mistakes);
            if (!AppArchitectures.All.Contains(architecture, StringComparer.Ordinal))
            {
                mistakes.AddError(
                    $"Builds:GroupOf:{architecture}: there is no such architecture. Write one of "
                    + $"{string.Join(", ", AppArchitectures.All)}.");
            }
        }

        CheckSpan("Builds:Timeout", options.Timeout, LongestTimeout, mistakes);
        CheckSpan("Builds:MaxProfileTime", options.MaxProfileTime, LongestTimeout, mistakes);
        CheckSpan("Builds:Interval", options.Interval, LongestInterval, mistakes);
        CheckJenkins(options, mistakes);
        return mistakes.Build();
    }

    private static void CheckJenkins(BuildsOptions options, ValidateOptionsResultBuilder mistakes)
    {
        CheckSpan("Builds:JenkinsCallTimeout", options.JenkinsCallTimeout, LongestInterval, mistakes);
        CheckSpan("Builds:JenkinsQueueTimeout", options.JenkinsQueueTimeout, LongestInterval, mistakes);
        if (options.Backend == BuildsBackend.Jenkins
            && !(Uri.TryCreate(options.JenkinsUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
        {
            mistakes.AddError(
                $"Builds:JenkinsUrl: '{options.JenkinsUrl}' is no address. Write it as http://host:8080.");
        }

        if (string.IsNullOrEmpty(options.JenkinsUser) != string.IsNullOrEmpty(options.JenkinsToken))
        {
            mistakes.AddError("Builds:JenkinsUser and Builds:JenkinsToken are needed together: set both or neither.");
        }

        // It stands in the pipeline's own text.
        if (!options.JenkinsCredentials.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-'))
        {
            mistakes.AddError(
                $"Builds:JenkinsCredentials: '{options.JenkinsCredentials}' is no id of letters, digits and . _ -");
        }
    }

    private static void CheckGroup(string setting, string group, ValidateOptionsResultBuilder mistakes)
    {
        if (SafeName.FindProblem(group) is { } problem)
        {
            mistakes.AddError($"{setting}: '{group}' {problem}");
        }
    }

    private static void CheckSpan(
        string setting, TimeSpan value, TimeSpan longest, ValidateOptionsResultBuilder mistakes)
    {
        if (value < Shortest || value > longest)
        {
            mistakes.AddError($"{setting}: {value} is not within 1 s and {longest}.");
        }
    }
}
