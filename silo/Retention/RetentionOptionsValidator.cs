using Microsoft.Extensions.Options;

namespace Boxyard.Retention;

internal sealed class RetentionOptionsValidator : IValidateOptions<RetentionOptions>
{
    public ValidateOptionsResult Validate(string? name, RetentionOptions options)
    {
        var mistakes = new ValidateOptionsResultBuilder();
        Check(mistakes, nameof(options.KeepJobs), options.KeepJobs, RetentionLimits.MinJobTime);
        Check(mistakes, nameof(options.KeepEvents), options.KeepEvents, RetentionLimits.MinJobTime);
        Check(mistakes, nameof(options.KeepLogs), options.KeepLogs, RetentionLimits.MinFileTime);
        Check(mistakes, nameof(options.KeepArtifacts), options.KeepArtifacts, RetentionLimits.MinFileTime);
        if (options.MaxJobs < 0)
        {
            mistakes.AddError($"Retention:MaxJobs: {options.MaxJobs} is less than 0. Leave it out to keep all jobs.");
        }

        if (options.KeepFreeBytes < 0)
        {
            mistakes.AddError($"Retention:KeepFreeBytes: {options.KeepFreeBytes} is less than 0, which is none.");
        }

        if (options.Interval < TimeSpan.FromSeconds(1) || options.Interval > TimeSpan.FromDays(1))
        {
            mistakes.AddError($"Retention:Interval: {options.Interval} is not within 1 s and 1 day.");
        }

        return mistakes.Build();
    }

    private static void Check(ValidateOptionsResultBuilder mistakes, string name, TimeSpan? keep, TimeSpan minimum)
    {
        if (keep < minimum)
        {
            mistakes.AddError(
                $"Retention:{name}: {keep} is less than {minimum}. Leave it out to keep them for ever.");
        }
    }
}
