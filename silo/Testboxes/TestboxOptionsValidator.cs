using Microsoft.Extensions.Options;

namespace Boxyard.Testboxes;

internal sealed class TestboxOptionsValidator : IValidateOptions<TestboxOptions>
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(600);
    private static readonly TimeSpan GrubPatience = TimeSpan.FromSeconds(28);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestRetryDelay = TimeSpan.FromMinutes(10);

    public ValidateOptionsResult Validate(string? name, TestboxOptions options)
    {
        var mistakes = new ValidateOptionsResultBuilder();
        if (options.MaxWait < TimeSpan.Zero || options.MaxWait > LongestWait)
        {
            mistakes.AddError($"Testboxes:MaxWait: {options.MaxWait} is not within 0 and 600 s.");
        }

        if (options.GrubMaxWait < TimeSpan.Zero || options.GrubMaxWait > GrubPatience)
        {
            mistakes.AddError(
                $"Testboxes:GrubMaxWait: {options.GrubMaxWait} is not within 0 and 28 s; GRUB gives up at 30 s.");
        }

        if (options.RetryDelay < TimeSpan.FromSeconds(1) || options.RetryDelay > LongestRetryDelay)
        {
            mistakes.AddError($"Testboxes:RetryDelay: {options.RetryDelay} is not within 1 s and 10 minutes.");
        }

        if (options.MaxWaiters < 0)
        {
            mistakes.AddError($"Testboxes:MaxWaiters: {options.MaxWaiters} must be 0 or more.");
        }

        if (options.QuarantineLosses < 1)
        {
            mistakes.AddError(
                $"Testboxes:QuarantineLosses: {options.QuarantineLosses} must be 1 or more; "
                + "Testboxes:AutoQuarantine=false turns it off.");
        }

        if (options.QuarantineInterval < TimeSpan.FromSeconds(1) || options.QuarantineInterval > LongestInterval)
        {
            mistakes.AddError(
                $"Testboxes:QuarantineInterval: {options.QuarantineInterval} is not within 1 s and 1 h.");
        }

        if (options.UnknownGrubJob is { Length: > 0 } path && !File.Exists(path))
        {
            mistakes.AddError($"Testboxes:UnknownGrubJob: there is no file {path}.");
        }

        return mistakes.Build();
    }
}
