using Boxyard.Jobs;
using Microsoft.Extensions.Options;

namespace Boxyard.Notifications;

internal sealed class NotificationOptionsValidator : IValidateOptions<NotificationOptions>
{
    private const int MinSecretLength = 8;
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(5);

    public ValidateOptionsResult Validate(string? name, NotificationOptions options)
    {
        var mistakes = new ValidateOptionsResultBuilder();
        for (var index = 0; index < options.Targets.Length; index++)
        {
            CheckTarget(options.Targets[index], $"Notifications:Targets:{index}", mistakes);
        }

        foreach (var twice in options.Targets.GroupBy(target => target.Name).Where(group => group.Count() > 1))
        {
            mistakes.AddError($"Notifications:Targets: the name '{twice.Key}' is given to {twice.Count()} of them.");
        }

        if (options.AllowJobUrls && (options.JobSecret ?? "").Length < MinSecretLength)
        {
            mistakes.AddError(
                $"Notifications:JobSecret: it must have at least {MinSecretLength} characters "
                    + "(Notifications:AllowJobUrls): receivers tell by it that a body is ours.");
        }

        CheckPositive(options.Timeout, "Timeout", LongestTimeout, mistakes);
        CheckPositive(options.RetryDelay, "RetryDelay", TimeSpan.FromDays(1), mistakes);
        CheckPositive(options.MaxRetryDelay, "MaxRetryDelay", TimeSpan.FromDays(7), mistakes);
        CheckPositive(options.KeepTime, "KeepTime", TimeSpan.FromDays(3650), mistakes);
        CheckPositive(options.MaxAge, "MaxAge", TimeSpan.FromDays(366), mistakes);
        CheckPositive(options.Interval, "Interval", LongestTimeout, mistakes);
        CheckPositive(options.MaxQueueWait ?? options.Interval, "MaxQueueWait", TimeSpan.FromDays(366), mistakes);
        if (options.MaxTries is < 1 or > 100)
        {
            mistakes.AddError($"Notifications:MaxTries: {options.MaxTries} is not within 1 and 100.");
        }

        if (options.MaxAtOncePerTarget is < 1 or > 100)
        {
            mistakes.AddError(
                $"Notifications:MaxAtOncePerTarget: {options.MaxAtOncePerTarget} is not within 1 and 100.");
        }

        return mistakes.Build();
    }

    private static void CheckTarget(NotificationTarget target, string setting, ValidateOptionsResultBuilder mistakes)
    {
        if (SafeName.FindProblem(target.Name) is { } problem)
        {
            mistakes.AddError($"{setting}:Name: '{target.Name}' {problem}");
        }

        if (!Uri.TryCreate(target.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            mistakes.AddError($"{setting}:Url: '{target.Url}' is no http or https address.");
        }

        if (target.Secret.Length < MinSecretLength)
        {
            mistakes.AddError($"{setting}:Secret: it must have at least {MinSecretLength} characters.");
        }

        foreach (var wrong in target.Events.Except(NotificationEvent.All))
        {
            mistakes.AddError(
                $"{setting}:Events: '{wrong}' is none of {string.Join(", ", NotificationEvent.All)}.");
        }
    }

    private static void CheckPositive(
        TimeSpan value, string setting, TimeSpan max, ValidateOptionsResultBuilder mistakes)
    {
        if (value <= TimeSpan.Zero || value > max)
        {
            mistakes.AddError($"Notifications:{setting}: {value} is not above 0 and at most {max}.");
        }
    }
}
