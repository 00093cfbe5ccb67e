using Microsoft.Extensions.Options;

namespace Boxyard.Jobs;

internal sealed class DeadlineOptionsValidator : IValidateOptions<DeadlineOptions>
{
    private const int MaxCount = 10_000;

    public ValidateOptionsResult Validate(string? name, DeadlineOptions options)
    {
        var mistakes = new ValidateOptionsResultBuilder();
        if (options.Interval <= TimeSpan.Zero || options.Interval > TimeSpan.FromMinutes(10))
        {
            mistakes.AddError($"Deadlines:Interval: {options.Interval} is not within 1 ms and 10 minutes.");
        }

        if (options.MaxCount is < 1 or > MaxCount)
        {
            mistakes.AddError($"Deadlines:MaxCount: {options.MaxCount} is not within 1 and 10000.");
        }

        if (options.MaxRenewal < TimeSpan.FromMinutes(1) || options.MaxRenewal > TimeSpan.FromDays(366))
        {
            mistakes.AddError($"Deadlines:MaxRenewal: {options.MaxRenewal} is not within 1 minute and 366 days.");
        }

        return mistakes.Build();
    }
}
