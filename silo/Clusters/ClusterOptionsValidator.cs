using Microsoft.Extensions.Options;

namespace Boxyard.Clusters;

internal sealed class ClusterOptionsValidator : IValidateOptions<ClusterOptions>
{
    public ValidateOptionsResult Validate(string? name, ClusterOptions options)
    {
        var mistakes = new ValidateOptionsResultBuilder();
        if (options.Directory == "")
        {
            mistakes.AddError("Clusters:Directory is empty; name the folder of definitions, or leave the setting out.");
        }

        Check(nameof(options.Interval), options.Interval, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(10));
        Check(
            nameof(options.PresenceInterval),
            options.PresenceInterval,
            TimeSpan.FromSeconds(30),
            TimeSpan.FromDays(1));
        Check(nameof(options.BootTimeout), options.BootTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        Check(nameof(options.MaxHold), options.MaxHold, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        Check(nameof(options.MaxBarrierWait), options.MaxBarrierWait, TimeSpan.FromSeconds(1), TimeSpan.FromDays(30));
        if (options.MaxWaiters < 1)
        {
            mistakes.AddError($"Clusters:MaxWaiters: {options.MaxWaiters} is less than 1.");
        }

        return mistakes.Build();

        void Check(string setting, TimeSpan value, TimeSpan min, TimeSpan max)
        {
            if (value < min || value > max)
            {
                mistakes.AddError($"Clusters:{setting}: {value} is not within {min} and {max}.");
            }
        }
    }
}
