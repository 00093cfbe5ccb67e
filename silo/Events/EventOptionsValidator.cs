using Microsoft.Extensions.Options;

namespace Boxyard.Events;

internal sealed class EventOptionsValidator : IValidateOptions<EventOptions>
{
    public ValidateOptionsResult Validate(string? name, EventOptions options)
    {
        var mistakes = new ValidateOptionsResultBuilder();
        if (options.MaxStreams < 1)
        {
            mistakes.AddError($"Events:MaxStreams: {options.MaxStreams} is less than 1.");
        }

        if (options.KeepAliveInterval < TimeSpan.FromSeconds(1) || options.KeepAliveInterval > TimeSpan.FromMinutes(5))
        {
            mistakes.AddError(
                $"Events:KeepAliveInterval: {options.KeepAliveInterval} is not within 1 s and 5 minutes.");
        }

        if (options.PollInterval < TimeSpan.FromMilliseconds(50) || options.PollInterval > TimeSpan.FromMinutes(1))
        {
            mistakes.AddError($"Events:PollInterval: {options.PollInterval} is not within 0.05 s and 1 minute.");
        }

        return mistakes.Build();
    }
}
