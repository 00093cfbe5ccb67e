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
        foreach (var (architecture, group) in options.GroupOf.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            CheckGroup($"Builds:GroupOf:{architecture}", group, mistakes);
        }

        CheckSpan("Builds:Timeout", options.Timeout, LongestTimeout, mistakes);
        CheckSpan("Builds:MaxProfileTime", options.MaxProfileTime, LongestTimeout, mistakes);
        CheckSpan("Builds:Interval", options.Interval, LongestInterval, mistakes);
        return mistakes.Build();
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
