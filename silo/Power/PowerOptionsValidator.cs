using Microsoft.Extensions.Options;

namespace Boxyard.Power;

internal sealed class PowerOptionsValidator : IValidateOptions<PowerOptions>
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan ShortestKeepTime = TimeSpan.FromHours(2);
    private static readonly TimeSpan LongestKeepTime = TimeSpan.FromDays(3650);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromMinutes(5);

    public ValidateOptionsResult Validate(string? name, PowerOptions options)
    {
        var mistakes = new ValidateOptionsResultBuilder();
        if (options.Timeout < TimeSpan.FromSeconds(1) || options.Timeout > LongestTimeout)
        {
            mistakes.AddError($"Power:Timeout: {options.Timeout} is not within 1 s and 30 minutes.");
        }

        if (options.MaxCyclesPerHour < 1)
        {
            mistakes.AddError(
                $"Power:MaxCyclesPerHour: {options.MaxCyclesPerHour} is less than 1. " +
                "Set Power:AutoCycle to false for none.");
        }

        if (options.Interval < TimeSpan.FromMilliseconds(100) || options.Interval > LongestInterval)
        {
            mistakes.AddError($"Power:Interval: {options.Interval} is not within 0.1 s and 5 minutes.");
        }

        if (options.KeepTime < ShortestKeepTime || options.KeepTime > LongestKeepTime)
        {
            // The cycles of the last hour are counted from these rows.
            mistakes.AddError($"Power:KeepTime: {options.KeepTime} is not within 2 hours and 10 years.");
        }

        return mistakes.Build();
    }
}
