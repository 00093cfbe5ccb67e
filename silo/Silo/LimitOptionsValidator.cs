using Boxyard.Storage;
using Microsoft.Extensions.Options;

namespace Boxyard.Silo;

internal sealed class LimitOptionsValidator : IValidateOptions<LimitOptions>
{
    public ValidateOptionsResult Validate(string? name, LimitOptions options)
    {
        var mistakes = new ValidateOptionsResultBuilder();
        Check(nameof(options.MaxQueuedPerSubmitter), options.MaxQueuedPerSubmitter);
        Check(nameof(options.MaxRunningPerSubmitter), options.MaxRunningPerSubmitter);
        Check(nameof(options.MaxQueuedPerGroup), options.MaxQueuedPerGroup);
        Check(nameof(options.MaxRunningPerGroup), options.MaxRunningPerGroup);
        CheckAll(nameof(options.MaxQueuedOfSubmitter), options.MaxQueuedOfSubmitter);
        CheckAll(nameof(options.MaxRunningOfSubmitter), options.MaxRunningOfSubmitter);
        CheckAll(nameof(options.MaxQueuedOfGroup), options.MaxQueuedOfGroup);
        CheckAll(nameof(options.MaxRunningOfGroup), options.MaxRunningOfGroup);
        foreach (var group in options.MaxQueuedOfGroup.Keys.Union(options.MaxRunningOfGroup.Keys))
        {
            if (group.AsSpan().ContainsAny('.', '/'))
            {
                mistakes.AddError($"Limits: '{group}' is no group here; queues count for what stands before their "
                    + "first dot or slash.");
            }
        }

        return mistakes.Build();

        void Check(string setting, long? limit)
        {
            if (limit < 0)
            {
                mistakes.AddError($"Limits:{setting}: {limit} must be 0 or more.");
            }
        }

        void CheckAll(string setting, Dictionary<string, long> limits)
        {
            foreach (var (name, limit) in limits)
            {
                Check($"{setting}:{name}", limit);
            }
        }
    }
}
